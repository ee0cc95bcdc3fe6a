package dev.demarc.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Small files for the readers' tests. */
final class Given {

    private Given() {}

    static SourceFile file(String path, String text) {
        return SourceFile.of(path, "content/" + path, text.getBytes(UTF_8));
    }

    static Checked<MatrixFile> matrix(String text, SourceFile... csv) {
        return MatrixReader.read(file("m.matrix.yml", text), List.of(csv));
    }

    /** A matrix of parties provider, customer and its data-team, of categories iaas and paas; {@code who} begins in line 4. */
    static Checked<MatrixFile> who(String who) {
        return matrix("parties: {provider: , customer: , data-team: {part-of: customer}}\n"
                + "categories: {iaas: , paas: }\n"
                + "concerns: {backups: {who:\n"
                + who
                + "\n}}\n");
    }

    static Holder cell(Checked<MatrixFile> read, String concern, String category) {
        return read.value().matrix().holder(concern, category);
    }

    static boolean isUnsettled(Checked<MatrixFile> read, String concern, String category) {
        return read.value().unsettled().contains(new Cell(concern, category));
    }

    /** Where a thing of that name stands. */
    static String place(Checked<MatrixFile> read, String name) {
        return String.valueOf(read.value().places().get(name));
    }

    /** Findings as {@code line:column rule target}. */
    static List<String> findings(Checked<?> checked) {
        return checked.findings().stream().map(Given::line).toList();
    }

    private static String line(Diagnostic finding) {
        String place = finding.location().toString();
        int colon = place.indexOf(':');
        return (colon < 0 ? place : place.substring(colon + 1)) + " "
                + finding.rule().name().toLowerCase(Locale.ROOT).replace('_', '-')
                + (finding.target() == null ? "" : " " + finding.target());
    }

    static String resource(String name) {
        try (var in = Given.class.getResourceAsStream("/domain/" + name)) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
