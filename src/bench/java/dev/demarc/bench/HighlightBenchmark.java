package dev.demarc.bench;

import dev.demarc.highlight.Highlighter;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.infra.Blackhole;

/** What it costs to colour 2 kB of code. */
public class HighlightBenchmark extends Measured {

    private static final int SIZE = 2000;

    /** A language whose scanner is its own (YAML), and two that are described by their words. */
    @Param({"yaml", "java", "bash"})
    public String language = "yaml";

    private final Highlighter highlighter = new Highlighter();
    private final Map<String, String> code = Map.of(
            "yaml", Texts.code("yaml", SIZE), "java", Texts.code("java", SIZE), "bash", Texts.code("bash", SIZE));

    /** Finds the stretches; writing them as HTML is part of {@link MarkdownBenchmark}. */
    @Benchmark
    public void colour(Blackhole hole) {
        highlighter.read(language, code.getOrDefault(language, ""), (shade, start, end) -> hole.consume(start));
    }
}
