package dev.demarc.bench;

import dev.demarc.diagnostic.Checked;
import dev.demarc.formula.MathMl;
import dev.demarc.highlight.Highlighter;
import dev.demarc.html.Fragments;
import dev.demarc.markdown.MarkdownReader;
import dev.demarc.markdown.MarkdownSource;
import dev.demarc.model.Crafts;
import dev.demarc.model.FrontMatter;
import dev.demarc.model.ReadPage;
import dev.demarc.model.Settings;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** What it costs to read a page of 8 kB: blocks, inline text, headings, asks, HTML with its code coloured. */
public class MarkdownBenchmark extends Measured {

    private static final int SIZE = 8000;

    /** What stands on the page. */
    @Param({"prose", "tables", "fences"})
    public String page = "prose";

    private final MarkdownReader reader =
            new MarkdownReader(Settings.Html.ALLOW, new Fragments(), new Crafts(new Highlighter(), new MathMl()));
    private final Map<String, MarkdownSource> sources = Map.of(
            "prose", source(Texts.prose(SIZE)),
            "tables", source(Texts.tables(SIZE)),
            "fences", source(Texts.fences(SIZE)));

    private static MarkdownSource source(String text) {
        return new MarkdownSource("a/page.md", "content/a/page.md", text, 0, FrontMatter.NONE, Map.of(), List.of());
    }

    /** Reads the page, as each cold build does once for each page. Its front matter and the rules are not in it. */
    @Benchmark
    public Checked<ReadPage> read() {
        return reader.read(sources.getOrDefault(page, source("")));
    }
}
