package dev.demarc.build;

import dev.demarc.exchange.outgoing.CellsCsv;
import dev.demarc.exchange.outgoing.MatrixBook;
import dev.demarc.exchange.outgoing.MatrixJson;
import dev.demarc.exchange.outgoing.NoControls;
import dev.demarc.exchange.outgoing.Oscal;
import dev.demarc.exchange.outgoing.Outgoing;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Origin;
import dev.demarc.model.Changes;
import dev.demarc.model.Download;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Makes the files that a matrix's page offers besides its drawings. */
record Downloads(Changes changes) {

    /** The bytes of one. */
    byte[] bytes(Duties duties, Download download) {
        Matrix matrix = duties.matrix();
        Outgoing made = switch (download) {
            case CSV -> CellsCsv.of(matrix);
            case XLSX -> MatrixBook.of(matrix);
            case JSON -> MatrixJson.outgoing(matrix);
            case OSCAL -> oscal(duties);
        };
        return made.bytes();
    }

    private Outgoing oscal(Duties duties) {
        try {
            return Oscal.of(duties.matrix(), new Oscal.Plan(null, null, changed(duties)));
        } catch (NoControls e) {
            throw new IllegalStateException("It is offered only where a control is named", e);
        }
    }

    /**
     * When the matrix was last changed, as far as its data and commits tell. Nothing else will do, today least of all: the
     * same data makes the same file.
     */
    private Instant changed(Duties duties) {
        Instant at = changes.of(duties.file().place());
        if (at != null) {
            return at;
        }
        Origin.Source source = duties.matrix().origin().source();
        LocalDate retrieved = source == null ? null : source.retrieved();
        return retrieved == null
                ? Instant.EPOCH
                : retrieved.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
