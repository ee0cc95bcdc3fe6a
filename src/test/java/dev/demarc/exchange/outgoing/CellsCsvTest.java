package dev.demarc.exchange.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.exchange.RandomMatrix;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All cells as CSV: as domain.md writes them, and exactly as they were when a matrix names them. */
class CellsCsvTest {

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 300);
    }

    /** A matrix whose cells are taken from the CSV of another. */
    private static Matrix readBack(Matrix matrix) {
        String yaml = MatrixYaml.of(matrix.with(Map.of()));
        String named = yaml.replaceFirst("(?m)^parties:$", "cells: cells.csv\n\nparties:");
        var csv = SourceFile.of("cells.csv", "cells.csv", CellsCsv.of(matrix).bytes());
        var read = Given.read("m.matrix.yml", named, csv);
        assertEquals(
                List.of(), read.findings(), () -> new String(CellsCsv.of(matrix).bytes(), UTF_8));
        return read.value().matrix();
    }

    /** Holders by cell; an empty text is none, for CSV has no way to tell them apart. */
    private static Map<String, Holder> held(Matrix matrix) {
        var held = new TreeMap<String, Holder>();
        new Losses(matrix).each((cell, holder) -> held.put(cell.toString(), plain(holder)));
        return held;
    }

    private static Holder plain(Holder holder) {
        if (holder instanceof Holder.Owned owned) {
            return new Holder.Owned(plain(owned.part()));
        } else if (holder instanceof Holder.Shared shared) {
            return new Holder.Shared(
                    shared.parts().stream().map(CellsCsvTest::plain).toList());
        } else if (holder instanceof Holder.Overlap overlap) {
            return new Holder.Overlap(
                    overlap.parts().stream().map(CellsCsvTest::plain).toList());
        } else if (holder instanceof Holder.Outsourced outsourced) {
            return new Holder.Outsourced(outsourced.to(), outsourced.by(), told(outsourced.text()));
        } else if (holder instanceof Holder.Varies varies) {
            Holder otherwise = varies.otherwise();
            return new Holder.Varies(varies.condition(), otherwise == null ? null : plain(otherwise), List.of());
        } else if (holder instanceof Holder.NotApplicable none) {
            return new Holder.NotApplicable(told(none.reason()));
        } else if (holder instanceof Holder.Undetermined open) {
            return new Holder.Undetermined(told(open.reason()), told(open.owner()), open.until());
        }
        return holder;
    }

    private static Part plain(Part part) {
        return new Part(part.party(), told(part.text()));
    }

    private static @Nullable String told(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyCellsComeBack(int seed) {
        Matrix matrix = RandomMatrix.of(seed);
        assertEquals(
                held(matrix), held(readBack(matrix)), () -> CellsCsv.of(matrix).text());
    }

    @Test
    void eachStateHasItsRows() {
        Matrix matrix = Given.matrix(
                "matrix: m",
                "title: M",
                "parties: {aws: ~, us: ~, fastly: ~}",
                "categories: {one: ~, two: ~}",
                "concerns:",
                "  a: {who: {one: us, two: {us: 'Says \"so\", twice.'}}}",
                "  b: {who: {one: {shared: {aws: Disks., us: ~}}, two: {aws: =1+1, us: '@here'}}}",
                "  c: {who: {one: {outsourced: {to: fastly, by: us, text: Runs it.}}, two: {outsourced: {to: fastly}}}}",
                "  d: {who: {one: {varies: Size., default: {shared: {aws: A., us: B.}}}, two: {varies: Size.}}}",
                "  e: {who: {one: {n/a: No disks.}, two: n/a}}",
                "  f: {who: {one: {undetermined: Asked., owner: 'grc: team', until: 2027-01-31}, two: undetermined}}",
                "  g: {who: {one: }}");
        var csv = CellsCsv.of(matrix);
        assertEquals("""
                concern,category,holder,text
                a,one,us,
                a,two,us,"Says ""so"", twice."
                b,one,shared:aws,Disks.
                b,one,shared:us,
                b,two,aws,'=1+1
                b,two,us,'@here
                c,one,outsourced:fastly:us,Runs it.
                c,two,outsourced:fastly,
                d,one,varies,Size.
                d,one,default:shared:aws,A.
                d,one,default:shared:us,B.
                d,two,varies,Size.
                e,one,n/a,No disks.
                e,two,n/a,
                f,one,undetermined:grc: team:2027-01-31,Asked.
                f,two,undetermined,
                g,one,,
                g,two,,
                """, csv.text());
        assertEquals(
                List.of("m: Only cells go out: names, groups, descriptions, evidence and controls are left out."),
                Given.losses(csv.report()));
    }

    @Test
    void wordsThatBeginAsAGuardDoComeBackToo() {
        Matrix matrix = Given.matrix(
                "matrix: m",
                "title: M",
                "parties: {us: ~}",
                "categories: {one: ~, two: ~}",
                "concerns: {a: {who: {one: {us: \"'=1\"}, two: {us: \"''-\"}}}}");
        assertEquals(held(matrix), held(readBack(matrix)));
    }
}
