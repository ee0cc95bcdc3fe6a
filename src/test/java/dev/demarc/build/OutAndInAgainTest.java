package dev.demarc.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.data.MatrixReader;
import dev.demarc.exchange.ImportWishes;
import dev.demarc.exchange.RandomMatrix;
import dev.demarc.exchange.outgoing.CellsCsv;
import dev.demarc.exchange.outgoing.MatrixBook;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Demarc writes for others, it reads again. */
class OutAndInAgainTest {

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private static Matrix read(String name, byte[] bytes) throws IOException {
        var importing =
                Importing.of(new Importing.Wanted(List.of(SourceFile.of(name, name, bytes)), ImportWishes.NONE, null));
        assertEquals(List.of(), importing.unread());
        assertEquals(1, importing.matrices().size());
        return importing.matrices().get(0).matrix();
    }

    /** All cells that hold something; the order of parties is not kept, so that of their parts isn't either. */
    private static Map<Cell, Holder> cells(Matrix matrix) {
        var cells = new TreeMap<Cell, Holder>();
        matrix.cells().forEach((cell, holder) -> {
            if (!(holder instanceof Holder.Missing)) {
                cells.put(cell, sorted(holder));
            }
        });
        return cells;
    }

    private static Holder sorted(Holder holder) {
        if (holder instanceof Holder.Shared shared) {
            return new Holder.Shared(sorted(shared.parts()));
        } else if (holder instanceof Holder.Overlap overlap) {
            return new Holder.Overlap(sorted(overlap.parts()));
        } else if (holder instanceof Holder.Varies varies && varies.otherwise() != null) {
            return new Holder.Varies(varies.condition(), sorted(varies.otherwise()), List.of());
        }
        return holder;
    }

    private static List<Part> sorted(List<Part> parts) {
        return parts.stream().sorted(Comparator.comparing(Part::party)).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theListOfCellsIsExact(int seed) throws IOException {
        Matrix matrix = RandomMatrix.of(seed);
        if (!cells(matrix).isEmpty()) {
            assertEquals(
                    cells(matrix), cells(read("cells.csv", CellsCsv.of(matrix).bytes())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-security", "azure-old", "azure-2026", "google-cloud", "rosa", "ai-services"})
    void aWorkbookIsExactAndHasTheNames(String name) throws IOException {
        Matrix matrix = domain(name);
        Matrix again = read("book.xlsx", MatrixBook.of(matrix).bytes());
        assertEquals(cells(matrix), cells(again));
        assertEquals(
                matrix.concerns().stream().map(each -> each.name()).toList(),
                again.concerns().stream().map(each -> each.name()).toList());
        assertEquals(
                matrix.categories().stream().map(each -> each.name()).toList(),
                again.categories().stream().map(each -> each.name()).toList());
        assertEquals(matrix.title(), again.title());
        assertEquals(matrix.id(), again.id());
    }

    private static Matrix domain(String name) throws IOException {
        Path file = Path.of("src/test/resources/domain", name + ".matrix.yml");
        return MatrixReader.read(SourceFile.of(name, name, Files.readAllBytes(file)), List.of())
                .value()
                .matrix();
    }
}
