package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.history.Past;
import dev.demarc.source.Globs;
import dev.demarc.source.SourceFile;
import dev.demarc.source.WikiFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Who owns files by the repository's {@code CODEOWNERS}, in the words of that file. Patterns are meant from the
 * repository's top, and the last one that fits wins; heads of GitLab's sections are passed over.
 *
 * <p>See <a href="https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features">GitHub's</a> and
 * <a href="https://docs.gitlab.com/user/project/codeowners/reference/">GitLab's</a> descriptions.
 */
final class CodeOwners {

    private static final List<String> PLACES =
            List.of("CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS");
    /** GitHub reads no larger ones. */
    private static final long LARGEST = 3L << 20;

    private static final Pattern SECTION = Pattern.compile("\\^?\\[[^]]+](\\[\\d+])?(\\s.*)?");
    /** A blank that isn't part of the pattern. */
    private static final Pattern GAP = Pattern.compile("(?<!\\\\)\\s+");

    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");

    /**
     * One line.
     *
     * @param folders how many folders deep a file lies that fits; −1 for any
     */
    private record Line(Globs pattern, int folders, String owners) {
        boolean fits(String path) {
            return pattern.match(path)
                    && (folders < 0 || path.chars().filter(c -> c == '/').count() == folders);
        }
    }

    private final String prefix;
    private final List<Line> lines;

    private CodeOwners(String prefix, List<Line> lines) {
        this.prefix = prefix;
        this.lines = lines;
    }

    /**
     * The text of the file that counts; empty if the wiki lies in no repository, or that has none.
     *
     * @throws IOException if it is there and can't be read
     */
    static String text(WikiFolders folders) throws IOException {
        for (Path file : places(folders)) {
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                return new String(Files.readAllBytes(file), UTF_8);
            }
        }
        return "";
    }

    /**
     * Where the file may lie, the place first that counts before the others; none if the wiki lies in no repository.
     *
     * @throws IOException if the wiki's folder can't be found
     */
    static List<Path> places(WikiFolders folders) throws IOException {
        var past = new Past(folders.root());
        if (!past.isKept()) {
            return List.of();
        }
        Path top = folders.root().toRealPath();
        for (int up = past.prefix().split("/").length; !past.prefix().isEmpty() && up > 0; up--) {
            top = top.resolve("..").normalize();
        }
        return PLACES.stream().map(top::resolve).toList();
    }

    /**
     * The owners of files, by their places.
     *
     * @param text of the file that tells
     * @param files of the wiki; what lies in other repositories has its owners there
     */
    static SortedMap<String, String> of(WikiFolders folders, String text, List<SourceFile> files) {
        if (text.isBlank()) {
            return Collections.emptySortedMap();
        }
        var owners = read(text, new Past(folders.root()).prefix());
        var byPlace = new TreeMap<String, String>();
        for (SourceFile file : files) {
            String owner = folders.mountOf(file.place()) == null ? owners.owner(file.place()) : "";
            if (!owner.isEmpty()) {
                byPlace.put(file.place(), owner);
            }
        }
        return byPlace;
    }

    /**
     * Reads the text of such a file.
     *
     * @param prefix the wiki's folder from the repository's top, ending with a slash; empty for the top
     */
    static CodeOwners read(String text, String prefix) {
        var lines = new ArrayList<Line>();
        text.lines().forEach(written -> {
            String line = COMMENT.matcher(written).replaceFirst("").strip();
            if (!line.isEmpty()
                    && !line.startsWith("!")
                    && !SECTION.matcher(line).matches()) {
                List<String> parts = List.of(GAP.split(line));
                String pattern = parts.get(0).replace("\\ ", " ").replace("\\#", "#");
                try {
                    lines.add(line(pattern, String.join(", ", parts.subList(1, parts.size()))));
                } catch (PatternSyntaxException e) {
                    // A pattern that means nothing fits nothing; it is for the repository's host to say so.
                }
            }
        });
        return new CodeOwners(prefix, List.copyOf(lines));
    }

    private static Line line(String pattern, String owners) {
        // In these files, unlike in .gitignore, a star at the end doesn't reach into folders.
        boolean flat = pattern.endsWith("/*") && !pattern.contains("**");
        String bare = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        int folders = flat ? (int) bare.chars().filter(c -> c == '/').count() : -1;
        return new Line(Globs.of(List.of(pattern)), folders, owners);
    }

    /** Who owns a file, by its path from the wiki's root; empty for nobody. */
    String owner(String place) {
        String path = prefix + place;
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).fits(path)) {
                return lines.get(i).owners();
            }
        }
        return "";
    }
}
