package dev.demarc.markdown;

import dev.demarc.model.Fence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind the back-ticks that begin a block of code: a language, lines in braces, {@code key=value}. */
final class FenceLine {

    private final String line;
    private int at;
    private String language = "";
    private String title = "";
    private String file = "";
    private String lines = "";
    private String region = "";
    private final List<Fence.Range> marked = new ArrayList<>();

    private FenceLine(String line) {
        this.line = line;
    }

    /** The line as pages understand it. What isn't known is passed over: other tools have words of their own there. */
    static Fence of(String written) {
        if (written.isEmpty()) {
            return new Fence("", "", List.of(), null);
        }
        var reading = new FenceLine(Scan.resolved(written));
        reading.all();
        Fence.@Nullable Excerpt excerpt =
                reading.file.isEmpty() ? null : new Fence.Excerpt(reading.file, reading.lines, reading.region);
        return new Fence(reading.language, reading.title, reading.marked, excerpt);
    }

    /** The line as the specifications understand it: the first word is the language. */
    static Fence bare(String written) {
        String resolved = Scan.resolved(written);
        int end = 0;
        while (end < resolved.length() && !Scan.isBlank(resolved.charAt(end))) {
            end++;
        }
        return new Fence(resolved.substring(0, end), "", List.of(), null);
    }

    private void all() {
        boolean first = true;
        while (at < line.length()) {
            if (Scan.isBlank(line.charAt(at))) {
                at++;
            } else if (line.charAt(at) == '{') {
                braces();
            } else {
                word(first);
            }
            first = false;
        }
    }

    private void word(boolean first) {
        int from = at;
        while (at < line.length() && !Scan.isBlank(line.charAt(at)) && "={".indexOf(line.charAt(at)) < 0) {
            at++;
        }
        String name = line.substring(from, at);
        if (at < line.length() && line.charAt(at) == '=' && at > from) {
            at++;
            set(name, value());
        } else if (first) {
            int comma = name.indexOf(',');
            language = comma > 0 ? name.substring(0, comma) : name;
        }
        if (at == from) {
            at++;
        }
    }

    private void set(String name, String value) {
        switch (name) {
            case "title" -> title = value;
            case "file" -> file = value;
            case "lines" -> lines = value;
            case "region" -> region = value;
            default -> {}
        }
    }

    private String value() {
        char quote = at < line.length() ? line.charAt(at) : ' ';
        boolean quoted = quote == '"' || quote == '\'';
        int from = quoted ? at + 1 : at;
        int to = from;
        while (to < line.length() && (quoted ? line.charAt(to) != quote : !Scan.isBlank(line.charAt(to)))) {
            to++;
        }
        at = Math.min(line.length(), quoted ? to + 1 : to);
        return line.substring(from, to);
    }

    /** Lines that stand out, as in <code>{2,4-6}</code>; other things in braces belong to other tools. */
    private void braces() {
        int close = line.indexOf('}', at);
        int end = close < 0 ? line.length() : close;
        for (String part : line.substring(at + 1, end).split(",", -1)) {
            int[] range = range(part.strip());
            if (range.length == 2) {
                marked.add(new Fence.Range(range[0], range[1]));
            }
        }
        at = Math.min(line.length(), end + 1);
    }

    private static int[] range(String part) {
        int dash = part.indexOf('-');
        String from = dash < 0 ? part : part.substring(0, dash);
        String to = dash < 0 ? part : part.substring(dash + 1);
        return isCount(from) && isCount(to) ? new int[] {Integer.parseInt(from), Integer.parseInt(to)} : new int[0];
    }

    private static boolean isCount(String s) {
        return !s.isEmpty() && s.length() < 7 && s.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
