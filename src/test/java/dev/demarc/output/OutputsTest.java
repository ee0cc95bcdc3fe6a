package dev.demarc.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.output.Outputs.Failure;
import dev.demarc.output.Outputs.Opened;
import dev.demarc.output.Outputs.Written;
import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputsTest {

    private static final FileTime LONG_AGO = FileTime.from(1_000_000_000, TimeUnit.SECONDS);

    @TempDir
    Path root;

    private Path source;
    private Path site;

    @BeforeEach
    void aWikiWithItsSource() throws IOException {
        source = Files.createDirectory(root.resolve("content"));
        site = root.resolve("site");
    }

    @Test
    void aFirstBuildWritesAllFilesAndAManifestWithoutTimes() throws IOException {
        var written = write(text("b/c.html", "two"), text("a.html", "one"));

        assertEquals(new Written(2, 0, 0, List.of()), written);
        assertEquals("one", Files.readString(site.resolve("a.html")));
        assertEquals("two", Files.readString(site.resolve("b/c.html")));
        assertEquals("""
                a.html e1ac6bf8d5d89eb2e5d5f938355226e4
                b/c.html 52b17e440bb0d56186495299345f6a8c
                """, Files.readString(site.resolve(".demarc-manifest")));
        assertEquals(List.of(".demarc-lock", ".demarc-manifest", "a.html", "b", "b/c.html"), names());
    }

    @Test
    void aFirstSiteComesToItsPlaceWhenAllOfItIsThere() throws IOException {
        var seen = new ArrayList<Boolean>();
        write(text("a.html", "one"), text("b/c.html", "two"), new Artefact("d.html", () -> {
            seen.add(Files.exists(site.resolve("a.html")) || Files.exists(site.resolve("b")));
            return "three".getBytes(UTF_8);
        }));

        assertEquals(List.of(false), seen);
        assertEquals(List.of(".demarc-lock", ".demarc-manifest", "a.html", "b", "b/c.html", "d.html"), names());
    }

    @Test
    void whatAKilledFirstBuildLeftIsClearedAway() throws IOException {
        Files.createDirectories(site.resolve(".demarc-tmp-site/b"));
        Files.writeString(site.resolve(".demarc-tmp-site/b/c.html"), "half a pa");
        Files.writeString(site.resolve(".demarc-manifest"), "a.html -\nb/c.html -\n");

        assertEquals(new Written(1, 0, 0, List.of()), write(text("a.html", "one")));
        assertEquals(List.of(".demarc-lock", ".demarc-manifest", "a.html"), names());
    }

    @Test
    void severalThreadsLeaveWhatOneLeaves() throws IOException {
        var many = new ArrayList<Artefact>();
        for (int i = 0; i < 200; i++) {
            many.add(text("folder-" + i % 7 + "/page-" + i + ".html", "page " + i));
        }
        Path other = root.resolve("other");

        assertEquals(new Written(200, 0, 0, List.of()), write(site, many, 1));
        assertEquals(new Written(200, 0, 0, List.of()), write(other, many, 7));
        assertEquals(contents(site), contents(other));
    }

    /** Files come, go, change, become empty; some have keys, some not; somebody meddles with one now and then. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsKnownOfTheLastWritingChangesNothingInTheFolder(long seed) throws IOException {
        var random = new Random(seed);
        var texts = new TreeMap<String, String>();
        var left = Ledger.EMPTY;
        for (int round = 0; round < 40; round++) {
            for (int edits = random.nextInt(4); edits > 0; edits--) {
                String path =
                        "f" + random.nextInt(3) + "/" + random.nextInt(6) + (random.nextBoolean() ? "é" : "") + ".html";
                switch (random.nextInt(4)) {
                    case 0 -> texts.remove(path);
                    case 1 -> texts.put(path, "");
                    default -> texts.put(path, "text " + random.nextInt(5));
                }
            }
            if (!left.paths().isEmpty() && random.nextInt(5) == 0) {
                Files.writeString(site.resolve(left.paths().get(0)), "somebody's");
            }
            var artefacts = new ArrayList<Artefact>();
            texts.forEach((path, text) -> artefacts.add(new Artefact(
                    path,
                    () -> text.getBytes(UTF_8),
                    path.startsWith("f0") ? Ledger.UNKNOWN : Digest.of("key of " + text))));
            try (var outputs = ready(site)) {
                boolean sameFiles = List.copyOf(texts.keySet()).equals(left.paths());
                if (!sameFiles
                        || outputs.writeAgain(anew(artefacts, left), 2, left).isEmpty()) {
                    outputs.write(artefacts, 2, left);
                }
                var out = new Packer();
                outputs.ledger().pack(out);
                left = random.nextInt(6) == 0 ? Ledger.EMPTY : Ledger.unpacked(new Unpacker(out.bytes()));
            }
            Path fresh = root.resolve("fresh-" + round);
            write(fresh, artefacts, 1);
            assertEquals(contents(fresh), contents(site), () -> "seed " + seed);
        }
    }

    private static List<Artefact> anew(List<Artefact> artefacts, Ledger left) {
        return artefacts.stream()
                .filter(each -> !left.isMadeOf(each.path(), each.key()))
                .toList();
    }

    @Test
    void someFilesAreWrittenAmongOthersThatStay() throws IOException {
        Ledger left = left(keyed("a.html", "one"), keyed("b/c.html", "two"), keyed("d.html", "three"));
        Files.writeString(site.resolve("CNAME"), "example.org");
        try (var outputs = ready(site)) {
            var written = outputs.writeAgain(List.of(keyed("b/c.html", "TWO"), keyed("d.html", "three")), 2, left);

            assertEquals(new Written(1, 2, 0, List.of()), written.orElseThrow());
            assertEquals(
                    List.of("a.html", "b/c.html", "d.html"), outputs.ledger().paths());
            assertTrue(outputs.holds(outputs.ledger()));
        }
        var there = contents(site);
        assertEquals("one", there.get("a.html"));
        assertEquals("TWO", there.get("b/c.html"));
        assertEquals("example.org", there.remove("CNAME"));
        Path fresh = root.resolve("fresh");
        write(fresh, List.of(text("a.html", "one"), text("b/c.html", "TWO"), text("d.html", "three")), 1);
        assertEquals(contents(fresh), there);
    }

    @Test
    void nothingIsWrittenAmongOthersOfWhichOneIsNotAsItWasLeft() throws IOException {
        Ledger left = left(keyed("a.html", "one"), keyed("b.html", "two"));
        Files.writeString(site.resolve("a.html"), "eno!");
        try (var outputs = ready(site)) {
            assertTrue(
                    outputs.writeAgain(List.of(keyed("b.html", "TWO")), 1, left).isEmpty());
            assertEquals("two", Files.readString(site.resolve("b.html")));

            var both = List.of(keyed("a.html", "one"), keyed("b.html", "TWO"));
            assertEquals(new Written(2, 0, 0, List.of()), outputs.write(both, 1, left));
        }
        assertEquals("one", Files.readString(site.resolve("a.html")));
    }

    @Test
    void nothingIsWrittenAmongOthersThatNobodyLeft() throws IOException {
        Ledger left = left(keyed("a.html", "one"));
        try (var outputs = ready(site)) {
            assertTrue(
                    outputs.writeAgain(List.of(keyed("b.html", "two")), 1, left).isEmpty());
            assertTrue(outputs.writeAgain(List.of(), 1, Ledger.EMPTY).isEmpty());
        }
        assertFalse(Files.exists(site.resolve("b.html")));
    }

    @Test
    void nothingIsWrittenAmongOthersWhereTheManifestIsAnotherBuilds() throws IOException {
        Ledger left = left(keyed("a.html", "one"), keyed("b.html", "two"));
        Files.writeString(site.resolve(".demarc-manifest"), "a.html -\n");
        try (var outputs = ready(site)) {
            assertTrue(
                    outputs.writeAgain(List.of(keyed("a.html", "ONE")), 1, left).isEmpty());
        }
    }

    @Test
    void aPromiseThatFailsAmongOthersIsToldOfAndTheOthersStay() throws IOException {
        Ledger left = left(keyed("a.html", "one"), keyed("b.html", "two"));
        var failing = new Artefact("a.html", () -> {
            throw new NoSuchFileException("source.png");
        });
        try (var outputs = ready(site)) {
            var written = outputs.writeAgain(List.of(failing), 1, left).orElseThrow();

            assertEquals(1, written.failures().size());
            assertEquals(List.of("b.html"), outputs.ledger().paths());
        }
        assertEquals("two", Files.readString(site.resolve("b.html")));
        assertEquals(List.of(".demarc-lock", ".demarc-manifest", "b.html"), names());
    }

    private Ledger left(Artefact... artefacts) throws IOException {
        try (var outputs = ready(site)) {
            outputs.write(List.of(artefacts), 1);
            return outputs.ledger();
        }
    }

    private static Artefact keyed(String path, String text) {
        return new Artefact(path, () -> text.getBytes(UTF_8), Digest.of("key of " + text));
    }

    @Test
    void whatSomebodyPutInTheWayOfAKnownFileIsNamed() throws IOException {
        var artefacts = List.of(text("a.html", "one"), text("b/c.html", "two"));
        Ledger left;
        try (var outputs = ready(site)) {
            outputs.write(artefacts, 1);
            left = outputs.ledger();
        }
        Files.delete(site.resolve("b/c.html"));
        Files.delete(site.resolve("b"));
        Files.writeString(site.resolve("b"), "somebody's");
        try (var outputs = ready(site)) {
            assertEquals(
                    List.of(new Failure("b/c.html", "`b`, which Demarc did not write, is in the way.")),
                    outputs.write(artefacts, 1, left).failures());
        }
        assertEquals("somebody's", Files.readString(site.resolve("b")));
    }

    @Test
    void whatIsUnchangedIsNotTouched() throws IOException {
        write(text("a.html", "one"), text("b.html", "two"));
        Files.setLastModifiedTime(site.resolve("a.html"), LONG_AGO);
        Files.setLastModifiedTime(site.resolve("b.html"), LONG_AGO);

        assertEquals(new Written(1, 1, 0, List.of()), write(text("a.html", "one"), text("b.html", "TWO")));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(site.resolve("a.html")));
        assertEquals("TWO", Files.readString(site.resolve("b.html")));
    }

    @Test
    void aBuildWithoutChangesLeavesTheManifestAlone() throws IOException {
        write(text("a.html", "one"));
        Files.setLastModifiedTime(site.resolve(".demarc-manifest"), LONG_AGO);

        write(text("a.html", "one"));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(site.resolve(".demarc-manifest")));
    }

    @Test
    void whatSomebodyEditedByHandIsWrittenAgain() throws IOException {
        write(text("a.html", "one"));
        Files.writeString(site.resolve("a.html"), "eno");

        assertEquals(new Written(1, 0, 0, List.of()), write(text("a.html", "one")));
        assertEquals("one", Files.readString(site.resolve("a.html")));
    }

    @Test
    void onlyWhatDemarcWroteIsRemoved() throws IOException {
        write(text("a.html", "one"), text("gone/deep/b.html", "two"), text("kept/c.html", "three"));
        Files.writeString(site.resolve("CNAME"), "example.org");
        Files.writeString(site.resolve("kept/mine.txt"), "mine");

        assertEquals(new Written(0, 1, 2, List.of()), write(text("a.html", "one")));
        assertEquals(List.of(".demarc-lock", ".demarc-manifest", "CNAME", "a.html", "kept", "kept/mine.txt"), names());
    }

    @Test
    void aFileThatIsNotOursIsNeverOverwritten() throws IOException {
        write(text("a.html", "one"));
        Files.writeString(site.resolve("CNAME"), "example.org");

        var failure = new Failure("CNAME", "`CNAME`, which Demarc did not write, is in the way.");
        assertEquals(new Written(0, 1, 0, List.of(failure)), write(text("a.html", "one"), text("CNAME", "demarc.dev")));
        assertEquals("example.org", Files.readString(site.resolve("CNAME")));

        write(text("a.html", "one"));
        assertEquals("example.org", Files.readString(site.resolve("CNAME")));
    }

    @Test
    void aManifestThatLeadsOutOfTheFolderRemovesNothing() throws IOException {
        write(text("a.html", "one"));
        Files.writeString(root.resolve("precious.txt"), "precious");
        Files.writeString(
                site.resolve(".demarc-manifest"),
                "../precious.txt -\n%s -\na.html -\nnonsense\n".formatted(root.resolve("precious.txt")));

        assertEquals(new Written(0, 0, 1, List.of()), write());
        assertEquals("precious", Files.readString(root.resolve("precious.txt")));
    }

    @Test
    void aLinkedFolderInTheSiteIsNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("a.html"), "mine");
        write(text("index.html", "home"));
        Files.createSymbolicLink(site.resolve("linked"), elsewhere);

        var failure = new Failure("linked/a.html", "`linked`, which Demarc did not write, is in the way.");
        assertEquals(
                new Written(0, 1, 0, List.of(failure)), write(text("index.html", "home"), text("linked/a.html", "x")));
        assertEquals("mine", Files.readString(elsewhere.resolve("a.html")));
    }

    @Test
    void aFolderMayBecomeAFileAndAFileAFolder() throws IOException {
        write(text("a/b.html", "one"), text("c", "two"));

        assertEquals(new Written(2, 0, 2, List.of()), write(text("a", "one"), text("c/d.html", "two")));
        assertEquals(List.of(".demarc-lock", ".demarc-manifest", "a", "c", "c/d.html"), names());
    }

    @Test
    void aFileCannotLieBelowAFile() throws IOException {
        var failure = new Failure("a/b.html", "`a` is a file of the site, so nothing can lie below it.");

        assertEquals(new Written(1, 0, 0, List.of(failure)), write(text("a/b.html", "one"), text("a", "two")));
    }

    @Test
    void aBuildThatWasKilledIsMadeRight() throws IOException {
        write(text("a.html", "one"), text("old.html", "old"));
        // What a kill leaves between the manifest of intent and the end: one file landed, one on its way.
        Files.writeString(site.resolve(".demarc-manifest"), """
                a.html e1ac6bf8d5d89eb2e5d5f938355226e4
                b/landed.html -
                b/not-yet.html -
                old.html -
                """);
        Files.createDirectory(site.resolve("b"));
        Files.writeString(site.resolve("b/landed.html"), "landed");
        Files.writeString(site.resolve("b/.demarc-tmp-17"), "half a pa");

        assertEquals(new Written(1, 0, 2, List.of()), write(text("a.html", "changed")));
        assertEquals(List.of(".demarc-lock", ".demarc-manifest", "a.html"), names());
    }

    @Test
    void theManifestOfIntentIsThereBeforeTheFirstFile() throws IOException {
        write(text("a.html", "one"));
        var seen = new ArrayList<String>();
        write(text("a.html", "one"), new Artefact("b.html", () -> {
            seen.add(Files.readString(site.resolve(".demarc-manifest")));
            return "two".getBytes(UTF_8);
        }));

        assertEquals(List.of("a.html e1ac6bf8d5d89eb2e5d5f938355226e4\nb.html -\n"), seen);
    }

    @Test
    void aPromiseThatFailsIsToldOfAndTheOthersGoOn() throws IOException {
        write(text("a.html", "one"), text("logo.png", "before"));
        var failing = new Artefact("logo.png", () -> {
            throw new NoSuchFileException("/somewhere/logo.png");
        });

        assertEquals(
                new Written(0, 1, 1, List.of(new Failure("logo.png", "It can't be made: there is no such file."))),
                write(failing, text("a.html", "one")));
        assertFalse(Files.exists(site.resolve("logo.png")));
    }

    @Test
    void aFaultInAPromiseEndsTheBuildButNotTheNext() throws IOException {
        var artefacts = new ArrayList<Artefact>();
        for (int i = 0; i < 50; i++) {
            artefacts.add(text("page-" + i + ".html", "page " + i));
        }
        artefacts.add(new Artefact("z.html", () -> {
            throw new IllegalStateException("a fault");
        }));

        assertThrows(IllegalStateException.class, () -> write(site, artefacts, 3));
        write(text("a.html", "one"));
        assertEquals(List.of(".demarc-lock", ".demarc-manifest", "a.html"), names());
    }

    @Test
    void pathsThatLeadOutOfTheSiteAreAFault() {
        for (String path : List.of("../a", "/a", "a//b", "a/./b", "", "a/..", "a\\b", ".demarc-manifest")) {
            assertThrows(IllegalArgumentException.class, () -> write(text(path, "x")), path);
        }
    }

    @Test
    void namesWithSpacesAndLineBreaksAreRemembered() throws IOException {
        write(text("a b.txt", "one"), text("line\nbreak.txt", "two"));

        assertEquals(new Written(0, 1, 1, List.of()), write(text("a b.txt", "one")));
        assertEquals(List.of(".demarc-lock", ".demarc-manifest", "a b.txt"), names());
    }

    @Test
    void foreignFilesAreNamedAndRefused() throws IOException {
        Files.createDirectories(site.resolve("photos"));
        Files.writeString(site.resolve("photos/cat.jpg"), "cat");

        assertEquals(
                new Opened.Refused(
                        "The destination `%s` holds files that Demarc did not write, `photos/cat.jpg` for one."
                                .formatted(site),
                        "Empty it if nobody needs them, or name another folder with `--dest`."),
                open(site));
        assertEquals(List.of("photos", "photos/cat.jpg"), names());
    }

    @Test
    void hiddenFilesAndEmptyFoldersAreNotForeign() throws IOException {
        Files.createDirectories(site.resolve("empty"));
        Files.createDirectories(site.resolve(".git"));
        Files.writeString(site.resolve(".git/config"), "");
        Files.writeString(site.resolve(".gitkeep"), "");

        assertEquals(new Written(1, 0, 0, List.of()), write(text("a.html", "one")));
        assertTrue(Files.exists(site.resolve(".gitkeep")));
    }

    @Test
    void theSourceIsNoDestination() throws IOException {
        assertRefused("is the source itself", source);
        assertRefused("holds the source", root);
        assertRefused("lies inside the source", source.resolve("site"));
        assertRefused("lies inside the source", root.resolve("x/../content/not/yet/there"));
        Path link = Files.createSymbolicLink(root.resolve("link"), source);
        assertRefused("is the source itself", link);
        assertRefused("lies inside the source", link.resolve("below"));
        Path file = Files.writeString(root.resolve("file"), "");
        assertRefused("is not a folder", file);
    }

    @Test
    void aBareFolderMayHoldItsSite() throws IOException {
        var opened = Outputs.open(source.resolve("site"), source, source, OutputsTest::nobody);

        assertInstanceOf(Opened.Ready.class, opened).outputs().close();
    }

    @Test
    void aLinkedDestinationIsWrittenWhereItLeads() throws IOException {
        Path www = Files.createDirectory(root.resolve("www"));
        Files.createSymbolicLink(site, www);

        assertEquals(new Written(1, 0, 0, List.of()), write(text("a.html", "one")));
        assertEquals("one", Files.readString(www.resolve("a.html")));
        assertTrue(Files.isSymbolicLink(site));
    }

    @Test
    void theSecondBuildSaysThatItWaitsAndThenGoesOn() throws Exception {
        var told = new CountDownLatch(1);
        var sentences = new ArrayList<String>();
        CompletableFuture<Written> second;
        try (var first = ready(site)) {
            second = CompletableFuture.supplyAsync(() -> {
                try (var outputs = ((Opened.Ready) Outputs.open(site, root, source, sentence -> {
                            sentences.add(sentence);
                            told.countDown();
                        }))
                        .outputs()) {
                    return outputs.write(List.of(text("a.html", "second")), 1);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertTrue(told.await(10, TimeUnit.SECONDS));
            first.write(List.of(text("a.html", "first")), 1);
            assertFalse(second.isDone());
        }

        assertEquals(new Written(1, 0, 0, List.of()), second.get(10, TimeUnit.SECONDS));
        assertEquals("second", Files.readString(site.resolve("a.html")));
        assertEquals(List.of("Another build is writing to `%s`; waiting for it.".formatted(site)), sentences);
    }

    @Test
    void anotherProcessIsWaitedForToo() throws Exception {
        Files.createDirectories(site);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var holder = Files.writeString(root.resolve("Holder.java"), """
                import java.nio.channels.FileChannel;
                import java.nio.file.*;
                class Holder {
                    public static void main(String[] args) throws Exception {
                        try (var channel = FileChannel.open(Path.of(args[0]),
                                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                                var lock = channel.lock()) {
                            System.out.println("held");
                            System.in.read();
                        }
                    }
                }
                """);
        var process = new ProcessBuilder(
                        java, holder.toString(), site.resolve(".demarc-lock").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertEquals('h', process.getInputStream().read());
            var sentences = new ArrayList<String>();
            var opened = Outputs.open(site, root, source, sentence -> {
                sentences.add(sentence);
                try {
                    process.getOutputStream().close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertInstanceOf(Opened.Ready.class, opened).outputs().close();
            assertEquals(1, sentences.size());
        } finally {
            process.destroy();
        }
    }

    private void assertRefused(String why, Path dest) throws IOException {
        var refused = assertInstanceOf(Opened.Refused.class, open(dest));
        assertEquals("The destination `%s` %s.".formatted(dest, why), refused.message());
    }

    private Written write(Artefact... artefacts) throws IOException {
        return write(site, List.of(artefacts), 2);
    }

    private Written write(Path dest, List<Artefact> artefacts, int jobs) throws IOException {
        try (var outputs = ready(dest)) {
            return outputs.write(artefacts, jobs);
        }
    }

    private Outputs ready(Path dest) throws IOException {
        return assertInstanceOf(Opened.Ready.class, open(dest)).outputs();
    }

    private Opened open(Path dest) throws IOException {
        return Outputs.open(dest, root, source, OutputsTest::nobody);
    }

    private static void nobody(String sentence) {
        throw new AssertionError("Nobody to wait for, but: " + sentence);
    }

    private static Artefact text(String path, String text) {
        return new Artefact(path, () -> text.getBytes(UTF_8));
    }

    private List<String> names() throws IOException {
        return List.copyOf(contents(site).keySet());
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all.filter(path -> !path.equals(folder))::iterator) {
                contents.put(
                        folder.relativize(each).toString(), Files.isRegularFile(each) ? Files.readString(each) : "");
            }
        }
        return contents;
    }
}
