package dev.demarc.exchange.incoming;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Services that a cell gives as examples. */
final class Examples {

    private static final Pattern SUCH_AS =
            Pattern.compile("(?i)^(.*?)[,:]?\\s*\\b(?:such as|like|e\\.g\\.,?|for example,?|including)\\s+(.+)$");
    private static final int LONGEST = 80;

    private Examples() {}

    /** Each example; what stands before {@code such as} is no example, and is left to {@link #before}. */
    static List<String> of(String cell) {
        String text = cell.replace('\n', ',').strip();
        Matcher such = SUCH_AS.matcher(text);
        String listed = such.matches() ? such.group(2) : text;
        var examples = new ArrayList<String>();
        for (String piece : listed.split("\\s*[,;]\\s*(?:and\\s+|or\\s+)?|\\s+and\\s+|\\s+or\\s+", -1)) {
            String example = piece.strip().replaceAll("[.;,]+$", "");
            if (!example.isEmpty() && example.length() <= LONGEST) {
                examples.add(example);
            } else if (!example.isEmpty()) {
                return List.of(text);
            }
        }
        return examples;
    }

    /** What a cell says before {@code such as}: what kind of services these are; empty if it says nothing. */
    static String before(String cell) {
        Matcher such = SUCH_AS.matcher(cell.replace('\n', ' ').strip());
        return such.matches() ? such.group(1).strip() : "";
    }
}
