package dev.demarc.exchange.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.data.MatrixReader;
import dev.demarc.diagnostic.Checked;
import dev.demarc.exchange.TransferReport;
import dev.demarc.exchange.TransferReport.Remark;
import dev.demarc.exchange.workbook.Form;
import dev.demarc.exchange.workbook.FormSheet;
import dev.demarc.exchange.workbook.Unreadable;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Matrices for the tests of exports, and what came of them. */
final class Given {

    private Given() {}

    static Checked<MatrixFile> read(String name, String text, SourceFile... csv) {
        return MatrixReader.read(SourceFile.of(name, name, text.getBytes(UTF_8)), List.of(csv));
    }

    static Matrix matrix(String... lines) {
        return read("m.matrix.yml", String.join("\n", lines) + "\n").value().matrix();
    }

    static Matrix published(String name) {
        try {
            return matrix(Files.readString(Path.of("src/test/resources/domain", name + ".matrix.yml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same matrix, each of whose concerns names a control of its own. */
    static Matrix withControls(Matrix matrix) {
        var concerns = new ArrayList<Concern>();
        for (Concern each : matrix.concerns()) {
            String control = "SC-" + (concerns.size() + 1);
            concerns.add(new Concern(
                    each.id(),
                    each.name(),
                    each.group(),
                    each.description(),
                    new Concern.Proof(
                            each.level(), each.proof().evidence(), Map.of(Concern.Proof.NIST, List.of(control))),
                    each.also(),
                    each.renamedFrom()));
        }
        return new Matrix(
                matrix.id(),
                matrix.heading(),
                matrix.origin(),
                matrix.parties(),
                matrix.categories(),
                concerns,
                matrix.cells());
    }

    /** Losses as {@code place: message}. */
    static List<String> losses(TransferReport report) {
        return report.losses().stream().map(Given::line).toList();
    }

    private static String line(Remark loss) {
        return loss.place() + ": " + loss.message();
    }

    /** A sheet's rows as they can be read again. */
    static List<List<String>> rows(byte[] workbook, int sheet) throws Unreadable {
        FormSheet read = Form.read(workbook).sheets().get(sheet);
        var rows = new ArrayList<List<String>>();
        for (int row = 1; row <= read.lastRow(); row++) {
            var cells = new ArrayList<String>();
            for (int column = 1; column <= read.lastColumn(row); column++) {
                cells.add(read.text(row, column));
            }
            rows.add(cells);
        }
        return rows;
    }
}
