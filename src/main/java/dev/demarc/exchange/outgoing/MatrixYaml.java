package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Matrix;
import java.util.List;
import java.util.Map;

/** A matrix as a YAML file, as a person would have written it: short forms, one line where there is room, few quotes. */
public final class MatrixYaml {

    private MatrixYaml() {}

    /** The file of a matrix, and what even that can't say. */
    public static Outgoing outgoing(Matrix matrix) {
        var losses = new Losses(matrix);
        losses.cases();
        return Outgoing.of(of(matrix), losses.report());
    }

    /** The file of a matrix. Read again, it is the same matrix. */
    public static String of(Matrix matrix) {
        return of(matrix, Map.of());
    }

    /**
     * The same with comments.
     *
     * @param comments what is told above a thing, by its place as in {@link dev.demarc.matrix.MatrixFile.Writing#places}:
     *     {@code parties.ID}, {@code categories.ID}, {@code concerns.ID}, {@code cells.CONCERN.CATEGORY}; at the file's
     *     beginning: {@code top}. Long ones are broken into lines
     */
    public static String of(Matrix matrix, Map<String, List<String>> comments) {
        var sheet = new YamlSheet();
        sheet.comments(comments.getOrDefault("top", List.of()));
        return sheet.write(MatrixForm.of(matrix, comments));
    }
}
