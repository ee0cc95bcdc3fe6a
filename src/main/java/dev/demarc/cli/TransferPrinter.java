package dev.demarc.cli;

import dev.demarc.build.Importing;
import dev.demarc.build.PageWiki;
import dev.demarc.exchange.ExportFormat;
import dev.demarc.exchange.TransferReport;
import dev.demarc.exchange.TransferReport.Remark;
import dev.demarc.matrix.Matrix;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Tells a person what was taken over, what was guessed, and what was lost, a line each. */
final class TransferPrinter {

    private static final int SHOWN = 40;

    private final PrintStream to;

    TransferPrinter(PrintStream to) {
        this.to = to;
    }

    /** The report of an import. */
    void print(Importing importing) {
        for (Importing.Made each : importing.matrices()) {
            to.println("“%s” (%s): %d concerns, %d categories, from %s"
                    .formatted(
                            each.matrix().title(),
                            each.matrix().id(),
                            each.matrix().concerns().size(),
                            each.matrix().categories().size(),
                            String.join(", ", each.from())));
            print(each.report());
        }
        remarks("left out", importing.left());
    }

    /** The report of a wiki that begins with a page. */
    void print(PageWiki wiki) {
        print(wiki.importing());
        remarks("the page", wiki.remarks());
    }

    /** The report of an export. All that the file lacks is told, since nobody can see it there. */
    void print(Matrix matrix, ExportFormat format, TransferReport report) {
        to.println("“%s” (%s) as %s".formatted(matrix.title(), matrix.id(), format.word()));
        cells(report);
        remarks("lost", report.losses(), Integer.MAX_VALUE);
    }

    private void print(TransferReport report) {
        cells(report);
        remarks("guessed", report.guesses());
        remarks("lost", report.losses());
    }

    private void cells(TransferReport report) {
        var counts = new ArrayList<String>();
        report.cells().forEach((state, count) -> counts.add(count + " " + state.word()));
        to.println("  cells: " + (counts.isEmpty() ? "none" : String.join(", ", counts)));
    }

    private void remarks(String what, List<Remark> remarks) {
        remarks(what, remarks, SHOWN);
    }

    private void remarks(String what, List<Remark> remarks, int most) {
        if (remarks.isEmpty()) {
            return;
        }
        to.println("  " + what + ":");
        for (Remark remark : remarks.subList(0, Math.min(most, remarks.size()))) {
            to.println("    " + (remark.place().isEmpty() ? "" : remark.place() + "  ") + remark.message());
            String remedy = remark.remedy();
            if (remedy != null) {
                to.println("      → " + remedy);
            }
        }
        if (remarks.size() > most) {
            to.println("    … and " + (remarks.size() - most) + " more");
        }
    }
}
