package dev.demarc.bench;

import dev.demarc.model.Address;
import dev.demarc.model.Body;
import dev.demarc.model.FrontMatter;
import dev.demarc.model.Page;
import dev.demarc.search.CellIndex;
import dev.demarc.search.PageWords;
import dev.demarc.search.SearchIndex;
import dev.demarc.search.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Benchmark;

/** What the search in the site costs when it is built. */
public class SearchBenchmark extends Measured {

    private static final int PAGES = 500;

    private final Vocabulary vocabulary = new Vocabulary();
    private final Page page = new Page(
            "a/page.md",
            "content/a/page.md",
            FrontMatter.NONE,
            new Page.Outline("Page", false, List.of()),
            List.of(),
            List.of(),
            List.of());
    private final Body body = new Body(List.of("<p>" + Texts.prose(8000) + "</p>"));
    private final List<SearchIndex.Entry> entries = entries();

    private List<SearchIndex.Entry> entries() {
        var entries = new ArrayList<SearchIndex.Entry>();
        for (int i = 0; i < PAGES; i++) {
            var own = new Body(List.of("<p>" + Texts.rareWords(i, 300) + "</p>"));
            entries.add(new SearchIndex.Entry(
                    new Address("a/page-" + i + ".html"),
                    "Page " + i,
                    List.of(),
                    "",
                    List.of(),
                    PageWords.of(page, own, vocabulary)));
        }
        return entries;
    }

    /** Gathers the words of one page of 8 kB, as is done for each page that is read. */
    @Benchmark
    public PageWords words() {
        return PageWords.of(page, body, vocabulary);
    }

    /** Makes the whole index of 500 pages from 300 words of each: postings, and the text of every file. */
    @Benchmark
    public int index() {
        var index = new SearchIndex(entries, CellIndex.of(List.of()), vocabulary);
        int bytes = 0;
        for (String path : SearchIndex.paths(PAGES, 0)) {
            bytes += index.file(path, new TreeMap<>(), (duties, holder) -> "").length;
        }
        return bytes;
    }
}
