package dev.demarc.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Patterns of paths, read as in {@code .gitignore}.
 *
 * <p>A pattern without a slash matches a name at any depth; one with a slash is meant from the top. {@code *} and {@code
 * ?} stay within a folder, {@code **} crosses folders, a slash at the end means folders only, {@code !} takes back. The
 * last pattern that matches wins. A folder that matches covers all that lies in it.
 */
public final class Globs {

    private record Glob(Pattern pattern, boolean takesBack) {}

    private final List<Glob> globs;

    private Globs(List<Glob> globs) {
        this.globs = globs;
    }

    /** Reads patterns in their order. */
    public static Globs of(List<String> patterns) {
        var globs = new ArrayList<Glob>();
        for (String written : patterns) {
            boolean takesBack = written.startsWith("!");
            String glob = takesBack ? written.substring(1) : written;
            if (!glob.isBlank()) {
                globs.add(new Glob(Pattern.compile(regex(glob.strip())), takesBack));
            }
        }
        return new Globs(List.copyOf(globs));
    }

    /** Whether a file's path, with {@code /} and without one in front, is meant. */
    public boolean match(String path) {
        boolean matched = false;
        for (Glob glob : globs) {
            if (glob.pattern.matcher(path).matches()) {
                matched = !glob.takesBack;
            }
        }
        return matched;
    }

    /** Whether there is no pattern at all. */
    public boolean isEmpty() {
        return globs.isEmpty();
    }

    private static String regex(String glob) {
        boolean folder = glob.endsWith("/");
        String bare = folder ? glob.substring(0, glob.length() - 1) : glob;
        boolean anchored = bare.indexOf('/') >= 0;
        if (bare.startsWith("/")) {
            bare = bare.substring(1);
        }
        var regex = new StringBuilder(anchored ? "" : "(?:.*/)?");
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (bare.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (bare.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '[' && bare.indexOf(']', i) > i) {
                int end = bare.indexOf(']', i);
                String inside = bare.substring(i + 1, end).replace("\\", "\\\\").replace("[", "\\[");
                regex.append('[')
                        .append(inside.startsWith("!") ? "^" + inside.substring(1) : inside)
                        .append(']');
                i = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.append(folder ? "/.*" : "(?:/.*)?").toString();
    }
}
