package dev.demarc.build;

import dev.demarc.diagnostic.Checked;
import dev.demarc.exchange.ExportFormat;
import dev.demarc.exchange.TransferReport;
import dev.demarc.exchange.TransferReport.Remark;
import dev.demarc.exchange.outgoing.Caiq;
import dev.demarc.exchange.outgoing.CellsCsv;
import dev.demarc.exchange.outgoing.Crm;
import dev.demarc.exchange.outgoing.MarkdownTable;
import dev.demarc.exchange.outgoing.MatrixBook;
import dev.demarc.exchange.outgoing.MatrixDrawing;
import dev.demarc.exchange.outgoing.MatrixJson;
import dev.demarc.exchange.outgoing.MatrixPage;
import dev.demarc.exchange.outgoing.MatrixYaml;
import dev.demarc.exchange.outgoing.NoControls;
import dev.demarc.exchange.outgoing.NoSuchHeads;
import dev.demarc.exchange.outgoing.Oscal;
import dev.demarc.exchange.outgoing.Outgoing;
import dev.demarc.exchange.outgoing.WideCsv;
import dev.demarc.exchange.workbook.Unreadable;
import dev.demarc.history.Past;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import dev.demarc.model.BlockSpec.View;
import dev.demarc.render.Theme;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A matrix as it goes out to others: the file, and what it can't express. */
public final class Exporting {

    private final byte[] bytes;
    private final TransferReport report;

    private Exporting(byte[] bytes, TransferReport report) {
        this.bytes = bytes;
        this.report = report;
    }

    /** The file. */
    public byte[] bytes() {
        return bytes;
    }

    /** What it can't express. */
    public TransferReport report() {
        return report;
    }

    /**
     * What is asked for.
     *
     * @param view how it is drawn, if it is
     * @param category for formats that describe one service; nothing for all, or the only one
     * @param parties whose view it is
     * @param profile for OSCAL, the address of the profile whose controls are meant
     * @param form a form to be filled in, if one was given
     */
    public record Wishes(
            ExportFormat format,
            View view,
            @Nullable String category,
            Views parties,
            @Nullable String profile,
            @Nullable SourceFile form) {}

    /**
     * Whose view is told.
     *
     * @param provider the id of the party that a questionnaire calls the provider; nothing for the first
     * @param exporter the id of the party that exports a plan; nothing for the first
     */
    public record Views(@Nullable String provider, @Nullable String exporter) {}

    /**
     * What surrounds a matrix.
     *
     * @param root the wiki's, or the folder of a file that belongs to none
     * @param templates of the wiki's own theme
     * @param now what counts as the time if no commit tells when the matrix was last changed
     */
    public record Around(Path root, List<SourceFile> templates, String language, Instant now) {
        /** Copies the list. */
        public Around {
            templates = List.copyOf(templates);
        }
    }

    /** It can't be exported so, and why; what to do is the hint. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String hint;
        private final boolean ofData;

        private Refused(boolean ofData, String message, String hint) {
            super(message);
            this.hint = hint;
            this.ofData = ofData;
        }

        /** Why, in a sentence. */
        public String why() {
            return String.valueOf(getMessage());
        }

        /** What to do next. */
        public String hint() {
            return hint;
        }

        /** Whether the matrix is what wants a change; else what was asked for. */
        public boolean isOfData() {
            return ofData;
        }
    }

    /**
     * Exports a matrix.
     *
     * @throws IOException if the form isn't there any more
     */
    public static Exporting of(Duties duties, Wishes wishes, Around around) throws Refused, IOException {
        Matrix matrix = duties.matrix();
        if (!duties.isDrawable()) {
            throw new Refused(
                    true,
                    duties.file().readable()
                            ? "“%s” has no concerns or no categories, so there is nothing to export."
                                    .formatted(matrix.title())
                            : "`%s` can't be read, so it can't be exported."
                                    .formatted(duties.file().place()),
                    "`demarc check` tells what is wrong.");
        }
        try {
            Outgoing out = outgoing(duties, wishes, around);
            return new Exporting(out.bytes(), withUnsettled(out.report(), duties));
        } catch (NoControls e) {
            throw new Refused(
                    true,
                    "No concern of “%s” names a control, and %s has a line for each."
                            .formatted(matrix.title(), wishes.format().word()),
                    "Add `controls: {nist-800-53: [SC-28]}` to each concern, with the control that it is about.");
        } catch (NoSuchHeads e) {
            throw new Refused(
                    false,
                    "The form has no sheet with the heads “%s” in its first ten rows."
                            .formatted(String.join("”, “", e.heads())),
                    "Give the form as it was published, with `--template`.");
        } catch (Unreadable e) {
            throw new Refused(
                    false, "The form can't be read: " + e.why() + ".", "Save it as .xlsx, without a password.");
        }
    }

    private static Outgoing outgoing(Duties duties, Wishes wishes, Around around)
            throws NoControls, NoSuchHeads, Unreadable, IOException {
        Matrix matrix = duties.matrix();
        return switch (wishes.format()) {
            case CSV -> CellsCsv.of(matrix);
            case CSV_WIDE -> WideCsv.of(matrix);
            case XLSX -> MatrixBook.of(matrix);
            case MARKDOWN -> MarkdownTable.of(matrix);
            case JSON -> MatrixJson.outgoing(matrix);
            case YAML -> MatrixYaml.outgoing(matrix);
            case SVG -> drawing(matrix, wishes.view(), around);
            case HTML -> MatrixPage.of(matrix, drawn(matrix, View.STACK, around));
            case CAIQ -> caiq(matrix, wishes);
            case CRM ->
                wishes.form() == null
                        ? Crm.of(matrix, wishes.parties().provider())
                        : Crm.fill(
                                matrix,
                                category(matrix, wishes),
                                wishes.parties().provider(),
                                wishes.form().bytes());
            case OSCAL ->
                Oscal.of(
                        matrix, new Oscal.Plan(wishes.parties().exporter(), wishes.profile(), changed(duties, around)));
        };
    }

    private static Outgoing caiq(Matrix matrix, Wishes wishes) throws NoSuchHeads, Unreadable, IOException {
        var service =
                new Caiq.Service(category(matrix, wishes), wishes.parties().provider());
        return wishes.form() == null
                ? Caiq.of(matrix, service)
                : Caiq.fill(matrix, service, wishes.form().bytes());
    }

    private static String category(Matrix matrix, Wishes wishes) {
        return wishes.category() == null ? matrix.categories().get(0).id() : wishes.category();
    }

    private static Outgoing drawing(Matrix matrix, View view, Around around) {
        boolean steps = view != View.STAIRCASE || figures(around).staircaseFits(matrix);
        View drawn = steps ? view : View.MATRIX;
        return MatrixDrawing.of(matrix, drawn(matrix, drawn, around), view.word(), drawn.word());
    }

    private static String drawn(Matrix matrix, View view, Around around) {
        return figures(around).file(matrix, view, matrix.id() + "-" + view.word());
    }

    private static DrawnFigures figures(Around around) {
        Checked<Theme> theme = Theme.of(around.templates(), around.language());
        return DrawnFigures.with(theme.value().words());
    }

    private static Instant changed(Duties duties, Around around) {
        Instant at = new Past(around.root()).changes().of(duties.file().place());
        return at == null ? around.now() : at;
    }

    /** What a mistake in the data leaves unknown goes out as an open question, and that is told. */
    private static TransferReport withUnsettled(TransferReport report, Duties duties) {
        var losses = new ArrayList<Remark>();
        for (Cell cell : duties.file().unsettled()) {
            losses.add(new Remark(
                    cell.toString(),
                    "What is written for it has a mistake, so it goes out as far as it could be read.",
                    "`demarc check` tells what is wrong."));
        }
        losses.addAll(report.losses());
        return new TransferReport(report.cells(), report.guesses(), losses);
    }
}
