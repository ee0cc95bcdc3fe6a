package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code bin/demarc} in a copy of its own, as it is installed.
 *
 * <p>That nothing may be written is played by a file that stands where a folder would have to be made: rights don't bind
 * the root user, who runs the tests in a container.
 */
final class LauncherTest {

    private static final String VERSION = "Demarc (not packaged)\n";

    @TempDir
    private Path folder;

    private Path home;
    private Path jar;
    private Path cache;

    @BeforeEach
    void install() throws IOException {
        install("installed");
    }

    private void install(String name) throws IOException {
        home = folder.resolve(name);
        cache = folder.resolve("cache");
        jar = home.resolve("target/demarc.jar");
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(jar.getParent());
        Files.copy(Path.of("bin/demarc"), home.resolve("bin/demarc"));
        jar();
    }

    /** The classes under test as a jar, since Java keeps no archive of classes in folders. */
    private void jar() throws IOException {
        var folders = new ArrayList<Path>();
        var libraries = new ArrayList<String>();
        var path = Pattern.compile(File.pathSeparator, Pattern.LITERAL);
        for (String entry :
                path.splitAsStream(System.getProperty("java.class.path")).toList()) {
            if (entry.endsWith(".jar") && isOurs(entry)) {
                // Beside the jar, as they are installed: of others Java keeps nothing.
                Path library = Path.of(entry);
                Path installed = jar.resolveSibling("lib").resolve(library.getFileName());
                Files.createDirectories(installed.getParent());
                Files.copy(library, installed, StandardCopyOption.REPLACE_EXISTING);
                libraries.add("lib/" + library.getFileName());
            } else if (Files.exists(Path.of(entry, "dev/demarc/cli/Training.class"))) {
                folders.add(Path.of(entry));
            }
        }
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.demarc.cli.Demarc");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", libraries));
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Path from : folders) {
                add(from, out);
            }
        }
    }

    /** Whether Demarc is shipped with it; the others are the tests'. */
    private static boolean isOurs(String entry) {
        return LIBRARIES.stream().anyMatch(Path.of(entry).getFileName().toString()::startsWith);
    }

    private static void add(Path from, JarOutputStream out) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry(from.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
    }

    private record Ended(int code, String out, String err) {}

    private Process start(String options, String... command) throws IOException {
        var line = new ArrayList<>(List.of(home.resolve("bin/demarc").toString()));
        line.addAll(Arrays.asList(command));
        var builder = new ProcessBuilder(line);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().put("DEMARC_JAVA_OPTIONS", options);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("GITHUB_ACTIONS");
        builder.redirectError(Files.createTempFile(folder, "err", "").toFile());
        return builder.start();
    }

    private static Ended end(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), out, "");
    }

    private Ended run(String... command) throws IOException, InterruptedException {
        return end(start("", command));
    }

    /** What the errors of all runs come to. */
    private String errors() throws IOException {
        try (var files = Files.list(folder)) {
            var all = new StringBuilder();
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("err"))
                    .sorted()
                    .toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    /** Names of the classes that a command loads, each with where it comes from. */
    private List<String> loaded(String... command) throws IOException, InterruptedException {
        return loadedWith("", command);
    }

    private List<String> loadedWith(String options, String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("loaded.txt");
        end(start(options + " -Xlog:class+load:file=" + log + "::filecount=0", command));
        return Files.readAllLines(log);
    }

    private static List<Path> files(Path below) throws IOException {
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (var files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private List<Path> beside() throws IOException {
        return files(home.resolve("target/archives"));
    }

    private void assertArchived(List<String> loaded) {
        String demarc = loaded.stream()
                .filter(line -> line.contains(" dev.demarc.cli.Demarc "))
                .findFirst()
                .orElse("none");
        assertTrue(demarc.contains("shared objects file"), demarc);
    }

    @Test
    void theFirstStartMakesAnArchiveAndTheNextReadsIt() throws Exception {
        assertEquals(new Ended(0, VERSION, ""), run("--version"));
        assertEquals(1, beside().size(), beside()::toString);
        assertEquals(List.of(), files(cache));
        assertArchived(loaded("--version"));
        assertEquals("", errors());
    }

    /** Java 17 reads no archive there. */
    @Test
    void aFolderWithASpaceInItsNameIsNoTrouble() throws Exception {
        install("in stalled");
        assertEquals(new Ended(0, VERSION, ""), run("--version"));
        assertEquals(new Ended(0, VERSION, ""), run("--version"));
        assertEquals("", errors());
    }

    @Test
    void aBrokenArchiveIsNotHeardOf() throws Exception {
        run("--version");
        Path archive = beside().get(0);
        FileTime time = Files.getLastModifiedTime(archive);
        Files.delete(archive);
        Files.writeString(archive, "This is no archive.");
        Files.setLastModifiedTime(archive, time);
        assertEquals(new Ended(0, VERSION, ""), run("--version"));
        assertEquals("", errors());
    }

    @ParameterizedTest
    @ValueSource(ints = {60, -60})
    void anotherJarGetsAnotherArchive(int seconds) throws Exception {
        run("--version");
        FileTime old = Files.getLastModifiedTime(jar);
        Files.setLastModifiedTime(jar, FileTime.from(old.toInstant().plusSeconds(seconds)));
        run("--version");
        assertArchived(loaded("--version"));
        assertEquals("", errors());
    }

    @Test
    void twoFirstStartsAtOnceDontMeet() throws Exception {
        Process one = start("", "--version");
        Process other = start("", "--version");
        assertEquals(new Ended(0, VERSION, ""), end(one));
        assertEquals(new Ended(0, VERSION, ""), end(other));
        assertEquals(1, beside().size(), beside()::toString);
        assertArchived(loaded("--version"));
        assertEquals("", errors());
    }

    @Test
    void anInstallThatCannotBeWrittenHasItsArchiveInTheCache() throws Exception {
        Files.writeString(home.resolve("target/archives"), "");
        assertEquals(new Ended(0, VERSION, ""), run("--version"));
        assertEquals(1, files(cache.resolve("demarc")).size());
        assertArchived(loaded("--version"));
        assertEquals("", errors());
    }

    @Test
    void withNowhereToWriteItRunsWithoutAnArchive() throws Exception {
        Files.writeString(home.resolve("target/archives"), "");
        Files.writeString(cache, "");
        assertEquals(new Ended(0, VERSION, ""), run("--version"));
        assertEquals("", errors());
    }

    @Test
    void aCommandLoadsOnlyWhatItUses() throws Exception {
        Path wiki = folder.resolve("wiki");
        for (String file : List.of("demarc.yml", "content/index.md", "content/duties.matrix.yml")) {
            Files.createDirectories(wiki.resolve(file).getParent());
            Files.writeString(wiki.resolve(file), SMALL.getOrDefault(file, ""));
        }
        // Java 25 takes all classes of its archive at once, those too that nobody asks for.
        String plainly = Runtime.version().feature() >= 24 ? "-XX:AOTMode=off" : "";
        var heavy = new TreeMap<String, List<String>>();
        for (List<String> command : List.of(
                List.of("build", wiki.toString()),
                List.of("check", wiki.toString()),
                List.of("who", "keys"),
                List.of("rules", "gap"))) {
            List<String> found = loadedWith(plainly, command.toArray(String[]::new)).stream()
                    .filter(line -> HEAVY.stream().anyMatch(library -> line.contains(" " + library)))
                    .collect(Collectors.toList());
            heavy.put(command.get(0), found);
        }
        heavy.values().removeIf(List::isEmpty);
        assertEquals(new TreeMap<>(), heavy);
        assertNotEquals(
                List.of(),
                loaded("rules").stream()
                        .filter(line -> line.contains(" picocli."))
                        .toList());
    }

    private static final List<String> LIBRARIES = List.of(
            "directory-watcher",
            "flexmark",
            "jackson",
            "java-diff",
            "jna",
            "jsoup",
            "jspecify",
            "org.eclipse.jgit",
            "pebble",
            "picocli",
            "slf4j",
            "snakeyaml-engine",
            "unbescape",
            "JavaEWAH",
            "commons-codec");

    private static final List<String> HEAVY = List.of(
            "org.jsoup.",
            "org.eclipse.jgit.",
            "com.sun.net.httpserver.",
            "java.net.http.",
            "io.methvin.",
            "com.sun.jna.",
            "com.github.difflib.",
            "tools.jackson.databind.",
            "org.unbescape.html.HtmlEscapeSymbols");

    private static final TreeMap<String, String> SMALL = new TreeMap<>();

    static {
        SMALL.put("demarc.yml", "title: Small\n");
        SMALL.put("content/index.md", "# Home\n\nText with a [link](duties.matrix.yml).\n");
        SMALL.put("content/duties.matrix.yml", """
                matrix: duties
                title: Duties
                source: {title: A contract, url: "https://www.example.org/contract", retrieved: 2026-11-01}
                parties: {provider: {name: Provider}, customer: {name: Customer}}
                categories: {service: {name: Service}}
                concerns:
                  keys: {name: Keys, who: {service: customer}}
                """);
    }

    @Test
    void trainingMeetsNoFault() throws Exception {
        Training.train(folder.resolve("work").toString());
        assertTrue(Files.exists(folder.resolve("work/wiki/site/index.html")));
    }
}
