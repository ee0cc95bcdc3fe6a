package dev.demarc.cli;

import java.util.regex.Pattern;

/**
 * Plain text as Markdown for a comment on a forge: nothing in it is a mark, a link, HTML, or a name that somebody is called
 * by.
 */
final class CommentText {

    private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]{}~|^$]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** What becomes a link by itself; and signs that make a reference of the word after them, on GitHub or GitLab. */
    private static final Pattern REFERENCES =
            Pattern.compile("(?i)(://|www\\.|mailto:|xmpp:|(?:&amp;|[@#!%:$~])(?=[\\p{L}\\p{N}_-]))");

    /** At the beginning of a line these begin a list, a heading or a quote. */
    private static final Pattern BEGINNINGS = Pattern.compile("^(\\d+)([.)])|^([-+#=])");

    /** Shows nothing, and parts what would be read as one. */
    private static final String NOTHING = "<!-- -->";

    private CommentText() {}

    /** A text as code, on one line. */
    static String code(String text) {
        String line = BLANKS.matcher(text).replaceAll(" ").strip();
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String pad = longest == 0 ? "" : " ";
        return fence + pad + line + pad + fence;
    }

    /** A text on one line. */
    static String of(String text) {
        String line = BLANKS.matcher(text).replaceAll(" ").strip();
        String shown = MARKS.matcher(
                        line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .replaceAll("\\\\$0");
        shown = REFERENCES.matcher(shown).replaceAll("$1" + NOTHING);
        var beginning = BEGINNINGS.matcher(shown);
        if (!beginning.lookingAt()) {
            return shown;
        }
        String rest = shown.substring(beginning.end());
        return beginning.group(1) != null
                ? beginning.group(1) + "\\" + beginning.group(2) + rest
                : "\\" + beginning.group(3) + rest;
    }
}
