package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code bin/package} made, on a machine that has nothing else.
 *
 * <p>It takes what is in {@code target/dist}, so {@code bin/package} has to have run before; {@code bin/verify} sees to that.
 */
@Tag("package")
class PackageTest {

    private static final Path DIST = Path.of("target/dist").toAbsolutePath();

    @TempDir
    Path folder;

    private static String version = "";

    @BeforeAll
    static void thePomsVersion() throws IOException {
        version = Files.readString(Path.of("pom.xml")).replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
    }

    private static Path made(String ending) throws IOException {
        assertTrue(Files.isDirectory(DIST), "Run bin/package first.");
        try (Stream<Path> files = Files.list(DIST)) {
            return files.filter(each -> each.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IOException("bin/package made no " + ending));
        }
    }

    private record Ended(int code, String out) {}

    /** Runs something with next to nothing in its environment. */
    private Ended run(Path in, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        var process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), out);
    }

    private String ran(Path in, String... command) throws IOException, InterruptedException {
        var ended = run(in, command);
        assertEquals(0, ended.code(), () -> String.join(" ", command) + "\n" + ended.out());
        return ended.out();
    }

    private Path unpacked() throws IOException, InterruptedException {
        Path to = Files.createDirectories(folder.resolve("some where"));
        ran(to, "tar", "-xzf", made(".tar.gz").toString());
        try (Stream<Path> all = Files.list(to)) {
            var list = all.toList();
            assertEquals(1, list.size());
            return list.get(0);
        }
    }

    private static Map<String, String> state(Path below) throws IOException {
        var state = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(below)) {
            for (Path file : files.toList()) {
                state.put(
                        below.relativize(file).toString(),
                        Files.getLastModifiedTime(file) + " " + (Files.isRegularFile(file) ? Files.size(file) : -1));
            }
        }
        return state;
    }

    private static boolean hasArchive(Path home) {
        return Files.isDirectory(home.resolve("app/archives"));
    }

    @Test
    void theArchiveRunsWhereItIsUnpacked() throws Exception {
        Path home = unpacked();
        var before = state(home);
        String demarc = home.resolve("bin/demarc").toString();
        assertEquals("Demarc " + version + "\n", ran(folder, demarc, "--version"));
        Path wiki = Files.createDirectories(folder.resolve("wiki"));
        ran(wiki, demarc, "init");
        ran(wiki, demarc, "check", "--strict");
        assertTrue(ran(wiki, demarc, "build").contains("no findings"));
        assertTrue(Files.exists(wiki.resolve("site/index.html")));
        ran(wiki, demarc, "who", "backups");
        if (hasArchive(home)) {
            assertEquals(before, state(home));
        }
    }

    @Test
    void itRunsThroughALink() throws Exception {
        Path home = unpacked();
        Path link = Files.createSymbolicLink(folder.resolve("demarc"), home.resolve("bin/demarc"));
        assertEquals("Demarc " + version + "\n", ran(folder, link.toString(), "--version"));
    }

    @Test
    void itsArchiveOfClassesIsUsedFromAnyPlace() throws Exception {
        Path home = unpacked();
        assumeTrue(
                hasArchive(home),
                "Java 17 makes archives for one path only, so bin/package packs none; the launcher makes it at the first start");
        // In this mode Java doesn't start without the archive.
        var builder = new ProcessBuilder(home.resolve("bin/demarc").toString(), "--version").redirectErrorStream(true);
        builder.environment().put("DEMARC_JAVA_OPTIONS", "-XX:AOTMode=on");
        var process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), out);
        assertEquals("Demarc " + version + "\n", out);
    }

    @Test
    void itBringsWhatBelongsToIt() throws Exception {
        Path home = unpacked();
        for (String file : List.of(
                "LICENSE",
                "NOTICE",
                "share/bash-completion/completions/demarc",
                "share/zsh/site-functions/_demarc",
                "share/fish/vendor_completions.d/demarc.fish",
                "share/man/man1/demarc.1",
                "runtime/legal/java.base/LICENSE",
                "runtime/lib/security/cacerts")) {
            assertTrue(Files.size(home.resolve(file)) > 100, file);
        }
        var modules = new TreeSet<>(ran(folder, home.resolve("runtime/bin/java").toString(), "--list-modules")
                .lines()
                .map(each -> each.split("@", 2)[0])
                .toList());
        assertTrue(modules.containsAll(List.of("java.net.http", "jdk.httpserver", "jdk.zipfs")), modules::toString);
        assertTrue(!modules.contains("jdk.localedata") && !modules.contains("java.desktop"), modules::toString);
    }

    @Test
    void theArchiveIsInOrder() throws Exception {
        var paths = new ArrayList<String>();
        var times = new TreeSet<String>();
        for (String line : ran(
                        folder,
                        "tar",
                        "--numeric-owner",
                        "--full-time",
                        "-tvzf",
                        made(".tar.gz").toString())
                .lines()
                .toList()) {
            var parts = line.split(" +", 6);
            assertEquals("0/0", parts[1], line);
            times.add(parts[3] + " " + parts[4]);
            paths.add(parts[5].replaceFirst(" -> .*", ""));
        }
        assertEquals(1, times.size(), times::toString);
        assertEquals(
                paths.stream()
                        .sorted(java.util.Comparator.comparing(each -> each.replace("/", "\u0001")))
                        .toList(),
                paths);
    }

    @Test
    void thePackageInstallsAndGoesAway() throws Exception {
        assertTrue(Files.isExecutable(Path.of("/usr/bin/dpkg")), "There is no dpkg here, and a package is for Debian.");
        Path root = Files.createDirectories(folder.resolve("root"));
        for (String below : List.of("var/lib/dpkg/info", "var/lib/dpkg/updates", "var/lib/dpkg/triggers")) {
            Files.createDirectories(root.resolve(below));
        }
        Files.createFile(root.resolve("var/lib/dpkg/status"));
        String deb = made(".deb").toString();
        var dpkg = List.of(
                "/usr/bin/env",
                "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                "dpkg",
                "--root=" + root,
                "--force-depends",
                "--force-not-root");
        var install = new ArrayList<>(dpkg);
        install.addAll(List.of("-i", deb));
        ran(folder, install.toArray(String[]::new));
        for (String file : List.of(
                "usr/share/bash-completion/completions/demarc",
                "usr/share/zsh/vendor-completions/_demarc",
                "usr/share/fish/vendor_completions.d/demarc.fish",
                "usr/share/man/man1/demarc.1.gz",
                "usr/share/doc/demarc/copyright")) {
            assertTrue(Files.isRegularFile(root.resolve(file)), file);
        }
        Path wiki = Files.createDirectories(folder.resolve("wiki"));
        String demarc = root.resolve("usr/bin/demarc").toString();
        assertEquals("Demarc " + version + "\n", ran(wiki, demarc, "--version"));
        ran(wiki, demarc, "init");
        ran(wiki, demarc, "check", "--strict");
        ran(wiki, demarc, "build");
        var remove = new ArrayList<>(dpkg);
        remove.addAll(List.of("-r", "demarc"));
        ran(folder, remove.toArray(String[]::new));
        if (Files.exists(root.resolve("usr/lib/demarc"))) {
            // Built with 17, the first start left its archive there.
            try (Stream<Path> left = Files.walk(root.resolve("usr/lib/demarc"))) {
                assertTrue(left.filter(Files::isRegularFile)
                        .allMatch(each -> each.toString().endsWith(".jsa")));
            }
        }
    }

    /** A root in which there is a shell, a few small programs, the C library and zlib. */
    @Test
    void thePackageRunsOnABareSystem() throws Exception {
        boolean may = run(folder, "id", "-u").out().strip().equals("0")
                && run(folder, "unshare", "--mount", "true").code() == 0;
        assumeTrue(may, "only root may change its root, and some containers don't let it");
        Path root = Files.createDirectories(folder.resolve("bare"));
        ran(folder, "dpkg-deb", "-x", made(".deb").toString(), root.toString());
        ran(folder, "sh", "-c", """
                set -e
                cd bare
                mkdir -p dev tmp proc wiki
                mknod -m 666 dev/null c 1 3
                mknod -m 666 dev/urandom c 1 9
                mknod -m 666 dev/random c 1 8
                for program in sh readlink mkdir mktemp touch mv rm; do
                  from=$(command -v $program)
                  mkdir -p bin
                  cp -L "$from" bin/$program
                  ldd "$from"
                done > libraries
                ldd usr/lib/demarc/runtime/bin/java usr/lib/demarc/runtime/lib/*.so usr/lib/demarc/runtime/lib/server/*.so >> libraries
                grep -o '/[^ ]*\\.so[^ ]*' libraries | sort -u | while read -r library; do
                  case $library in
                    */lib/demarc/*) ;;
                    */libc.so*|*/libm.so*|*/libdl.so*|*/libpthread.so*|*/librt.so*|*/libresolv.so*|*/ld-linux*|*/libz.so*|*/libselinux*|*/libpcre2*|*/libacl*|*/libattr*)
                      mkdir -p ".${library%/*}" && cp -L "$library" ".$library" ;;
                    *) echo "$library" >> foreign ;;
                  esac
                done
                """);
        assertEquals("", Files.exists(root.resolve("foreign")) ? Files.readString(root.resolve("foreign")) : "");
        assertEquals("Demarc " + version + "\n", ranIn(root, "--version"));
        ranIn(root, "init", "/wiki");
        ranIn(root, "check", "/wiki", "--strict");
        ranIn(root, "build", "/wiki");
        assertTrue(Files.exists(root.resolve("wiki/site/index.html")));
    }

    /** Runs the installed program with another root, whose /proc is there as long as it runs. */
    private String ranIn(Path root, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount -t proc proc \"$0/proc\" && PATH=/usr/bin:/bin:/usr/sbin exec chroot \"$0\" /usr/bin/demarc \"$@\"",
                root.toString()));
        command.addAll(List.of(arguments));
        return ran(folder, command.toArray(String[]::new));
    }
}
