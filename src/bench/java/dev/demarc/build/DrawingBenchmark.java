package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.bench.Measured;
import dev.demarc.bench.Texts;
import dev.demarc.data.MatrixReader;
import dev.demarc.matrix.Matrix;
import dev.demarc.model.BlockSpec.View;
import dev.demarc.render.Theme;
import dev.demarc.source.SourceFile;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** What a diagram costs, in the theme's English words. It lies here because the hall alone knows how words reach a drawing. */
public class DrawingBenchmark extends Measured {

    /** How many layers the diagram has, in four categories: a usual matrix, and a large one. */
    @Param({"10", "40"})
    public int concerns = 10;

    private final DrawnFigures figures =
            DrawnFigures.with(Theme.of(List.of(), "en").value().words());
    private final Matrix small = matrix(10);
    private final Matrix large = matrix(40);

    private static Matrix matrix(int concerns) {
        byte[] yaml = Texts.matrix(concerns).getBytes(UTF_8);
        return MatrixReader.read(SourceFile.of("m.matrix.yml", "content/m.matrix.yml", yaml), List.of())
                .value()
                .matrix();
    }

    /** The stack: layers on each other, one column a category. */
    @Benchmark
    public String stack() {
        return figures.inline(concerns == 10 ? small : large, View.STACK, "figure");
    }

    /** The matrix: a grid of cells. */
    @Benchmark
    public String matrix() {
        return figures.inline(concerns == 10 ? small : large, View.MATRIX, "figure");
    }
}
