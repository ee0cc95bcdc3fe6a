package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.source.Digest;
import dev.demarc.source.Location;
import dev.demarc.source.Program;
import dev.demarc.source.SourceFile;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The theme's files: the built-in ones, and the wiki's own in their stead. A name that begins with {@code theme/} always
 * means the built-in file, so that an own template can extend the one that it replaces.
 */
final class ThemeFiles implements Loader<String> {

    /** Every file of the built-in theme; a jar can't be listed cheaply, and a test compares this with the folder. */
    static final List<String> BUILT_IN = List.of(
            "404.peb",
            "assets/demarc.css",
            "assets/demarc.js",
            "assets/findings.css",
            "assets/icon.svg",
            "assets/lost.js",
            "assets/matrix.js",
            "assets/mermaid-draw.js",
            "assets/notes.js",
            "assets/search.css",
            "assets/search.js",
            "assets/tabs.js",
            "category.peb",
            "changes.peb",
            "concern.peb",
            "diff.peb",
            "findings.peb",
            "frame.peb",
            "home.peb",
            "list.peb",
            "matrix.peb",
            "page.peb",
            "partials/block.peb",
            "partials/boxes.peb",
            "partials/cards.peb",
            "partials/cell.peb",
            "partials/counts.peb",
            "partials/duty.peb",
            "partials/facts.peb",
            "partials/fault.peb",
            "partials/figure.peb",
            "partials/finding.peb",
            "partials/found.peb",
            "partials/grid.peb",
            "partials/heading.peb",
            "partials/holder.peb",
            "partials/holdings.peb",
            "partials/holds.peb",
            "partials/key.peb",
            "partials/legend.peb",
            "partials/link.peb",
            "partials/links.peb",
            "partials/moves.peb",
            "partials/near.peb",
            "partials/nearest.peb",
            "partials/owners.peb",
            "partials/parts.peb",
            "partials/people.peb",
            "partials/rows.peb",
            "partials/rules.peb",
            "partials/runs.peb",
            "partials/sentence.peb",
            "partials/side.peb",
            "partials/sides.peb",
            "partials/table.peb",
            "partials/task.peb",
            "partials/tasks.peb",
            "partials/waivers.peb",
            "partials/who.peb",
            "party.peb",
            "redirect.peb",
            "search.peb",
            "tag.peb",
            "tags.peb",
            "who-does-what.peb",
            "who.peb",
            "words/ar.properties",
            "words/de.properties",
            "words/en.properties",
            "words/fr.properties");

    /** A library that the build takes from elsewhere: a theme can have its own, and few wikis need it. */
    static final String LIBRARY = "assets/mermaid.min.js";

    private static final String BUILT_IN_PREFIX = "theme/";
    static final String ENDING = ".peb";
    private static final String WORDS = "words/";

    private final SortedMap<String, byte[]> bytes = new TreeMap<>();
    private final SortedMap<String, String> places = new TreeMap<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    /**
     * The files.
     *
     * @param languages those whose built-in words are wanted, in small letters; the others are not read at all
     */
    ThemeFiles(List<SourceFile> overrides, Set<String> languages) {
        var wanted = BUILT_IN.stream()
                .filter(name ->
                        !name.startsWith(WORDS) || languages.stream().anyMatch(each -> name.equals(words(each))))
                .toList();
        builtIn(wanted).forEach((name, builtIn) -> {
            bytes.put(name, builtIn);
            bytes.put(BUILT_IN_PREFIX + name, builtIn);
            places.put(name, BUILT_IN_PREFIX + name);
            places.put(BUILT_IN_PREFIX + name, BUILT_IN_PREFIX + name);
        });
        overrides.forEach(this::override);
    }

    private void override(SourceFile file) {
        try {
            if (file.path().endsWith(ENDING) || file.path().startsWith(WORDS)) {
                bytes.put(file.path(), file.text().getBytes(UTF_8));
            } else {
                bytes.put(file.path(), file.bytes());
            }
            places.put(file.path(), file.place());
        } catch (IOException e) {
            findings.add(Diagnostic.of(
                    RuleId.TEMPLATE_ERROR,
                    Location.in(file.place()),
                    "This file of the theme can't be read as UTF-8 text.",
                    "Save it as UTF-8, or remove it; until then the built-in one stands in its place.",
                    null));
        }
    }

    /** Files of the built-in theme. From a jar they are taken as a zip's: to ask the class loader costs six times as much. */
    private static Map<String, byte[]> builtIn(List<String> names) {
        var found = new LinkedHashMap<String, byte[]>();
        Path home = Program.home();
        if (!Files.isRegularFile(home)) {
            names.forEach(name -> found.put(name, builtIn(name)));
            return found;
        }
        try (var jar = new ZipFile(home.toFile())) {
            for (String name : names) {
                var entry = jar.getEntry(BUILT_IN_PREFIX + name);
                if (entry == null) {
                    throw new IllegalStateException("The jar has no theme/" + name);
                }
                try (InputStream file = jar.getInputStream(entry)) {
                    found.put(name, file.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(home.toString(), e);
        }
        return found;
    }

    private static byte[] builtIn(String name) {
        try (InputStream file = ThemeFiles.class.getResourceAsStream("/theme/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The jar has no theme/" + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("theme/" + name, e);
        }
    }

    /** What is wrong with the wiki's own files. */
    List<Diagnostic> findings() {
        return Collections.unmodifiableList(findings);
    }

    /** The file with the words of a language. */
    static String words(String language) {
        return WORDS + language + ".properties";
    }

    /** Whether a file is the wiki's own. */
    boolean isOwn(String path) {
        return !placeOf(path).startsWith(BUILT_IN_PREFIX);
    }

    /** Whether anything of the wiki's own comes into how pages are made; style sheets and pictures don't. */
    boolean hasOwnTemplates() {
        return places.keySet().stream().anyMatch(path -> isOwn(path) && !path.startsWith("assets/"));
    }

    /** A file's text; nothing if there is none. */
    @Nullable
    String text(String path) {
        byte[] found = bytes.get(path);
        return found == null ? null : new String(found, UTF_8);
    }

    /** The text of the template of a name, without its ending; nothing if there is none. */
    @Nullable
    String template(String name) {
        return text(file(name));
    }

    /** The file that a template's name means, from the wiki's root. */
    String place(String name) {
        return places.getOrDefault(file(name), file(name));
    }

    /** Where a file stands, from the wiki's root. */
    String placeOf(String path) {
        return places.getOrDefault(path, path);
    }

    /** Names of all templates, without their ending. */
    List<String> templates() {
        var names = new ArrayList<String>();
        for (String path : bytes.keySet()) {
            if (path.endsWith(ENDING) && !path.startsWith(BUILT_IN_PREFIX)) {
                names.add(path.substring(0, path.length() - ENDING.length()));
            }
        }
        return names;
    }

    /** Addresses of the files that the site serves. */
    SortedSet<String> assets() {
        var assets = new TreeSet<>(Set.of(LIBRARY));
        for (String path : bytes.keySet()) {
            if (path.startsWith("assets/")) {
                assets.add(path);
            }
        }
        return assets;
    }

    /** A file that the site serves, as it is served. */
    byte[] asset(String path) {
        byte[] written = bytes.get(path);
        if (path.equals(LIBRARY)) {
            // 3 MB, which are read for those alone who want them; and lean as it is.
            return written == null ? builtIn(LIBRARY) : written.clone();
        }
        if (written == null) {
            throw new IllegalArgumentException("The theme has no " + path);
        }
        return LeanAsset.of(path, written);
    }

    /** One digest of all files. */
    Digest digest() {
        var all = new StringBuilder();
        var known = new IdentityHashMap<byte[], Digest>();
        bytes.forEach((path, content) -> all.append(path)
                .append('\0')
                .append(known.computeIfAbsent(content, Digest::of))
                .append('\n'));
        return Digest.of(all.toString());
    }

    private static String file(String name) {
        return name.endsWith(ENDING) ? name : name + ENDING;
    }

    @Override
    public Reader getReader(String name) {
        @Nullable String text = template(name);
        if (text == null) {
            throw new LoaderException(null, name);
        }
        return new StringReader(text);
    }

    @Override
    public boolean resourceExists(String name) {
        return bytes.containsKey(file(name));
    }

    // Every name is meant from the theme's top, wherever it is written.
    @Override
    public String resolveRelativePath(String relativePath, String anchorPath) {
        return relativePath;
    }

    @Override
    public String createCacheKey(String name) {
        return name;
    }

    @Override
    public void setCharset(String charset) {}

    @Override
    public void setPrefix(String prefix) {}

    @Override
    public void setSuffix(String suffix) {}
}
