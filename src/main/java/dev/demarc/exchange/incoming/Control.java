package dev.demarc.exchange.incoming;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a control of NIST SP 800-53, however it is written: {@code AC-02 (a)}, {@code AC-2(1)}, {@code ac-2.1}.
 *
 * @param enhancement its number; 0 for the control itself
 * @param part its letter; nothing for the whole
 */
record Control(
        String family,
        int number,
        int enhancement,
        @Nullable String part) {

    private static final Pattern FORM = Pattern.compile(
            "([A-Za-z]{2})[- ]?0*(\\d{1,3})(?:\\s*(?:\\(0*(\\d{1,3})\\)|\\.0*(\\d{1,3})))?(?:\\s*[(_.-]?\\s*([a-z])\\)?)?\\.?");

    /** Reads an id; nothing if it is none. */
    static @Nullable Control of(String written) {
        Matcher form = FORM.matcher(written.strip());
        if (!form.matches()) {
            return null;
        }
        String enhancement = form.group(3) == null ? form.group(4) : form.group(3);
        return new Control(
                form.group(1).toUpperCase(Locale.ROOT),
                Integer.parseInt(form.group(2)),
                enhancement == null ? 0 : Integer.parseInt(enhancement),
                form.group(5));
    }

    /** As NIST writes it: {@code AC-2(1)}, {@code AC-2(a)}. */
    @Override
    public String toString() {
        return family + "-" + number + (enhancement == 0 ? "" : "(" + enhancement + ")")
                + (part == null ? "" : "(" + part + ")");
    }

    /** As a concern's id: {@code ac-02-a}. */
    String id() {
        String id = family.toLowerCase(Locale.ROOT) + "-" + (number < 10 ? "0" : "") + number;
        return id + (enhancement == 0 ? "" : "-" + enhancement) + (part == null ? "" : "-" + part);
    }
}
