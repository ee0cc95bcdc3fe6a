package dev.demarc.markdown;

/**
 * What stands behind the back-ticks that begin a block of code.
 *
 * @param language its first word; empty if there is none
 * @param title what {@code title="…"} says; empty if it isn't there
 */
record FenceLine(String language, String title) {

    static FenceLine of(String written) {
        String line = Scan.resolved(written);
        int end = 0;
        while (end < line.length() && !Scan.isBlank(line.charAt(end))) {
            end++;
        }
        String first = line.substring(0, end);
        int title = line.indexOf("title=");
        if (title < 0) {
            return new FenceLine(first, "");
        }
        String language = title == 0 ? "" : first;
        int from = title + "title=".length();
        char quote = from < line.length() ? line.charAt(from) : ' ';
        boolean quoted = quote == '"' || quote == '\'';
        int start = quoted ? from + 1 : from;
        int to = line.indexOf(quoted ? quote : ' ', start);
        return new FenceLine(language, line.substring(start, to < 0 ? line.length() : to));
    }
}
