package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.diagnostic.PackedFindings;
import dev.demarc.markdown.Phrases;
import dev.demarc.model.Body;
import dev.demarc.model.PackedPage;
import dev.demarc.model.Settings;
import dev.demarc.output.Outputs;
import dev.demarc.search.Vocabulary;
import dev.demarc.source.Packer;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one process read of a page is the same for the next one, or it is read anew. */
class KeptReadsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final Settings SETTINGS = Settings.of("Wiki");
    private static final Bodies.Kept NO_TEXT = () -> PackedBody.of(Body.EMPTY);

    /** A page with a bit of all that is kept. */
    private static final String RICH = """
            ---
            title: "All of it: ü, \\U0001F600"
            description: What a page may hold
            weight: 1.5
            owner: Docs
            review-by: 2027-02-28
            tags: [one, two]
            aliases: [/old.html]
            unheard-of: 3
            toc: false
            edit: false
            template: wide
            ---
            # All of it

            A [link](there.md#a "Title"), an ![image](a.png), <https://example.com/> and a [reference][r], mispelled wrods.

            [r]: there.md
            [unused]: gone.md

            <video src="film.mp4"></video> <a id="own"></a>

            ## Code {#code}

            ```hcl file=/main.tf region=keys title="Keys" {2-3,7-}
            ```

            ```responsibility
            matrix: duties
            view: stack
            ```

            ```mermaid
            graph LR; a --> b
            ```

            <!-- demarc: ignore=broken-link because it comes tomorrow -->
            [not yet](tomorrow.md)

            <!-- demarc: matrix=duties party=customer categories=a,b -->
            | Task | Customer |
            |:-----|----------|
            | Keys | **Yes**  |
            | Logs |          |

            > | Task | Customer | Provider |
            > |---|---|---|
            > | Keys | Yes | No |

            A note.[^1]

            [^1]: At the end.
            """;

    @TempDir
    Path folder;

    private Path cache() {
        return folder.resolve("cache");
    }

    private KeptReads kept(Vocabulary vocabulary) {
        return new KeptReads(cache(), folder, PageReading.besides(SETTINGS.pages()), KeptReads.WHOLE, vocabulary);
    }

    private static PageReading.ReadPageKey key(SourceFile file) {
        return new PageReading.ReadPageKey(file, List.of("keys", "logs"), Phrases.ENGLISH);
    }

    private static byte[] packed(PageRead read) {
        var out = new Packer();
        PackedPage.pack(out, read.page());
        PackedPage.pack(out, read.notes());
        PackedFindings.pack(out, read.findings());
        read.words().pack(out);
        return out.count(read.bodyStart()).bytes();
    }

    private List<PageRead> keep(List<SourceFile> files) throws IOException {
        Files.createDirectories(cache());
        var vocabulary = new Vocabulary();
        try (var workers = new Workers(2);
                var bodies = new Bodies();
                var kept = kept(vocabulary)) {
            var reading = new PageReading(SETTINGS.pages(), bodies, vocabulary, Room.NONE);
            var keys = files.stream().map(KeptReadsTest::key).toList();
            var reads = new ArrayList<PageRead>();
            for (PageReading.ReadPageKey key : keys) {
                PageRead known = kept.find(key, NO_TEXT);
                reads.add(known == null ? reading.read(key) : known);
            }
            kept.keep(
                    new KeptReads.All(files, reads, KeptReadsTest::key, List.of(), List.of(), List.of(), List.of()),
                    workers);
            return reads;
        }
    }

    private SourceFile rich() {
        return SourceFile.of("guide/rich.md", "content/guide/rich.md", RICH.getBytes(UTF_8));
    }

    private void assertKept(List<SourceFile> files) throws IOException {
        var read = keep(files);
        try (var kept = kept(new Vocabulary())) {
            for (int i = 0; i < files.size(); i++) {
                PageRead found = kept.find(key(files.get(i)), NO_TEXT);
                if (read.get(i).fault() != null) {
                    assertNull(found, files.get(i).path());
                    continue;
                }
                assertNotNull(found, files.get(i).path());
                assertEquals(read.get(i).page(), found.page());
                assertEquals(read.get(i).notes().places(), found.notes().places());
                assertEquals(read.get(i).notes().wording(), found.notes().wording());
                assertEquals(read.get(i).findings(), found.findings());
                assertArrayEquals(
                        packed(read.get(i)), packed(found), files.get(i).path());
            }
        }
    }

    @Test
    void aPageWithSomeOfEverythingIsKeptWhole() throws IOException {
        assertKept(List.of(rich()));
    }

    @Test
    void allPagesOfThisWikiAreKeptWhole() throws IOException {
        var files = new ArrayList<SourceFile>();
        try (Stream<Path> all = Files.walk(Path.of("content"))) {
            for (Path file :
                    all.filter(each -> each.toString().endsWith(".md")).sorted().toList()) {
                String path = Path.of("content").relativize(file).toString().replace('\\', '/');
                files.add(SourceFile.of(path, "content/" + path, file));
            }
        }
        assertTrue(files.size() > 50);
        assertKept(files);
        // And from one keeping to the next, when most of them are only copied.
        files.add(files.size() / 2, rich());
        assertKept(files);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void pagesWithMistakesAreKeptWhole(long seed) throws IOException {
        new RandomEdits(folder, seed).firstWiki();
        var wiki = Wiki.open(new Wiki.Wanted(folder, folder.resolve("demarc.yml"), new TreeMap<>(), null, null, false))
                .value();
        assertKept(Kinds.of(wiki.sources(TODAY).content()).pages());
    }

    @Test
    void anotherTextOrPlaceOrRowOrPhraseIsReadAnew() throws IOException {
        keep(List.of(rich()));
        var other = SourceFile.of("guide/rich.md", "content/guide/rich.md", new byte[] {'a'});
        var moved = SourceFile.of("guide/rich.md", "guide/rich.md", rich().bytes());
        var english = Phrases.ENGLISH;
        var said = new Phrases(
                "Hierher", english.code(), english.table(), ": ", english.backTo(), english.tasks(), english.notes());
        try (var kept = kept(new Vocabulary())) {
            assertNotNull(kept.find(key(rich()), NO_TEXT));
            assertNull(kept.find(key(other), NO_TEXT));
            assertNull(kept.find(key(moved), NO_TEXT));
            assertNull(kept.find(new PageReading.ReadPageKey(rich(), List.of(), english), NO_TEXT));
            assertNull(kept.find(new PageReading.ReadPageKey(rich(), List.of("keys", "logs"), said), NO_TEXT));
        }
    }

    /** The file as an attentive enemy would leave it, and as a full disk would. */
    @Test
    void whatIsBrokenIsReadAnewAndThenMended() throws IOException {
        var files = List.of(rich(), SourceFile.of("b.md", "content/b.md", "# B\n\nText.\n".getBytes(UTF_8)));
        keep(files);
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i += 1 + whole.length / 200) {
            byte[] broken = whole.clone();
            broken[i] ^= 0x15;
            Files.write(file, broken);
            try (var kept = kept(new Vocabulary())) {
                for (SourceFile each : files) {
                    PageRead found = kept.find(key(each), NO_TEXT);
                    assertTrue(found == null || found.page().path().equals(each.path()), "byte " + i);
                }
            }
            keep(files);
            assertEquals(whole.length, Files.size(file), "byte " + i);
            assertAllFound(files, "byte " + i);
        }
        for (int length : new int[] {0, 1, 11, 12, 13, whole.length / 2, whole.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            keep(files);
            assertAllFound(files, length + " bytes");
        }
    }

    private void assertAllFound(List<SourceFile> files, String when) throws IOException {
        try (var kept = kept(new Vocabulary())) {
            for (SourceFile each : files) {
                assertNotNull(kept.find(key(each), NO_TEXT), when);
            }
        }
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> all = Files.list(cache())) {
            return all.filter(each -> each.getFileName().toString().startsWith("pages-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void anotherProgramReadsAllAnew() throws IOException {
        keep(List.of(rich()));
        var besides = PageReading.besides(Settings.of("Wiki").pages());
        try (var other = new KeptReads(cache(), folder, Fingerprint.of(besides), KeptReads.WHOLE, new Vocabulary())) {
            assertNull(other.find(key(rich()), NO_TEXT));
        }
    }

    @Test
    void pagesThatAreGoneAreLetGo() throws IOException {
        var other = SourceFile.of("b.md", "content/b.md", "# B\n".getBytes(UTF_8));
        keep(List.of(other, rich()));
        long both = Files.size(onlyFile());
        keep(List.of(rich()));
        assertTrue(Files.size(onlyFile()) < both);
        try (var kept = kept(new Vocabulary())) {
            assertNull(kept.find(key(other), NO_TEXT));
        }
    }

    @Test
    void wordsThatNoPageHasAnyMoreDontPileUp() throws IOException {
        long first = 0;
        long most = 0;
        for (int edit = 0; edit < 40; edit++) {
            var text = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                text.append("word")
                        .append((char) ('a' + i % 26))
                        .append("x".repeat(1 + i / 26))
                        .append(edit)
                        .append(' ');
            }
            keep(List.of(SourceFile.of("a.md", "content/a.md", text.toString().getBytes(UTF_8))));
            long size = Files.exists(cache()) ? sizeOfCache() : 0;
            first = first == 0 ? size : first;
            most = Math.max(most, size);
        }
        assertTrue(most < 4 * first, first + " to " + most);
    }

    private long sizeOfCache() throws IOException {
        try (Stream<Path> all = Files.list(cache())) {
            return all.mapToLong(each -> each.toFile().length()).sum();
        }
    }

    /** A page of which all but the text is known is read again, when there is another text already. */
    @Test
    void anEditWhileTheSiteIsMadeIsShownAndNotTakenForKnown() throws IOException {
        Files.createDirectories(folder.resolve(".demarc"));
        Path page = folder.resolve("content/a.md");
        Files.createDirectories(page.getParent());
        Files.writeString(page, "# A\n\nThe old [text](a.md).\n");
        build(() -> {});
        Files.writeString(folder.resolve("content/b.md"), "# B\n");
        String made = build(() -> Files.writeString(page, "# A\n\nThe new text, [one](b.md), [two](b.md#b).\n"));
        assertTrue(made.contains("The new text"), made);
        Files.writeString(page, "# A\n\nThe old [text](a.md).\n");
        assertTrue(build(() -> {}).contains("The old"));
    }

    private interface Meanwhile {
        void edit() throws IOException;
    }

    private String build(Meanwhile meanwhile) throws IOException {
        var wiki = Wiki.open(new Wiki.Wanted(folder, folder.resolve("demarc.yml"), new TreeMap<>(), null, null, false))
                .value();
        var recall = Recall.of(wiki, Passes.USUAL, Sharing.NONE);
        var folders = wiki.folders();
        var opened = Outputs.open(folders.dest(), folders.root(), folders.source(), sentence -> {});
        try (var outputs = ((Outputs.Opened.Ready) opened).outputs();
                var build = new SiteBuild(wiki, Passes.USUAL, recall, 1, Progress.UNHEARD)) {
            var sources = wiki.sources(TODAY);
            if (build.unchanged(sources).isEmpty()) {
                var built = build.run(sources);
                meanwhile.edit();
                outputs.write(built.artefacts().values(), 1, recall.ledger());
                build.keep(sources, built, outputs.ledger());
            }
        }
        return Files.readString(folders.dest().resolve("a.html"));
    }
}
