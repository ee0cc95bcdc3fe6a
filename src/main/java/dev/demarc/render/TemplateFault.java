package dev.demarc.render;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.source.Location;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.error.RootAttributeNotFoundException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a mistake in a template in words that its writer can use: the template engine gives a line, but no names. */
final class TemplateFault {

    // As Pebble 4.1.2 words it; the class is told nowhere else.
    private static final Pattern OF_CLASS = Pattern.compile("\\] of \\[([\\w.$]+)\\]");

    private final ThemeFiles files;
    private final TemplatePlaces places;
    private final Map<String, Object> names;

    TemplateFault(ThemeFiles files, Map<String, Object> names) {
        this.files = files;
        this.places = new TemplatePlaces(files);
        this.names = names;
    }

    Diagnostic finding(PebbleException thrown) {
        PebbleException e = cause(thrown);
        if (e instanceof LoaderException) {
            String wanted = String.valueOf(e.getPebbleMessage());
            Location named = places.naming(wanted);
            return finding(
                    named == null ? place(e, null, "") : named,
                    "There is no template `%s`.".formatted(wanted),
                    templatesLike(wanted, files.templates()),
                    wanted);
        }
        if (e instanceof RootAttributeNotFoundException missing) {
            String written = missing.getAttributeName();
            return finding(
                    place(e, "(?<![\\w.\"'])", written),
                    "A template knows no `%s` here.".formatted(written),
                    Nearest.hint(written, names.keySet()),
                    written);
        }
        if (e instanceof AttributeNotFoundException missing) {
            String written = missing.getAttributeName();
            return finding(
                    place(e, "(?:\\.\\s*|\\[\\s*[\"'])", written),
                    "There is no `%s` in what stands before the dot.".formatted(written),
                    Nearest.hint(written, namesIn(e)),
                    written);
        }
        return finding(
                place(e, null, ""),
                "This template can't be read: %s".formatted(sentence(e.getPebbleMessage())),
                "Mend the line, or remove the file; then the built-in template stands in its place.",
                null);
    }

    /** A name that isn't there, wherever that was met: in a condition Pebble wraps it up, and speaks of wrong operands. */
    private static PebbleException cause(PebbleException thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof AttributeNotFoundException missing) {
                return missing;
            }
            if (each instanceof RootAttributeNotFoundException missing) {
                return missing;
            }
        }
        return thrown;
    }

    private static Diagnostic finding(Location place, String message, String hint, @Nullable String target) {
        return Diagnostic.of(RuleId.TEMPLATE_ERROR, place, message, hint, target);
    }

    /**
     * Where a mistake is.
     *
     * @param before what stands before what is written wrong; nothing if nobody knows what that is
     */
    private Location place(PebbleException e, @Nullable String before, String written) {
        @Nullable String name = e.getFileName();
        @Nullable Integer line = e.getLineNumber();
        if (name == null || line == null || line < 1) {
            return Location.in(name == null ? "templates" : files.place(name));
        }
        return before == null ? places.of(name, line) : places.of(name, line, before, written);
    }

    /** “Did you mean” for a template's name: those of the same stem first. */
    static String templatesLike(String wanted, List<String> templates) {
        String stem = wanted.endsWith(".peb") ? wanted.substring(0, wanted.length() - 4) : wanted;
        var sameStem = new ArrayList<String>();
        for (String name : templates) {
            if (name.startsWith(stem + ".") || name.endsWith("/" + stem)) {
                sameStem.add("`" + name + ".peb`");
            }
        }
        String alike = sameStem.isEmpty() ? "" : "Of that stem: " + String.join(", ", sameStem) + ". ";
        return alike + Nearest.hint(stem, templates);
    }

    private Collection<String> namesIn(PebbleException e) {
        Matcher matcher = OF_CLASS.matcher(String.valueOf(e.getMessage()));
        if (!matcher.find()) {
            return names.keySet();
        }
        if (matcher.group(1).equals(Words.class.getName())) {
            return names.get("words") instanceof Words words ? words.keySet() : List.of();
        }
        var known = new TreeSet<String>();
        try {
            RecordComponent @Nullable [] components =
                    Class.forName(matcher.group(1)).getRecordComponents();
            if (components != null) {
                for (RecordComponent component : components) {
                    known.add(component.getName());
                }
            }
        } catch (ClassNotFoundException notOurs) {
            return List.of();
        }
        return known;
    }

    private static String sentence(@Nullable String message) {
        if (message == null || message.isBlank()) {
            return "a value in it can't be shown.";
        }
        String oneLine = message.lines().findFirst().orElse(message).strip();
        String lower = oneLine.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + oneLine.substring(1);
        return lower.endsWith(".") ? lower : lower + ".";
    }
}
