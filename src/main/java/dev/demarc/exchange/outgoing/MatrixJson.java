package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Matrix;
import dev.demarc.output.JsonSheet;
import java.util.Map;

/** A matrix as a JSON file with the same keys as its YAML. */
public final class MatrixJson {

    private MatrixJson() {}

    /** The file of a matrix, and what even that can't say. */
    public static Outgoing outgoing(Matrix matrix) {
        var losses = new Losses(matrix);
        losses.cases();
        return Outgoing.of(of(matrix), losses.report());
    }

    /** The file of a matrix. Read again, it is the same matrix. */
    public static String of(Matrix matrix) {
        var sheet = new JsonSheet();
        write(MatrixForm.of(matrix, Map.of()), sheet);
        return sheet.toString();
    }

    private static void write(Written value, JsonSheet to) {
        if (value instanceof Written.Keyed keyed) {
            to.object();
            for (Written.Entry entry : keyed.entries()) {
                write(entry.value(), to.key(entry.key()));
            }
            to.end();
        } else if (value instanceof Written.Texts list) {
            to.list();
            list.texts().forEach(to::text);
            to.end();
        } else if (value instanceof Written.Text text) {
            to.text(text.text());
        } else if (value instanceof Written.Word word) {
            to.text(word.word());
        } else {
            to.text(null);
        }
    }
}
