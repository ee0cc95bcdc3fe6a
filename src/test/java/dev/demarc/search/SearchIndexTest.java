package dev.demarc.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.model.Address;
import dev.demarc.model.Body;
import dev.demarc.model.FrontMatter;
import dev.demarc.model.Heading;
import dev.demarc.model.Page;
import dev.demarc.source.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files into which an index is cut: what stands in them, and how much of them is loaded. */
class SearchIndexTest {

    private static final Heading TITLE = new Heading(1, "title", "Title");

    private final Vocabulary vocabulary = new Vocabulary();

    private SearchIndex.Entry page(String path, String title, List<Heading> headings, String... html) {
        var page = new Page(
                path + ".md",
                path + ".md",
                FrontMatter.NONE,
                new Page.Outline(title, true, headings),
                List.of(),
                List.of(),
                List.of());
        return new SearchIndex.Entry(
                new Address(path + ".html"),
                title,
                List.of(),
                "",
                headings,
                PageWords.of(page, new Body(List.of(html)), vocabulary));
    }

    private static String file(SearchIndex index, String name) {
        return new String(
                index.file(SearchIndex.FOLDER + name + ".js", new TreeMap<>(), (duties, holder) -> ""), UTF_8);
    }

    private SearchIndex index(SearchIndex.Entry... entries) {
        return new SearchIndex(List.of(entries), CellIndex.of(List.of()), vocabulary);
    }

    /** A word's entry: the word, the list of cells, the list of pages, the count where the list is cut. */
    private static String entry(SearchIndex index, String word) {
        String text = file(index, "w0");
        String list = text.substring(text.indexOf('"') + 1, text.lastIndexOf('"'));
        for (String each : list.split("\\|", -1)) {
            if (each.startsWith(word + ",")) {
                return each;
            }
        }
        return "";
    }

    @Test
    void aWordTellsItsPageItsWeightAndItsSection() {
        var index = index(page(
                "a",
                "Backups",
                List.of(TITLE, new Heading(2, "keys", "Keys")),
                "<h1 id=\"title\">Title</h1><p>Restore it, restore it, restore it. <a href=\"",
                "\">A link</a></p><h2 id=\"keys\">Keys<a class=\"hd\" href=\"#keys\">#</a></h2><p>Vault.</p>"));
        // Gap 0, then the mark: weight times 16 and the section, or of a title the number of its words.
        assertEquals("backup,,0N,", entry(index, "backup"));
        assertEquals("restor,,0g,", entry(index, "restor"));
        assertEquals("key,,0x,", entry(index, "key"));
        assertEquals("vault,,01,", entry(index, "vault"));
        assertEquals("link,,00,", entry(index, "link"));
    }

    @Test
    void whatIsNoTextIsNotIndexed() {
        var index = index(page(
                "a",
                "Page",
                List.of(),
                "<p title=\"hover\">&lt;code&gt; and</p><button type=\"button\">Copy</button><script>secret()</script>"
                        + "<style>.red{}</style><pre><code class=\"language-sh\">terraform apply</code></pre>"));
        for (String word : List.of("hover", "lt", "gt", "and", "copi", "copy", "secret", "red", "languag", "sh")) {
            assertEquals("", entry(index, word), word);
        }
        assertEquals("terraform,,00,", entry(index, "terraform"));
    }

    @Test
    void aPageIsShownWithItsSectionsAndHowItBegins() {
        var index = index(page(
                "a/b",
                "Title",
                List.of(TITLE, new Heading(2, "one", "One & two"), new Heading(4, "deep", "Deep")),
                "<h1 id=\"title\">Title</h1>\n<p>It <em>begins</em> &amp; <a href=\"",
                "\">goes</a> on.</p><p>Not so far.</p>"));
        assertEquals(
                "demarcSearch.pages(0,[\n[\"a/b.html\",\"Title\",\"It begins & goes on.\",[\"one\",\"One & two\"]]]);\n",
                file(index, "p0"));
    }

    @Test
    void ofFormsThatCountAlikeTheFirstSectionIsTold() {
        var headings = List.of(new Heading(2, "one", "One"), new Heading(2, "two", "Two"));
        String[] html = {"<h2 id=\"one\">One</h2><p>encrypts</p><h2 id=\"two\">Two</h2><p>encrypted</p>"};
        assertEquals("encrypt,,01,", entry(index(page("a", "A1", headings, html)), "encrypt"));
        var other = new SearchIndexTest();
        // Another page was read first, and has numbered the words the other way round.
        other.page("b", "B1", List.of(), "<p>encrypted</p>");
        assertEquals("encrypt,,01,", entry(other.index(other.page("a", "A1", headings, html)), "encrypt"));
    }

    @Test
    void formsOfAWordShareOneEntry() {
        var index = index(
                page("a", "A1", List.of(), "<p>encrypts encrypted</p>"),
                page("b", "B1", List.of(), "<p>encryption</p>"));
        assertEquals("encrypt,,0000,", entry(index, "encrypt"));
        assertTrue(file(index, "near").contains("encrypted encryption encrypts"));
    }

    @Test
    void aWordOfTooManyPagesKeepsThoseInWhichItSaysMost() {
        var entries = new ArrayList<SearchIndex.Entry>();
        for (int i = 0; i < SearchIndex.MOST_PLACES + 100; i++) {
            entries.add(page("p" + i, i % 1000 == 999 ? "Vault" : "Page", List.of(), "<p>vault</p>"));
        }
        var index = new SearchIndex(entries, CellIndex.of(List.of()), vocabulary);
        var postings = new Postings();
        for (int i = 0; i < 5; i++) {
            postings.add(i * 100, i == 3 ? Marks.of(Marks.HEADING, 2) : Marks.of(Marks.ONCE, 0));
        }
        var kept = new ArrayList<Integer>();
        postings.strongest(3).each((place, mark) -> kept.add(place));
        assertEquals(List.of(0, 100, 300), kept);
        String all = SearchIndex.paths(entries.size(), 0).stream()
                .filter(path -> path.startsWith(SearchIndex.FOLDER + "w"))
                .map(path -> new String(index.file(path, new TreeMap<>(), (d, h) -> ""), UTF_8))
                .reduce("", String::concat);
        assertTrue(all.contains("," + (SearchIndex.MOST_PLACES + 100) + "\")")
                || all.contains("," + (SearchIndex.MOST_PLACES + 100) + "|"));
    }

    private List<SearchIndex.Entry> corpus(int pages, long seed, boolean shuffled) {
        var random = new Random(seed);
        var words = new ArrayList<String>();
        for (int i = 0; i < 20_000; i++) {
            var word = new StringBuilder();
            for (int j = 0; j < 3 + random.nextInt(8); j++) {
                word.append((char) ('a' + random.nextInt(26)));
            }
            words.add(word.toString());
        }
        record Written(String path, String html) {}
        var written = new ArrayList<Written>();
        for (int i = 0; i < pages; i++) {
            var html = new StringBuilder("<p>");
            for (int j = 0; j < 600; j++) {
                // Few words are in most pages, most in few, as in texts that people write.
                double spread = random.nextDouble();
                html.append(words.get((int) (words.size() * spread * spread * spread * spread)))
                        .append(' ');
            }
            written.add(new Written("folder-" + i % 40 + "/page-" + i, html + "</p>"));
        }
        if (shuffled) {
            Collections.shuffle(written, new Random(seed + 1));
        }
        return written.stream()
                .map(each -> page(each.path(), "Page", List.of(), each.html()))
                .toList();
    }

    @Test
    void theFilesAreTheSameInWhateverOrderPagesWereRead() {
        var one = new SearchIndex(corpus(200, 7, false), CellIndex.of(List.of()), vocabulary);
        var other = new SearchIndexTest();
        var shuffled = new SearchIndex(other.corpus(200, 7, true), CellIndex.of(List.of()), other.vocabulary);
        for (String path : SearchIndex.paths(200, 0)) {
            String name = path.substring(SearchIndex.FOLDER.length(), path.length() - 3);
            assertEquals(file(one, name), file(shuffled, name), name);
        }
    }

    @Test
    void anEditTouchesFewFiles() {
        var pages = corpus(1000, 3, false);
        var before = new SearchIndex(pages, CellIndex.of(List.of()), vocabulary);
        var edited = new ArrayList<>(pages);
        edited.set(500, page("folder-20/page-500", "Page", List.of(), pageWith("zebra", pages.size())));
        var after = new SearchIndex(edited, CellIndex.of(List.of()), vocabulary);
        var again = new ArrayList<>(edited);
        again.set(500, page("folder-20/page-500", "Page", List.of(), pageWith("giraffe", pages.size())));
        var then = new SearchIndex(again, CellIndex.of(List.of()), vocabulary);
        long touched = SearchIndex.paths(1000, 0).stream()
                .map(path -> path.substring(SearchIndex.FOLDER.length(), path.length() - 3))
                .filter(name -> !file(after, name).equals(file(then, name)))
                .count();
        // The lists of both words, the list of near words, and what is shown of the page.
        assertTrue(touched <= 4, touched + " files differ");
        assertTrue(!file(before, "near").equals(file(after, "near")));
        for (String path : SearchIndex.paths(1000, 0)) {
            String name = path.substring(SearchIndex.FOLDER.length(), path.length() - 3);
            boolean same = file(after, name).equals(file(then, name));
            assertEquals(same, after.ofTexts(path).equals(then.ofTexts(path)), name);
        }
    }

    /** A page of few words, of which an edit may take one for another, put one into another section, or say one more often. */
    private SearchIndex.Entry drawn(int number, Random random) {
        var headings = List.of(TITLE, new Heading(2, "one", "One"), new Heading(2, "two", "Two"));
        var html = new StringBuilder("<h1 id=\"title\">Title</h1>");
        for (String section : List.of("", "<h2 id=\"one\">One</h2>", "<h2 id=\"two\">Two</h2>")) {
            html.append(section).append("<p>");
            for (int i = random.nextInt(4); i >= 0; i--) {
                html.append((char) ('a' + random.nextInt(8))).append("word").append(random.nextBoolean() ? "s " : " ");
            }
            html.append("</p>");
        }
        return page("page-" + number, "Page", headings, html.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatDiffersSaysSoBeforeItIsMade(long seed) {
        var random = new Random(seed);
        long[] drawn = random.longs(100).toArray();
        var known = new TreeMap<String, TreeMap<Digest, String>>();
        for (int edit = 0; edit < 30; edit++) {
            drawn[random.nextInt(drawn.length)] = random.nextLong();
            // Each run reads the pages in another order, so that words have other numbers.
            var order = IntStream.range(0, drawn.length).boxed().collect(Collectors.toList());
            Collections.shuffle(order, random);
            var run = new SearchIndexTest();
            var index = run.index(
                    order.stream().map(i -> run.drawn(i, new Random(drawn[i]))).toArray(SearchIndex.Entry[]::new));
            for (String path : SearchIndex.paths(drawn.length, 0)) {
                String name = path.substring(SearchIndex.FOLDER.length(), path.length() - 3);
                String before = known.computeIfAbsent(path, p -> new TreeMap<>())
                        .putIfAbsent(index.ofTexts(path), file(index, name));
                assertTrue(before == null || before.equals(file(index, name)), name + " after " + edit);
            }
        }
        assertEquals(
                1,
                known.getOrDefault(SearchIndex.FOLDER + "index.js", new TreeMap<>())
                        .size());
    }

    @Test
    void aFileIsTheSameWhicheverOthersAreWanted() {
        var entries = corpus(200, 4, false);
        var all = new SearchIndex(entries, CellIndex.of(List.of()), vocabulary);
        var few = new SearchIndex(entries, CellIndex.of(List.of()), vocabulary);
        for (String path : SearchIndex.paths(200, 0)) {
            byte[] made = few.file(path, new TreeMap<>(), (duties, holder) -> "", other -> other.endsWith("w5.js"));
            assertArrayEquals(all.file(path, new TreeMap<>(), (duties, holder) -> ""), made, path);
        }
    }

    private static String pageWith(String word, int pages) {
        return "<p>An animal of " + pages + " pages: " + word + "</p>";
    }

    @Test
    void aQuestionToFiveThousandPagesLoadsLessThanAHundredKilobytes() throws IOException {
        var index = new SearchIndex(corpus(5000, 1, false), CellIndex.of(List.of()), vocabulary);
        var shards = new ArrayList<Integer>();
        var pages = new ArrayList<Integer>();
        for (int i = 0; i < SearchIndex.files(5000); i++) {
            shards.add(gzip(file(index, "w" + i)));
            pages.add(gzip(file(index, "p" + i)));
        }
        Collections.sort(shards, Collections.reverseOrder());
        Collections.sort(pages, Collections.reverseOrder());
        int script = gzip(Files.readString(Path.of("templates/assets/search.js")))
                + gzip(Files.readString(Path.of("templates/assets/search.css")));
        // Three words in the three largest files, six results in the six largest, and a word that is misspelt.
        int loaded = script
                + gzip(file(index, "index"))
                + gzip(file(index, "near"))
                + shards.subList(0, 3).stream().mapToInt(Integer::intValue).sum()
                + pages.subList(0, 6).stream().mapToInt(Integer::intValue).sum();
        assertTrue(
                loaded < 100_000,
                loaded + " bytes: script " + script + ", near " + gzip(file(index, "near")) + ", words "
                        + shards.subList(0, 3) + ", pages " + pages.subList(0, 6));
    }

    private static int gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.size();
    }
}
