package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.output.WholeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of a wiki that begins, by their path from its root.
 *
 * <p>They are put beside what is there, never in its place.
 */
final class NewWiki {

    /** Where it keeps the schemas of its files, for editors: hidden, so that it is no part of the site. */
    static final String SCHEMAS = ".schema";

    private static final List<String> EXAMPLE =
            List.of("content/index.md", "content/hosting.matrix.yml", "content/provider.claims.yml");

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** What every wiki has: settings, what git leaves alone, a few lines for who finds it, schemas. */
    NewWiki() throws IOException {
        add("demarc.yml", "demarc.yml");
        add(".gitignore", "gitignore");
        add("README.md", "README.md");
        for (SchemaFile schema : SchemaFile.values()) {
            files.put(SCHEMAS + "/" + schema.fileName(), schema.text().getBytes(UTF_8));
        }
    }

    /** Pages and data to begin with, which check without a finding. */
    NewWiki withExample() throws IOException {
        for (String path : EXAMPLE) {
            add(path, path);
        }
        return this;
    }

    /** Pages and data that somebody has already, by their paths from its root. */
    NewWiki with(Map<String, byte[]> contents) {
        contents.forEach((path, bytes) ->
                files.put(path, path.endsWith(".matrix.yml") ? SchemaLine.before(bytes, path) : bytes));
        return this;
    }

    /** What a server runs on each change. */
    NewWiki withCi(Ci ci) throws IOException {
        add(ci.path(), "ci/" + ci.word() + ".yml");
        return this;
    }

    private void add(String path, String resource) throws IOException {
        try (var in = NewWiki.class.getResourceAsStream("new-wiki/" + resource)) {
            if (in == null) {
                throw new FileNotFoundException("new-wiki/" + resource);
            }
            files.put(path, in.readAllBytes());
        }
    }

    /** The files that can't be written, because something is there already. */
    List<String> inTheWay(Path root) {
        var all = new ArrayList<String>();
        for (String path : files.keySet()) {
            String there = standing(root, path);
            if (there != null && !all.contains(there)) {
                all.add(there);
            }
        }
        return all;
    }

    /** The file itself, or a file where a folder on its way should be. */
    private static @Nullable String standing(Path root, String path) {
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            Path folder = root.resolve(path.substring(0, end));
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
                return path.substring(0, end);
            }
        }
        return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS) ? path : null;
    }

    /** Writes those for which there is room, and says which they were. */
    List<String> write(Path root) throws IOException {
        var written = new ArrayList<String>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (standing(root, file.getKey()) == null) {
                try (var whole = WholeFile.at(root.resolve(file.getKey()))) {
                    whole.out().write(file.getValue());
                    whole.land();
                }
                written.add(file.getKey());
            }
        }
        return written;
    }

    /** Whose CI runs it. */
    enum Ci {
        GITHUB("github", ".github/workflows/demarc.yml"),
        GITLAB("gitlab", ".gitlab-ci.yml");

        private final String word;
        private final String path;

        Ci(String word, String path) {
            this.word = word;
            this.path = path;
        }

        String word() {
            return word;
        }

        /** Where its file has to lie. */
        String path() {
            return path;
        }

        /** The words of all. */
        static List<String> words() {
            return List.of(GITHUB.word, GITLAB.word);
        }
    }
}
