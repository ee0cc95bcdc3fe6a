package dev.demarc.build;

import dev.demarc.diagnostic.Nearest;
import dev.demarc.model.Fence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that a block of code asks for.
 *
 * @param text each line with its end; nothing if there is no such part
 * @param fault what is wrong with how it is asked for
 */
record Part(@Nullable String text, Optional<Fault> fault) {

    /** What is wrong, what to do, and what was written. */
    record Fault(String message, String hint, String target) {}

    /** A mark of a region: its name, or none, and whether it ends there. */
    private record Mark(String name, boolean ends) {}

    /** Cuts the part out, and takes off the blanks that all of its lines begin with. */
    static Part of(String file, Fence.Excerpt excerpt) {
        List<String> lines = file.lines().toList();
        if (!excerpt.region().isEmpty()) {
            if (!excerpt.lines().isEmpty()) {
                return fault(
                        "A block of code takes lines or a region, and not both.",
                        "Leave `lines=` or `region=` out.",
                        excerpt.lines());
            }
            return region(lines, excerpt);
        }
        return excerpt.lines().isEmpty() ? whole(lines) : some(lines, excerpt);
    }

    private static Part fault(String message, String hint, String target) {
        return new Part(null, Optional.of(new Fault(message, hint, target)));
    }

    private static Part whole(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return new Part(joined(lines.subList(0, end)), Optional.empty());
    }

    private static Part some(List<String> lines, Fence.Excerpt excerpt) {
        String written = excerpt.lines();
        int dash = written.indexOf('-');
        int from = number(dash < 0 ? written : written.substring(0, dash));
        String last = dash < 0 ? written : written.substring(dash + 1);
        int to = dash >= 0 && last.isEmpty() ? lines.size() : number(last);
        if (from < 1 || to < 1 || (to < from && !(last.isEmpty() && dash >= 0))) {
            return fault(
                    "`lines=%s` names no lines.".formatted(written),
                    "Write a line as `3`, some as `3-9`, or all from one on as `3-`; they are counted from 1.",
                    written);
        }
        if (from > lines.size() || to > lines.size()) {
            String count = lines.size() == 1 ? "one line" : lines.size() + " lines";
            return fault(
                    "`lines=%s` goes beyond the end of `%s`, which has %s.".formatted(written, excerpt.file(), count),
                    "Look what has become of the lines; a region, which is marked in the file itself, moves with them.",
                    written);
        }
        return new Part(joined(lines.subList(from - 1, to)), Optional.empty());
    }

    private static int number(String s) {
        return !s.isEmpty() && s.length() < 9 && s.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(s)
                : -1;
    }

    private static Part region(List<String> lines, Fence.Excerpt excerpt) {
        var names = new ArrayList<String>();
        var taken = new ArrayList<String>();
        int open = 0;
        for (String line : lines) {
            Mark mark = mark(line);
            if (mark != null && !mark.ends()) {
                names.add(mark.name());
            }
            if (open == 0) {
                open = mark != null && !mark.ends() && mark.name().equals(excerpt.region()) ? 1 : 0;
            } else if (mark == null) {
                taken.add(line);
            } else if (!mark.ends()) {
                open++;
            } else if (mark.name().equals(excerpt.region()) || --open == 0) {
                return new Part(joined(taken), Optional.empty());
            }
        }
        if (open > 0) {
            return fault(
                    "The region `%s` of `%s` never ends.".formatted(excerpt.region(), excerpt.file()),
                    "Write `#endregion` in a comment below its last line.",
                    excerpt.region());
        }
        return fault(
                "There is no region `%s` in `%s`.".formatted(excerpt.region(), excerpt.file()),
                Nearest.to(excerpt.region(), names)
                        .map("Did you mean `%s`?"::formatted)
                        .orElse("Mark it there by `#region %s` and `#endregion`, each in a comment of its own."
                                .formatted(excerpt.region())),
                excerpt.region());
    }

    /** The mark in a line: in a comment of whatever language, {@code #region name} or {@code #endregion}. */
    private static @Nullable Mark mark(String line) {
        int at = line.indexOf("region");
        if (at < 0) {
            return null;
        }
        boolean ends = at >= 3 && line.startsWith("end", at - 3);
        String before = line.substring(0, ends ? at - 3 : at).strip();
        String sign = before.endsWith("pragma")
                ? before.substring(0, before.length() - 6).strip()
                : before;
        String rest = sign.regionMatches(true, 0, "rem", 0, 3) ? sign.substring(3) : sign;
        if (sign.isEmpty() || rest.chars().anyMatch(c -> Character.isLetterOrDigit(c) || c == '"')) {
            return null;
        }
        String after = line.substring(at + "region".length());
        if (!after.isEmpty() && Character.isLetterOrDigit(after.charAt(0))) {
            return null;
        }
        String[] words = after.strip().split("\\s+", -1);
        String name = isName(words[0]) ? words[0] : "";
        boolean alone = words.length == (name.isEmpty() ? 0 : 1)
                || words[words.length - 1].chars().noneMatch(Character::isLetterOrDigit);
        return ends || (!name.isEmpty() && alone && words.length <= 2) ? new Mark(name, ends) : null;
    }

    private static boolean isName(String word) {
        return !word.isEmpty()
                && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.')
                && Character.isLetterOrDigit(word.charAt(0));
    }

    private static String joined(List<String> lines) {
        int indent = Integer.MAX_VALUE;
        for (String line : lines) {
            if (!line.isBlank()) {
                int at = 0;
                while (line.charAt(at) == ' ' || line.charAt(at) == '\t') {
                    at++;
                }
                indent = Math.min(indent, at);
            }
        }
        var text = new StringBuilder();
        for (String line : lines) {
            text.append(line, Math.min(indent, line.length()), line.length()).append('\n');
        }
        return text.toString();
    }
}
