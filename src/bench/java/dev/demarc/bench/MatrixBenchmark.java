package dev.demarc.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.data.ClaimsReader;
import dev.demarc.data.MatrixReader;
import dev.demarc.diagnostic.Checked;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.matrix.Meeting;
import dev.demarc.source.SourceFile;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** What data costs: a matrix of 40 concerns in four categories, and two parties that claim a fourth of it. */
public class MatrixBenchmark extends Measured {

    private static final int CONCERNS = 40;

    private final SourceFile matrix = file("duties.matrix.yml", Texts.matrix(CONCERNS));
    private final SourceFile provider = file("provider.claims.yml", Texts.claims("provider", CONCERNS, "a", "b"));
    private final SourceFile customer = file("customer.claims.yml", Texts.claims("customer", CONCERNS, "c", "d"));
    private final MatrixFile read = MatrixReader.read(matrix, List.of()).value();
    private final List<ClaimsFile> claims = List.of(
            ClaimsReader.read(provider).value(), ClaimsReader.read(customer).value());

    private static SourceFile file(String name, String text) {
        return SourceFile.of(name, "content/" + name, text.getBytes(UTF_8));
    }

    /** From YAML to a matrix with all of its places. */
    @Benchmark
    public Checked<MatrixFile> readMatrix() {
        return MatrixReader.read(matrix, List.of());
    }

    /** From YAML to one party's claims. */
    @Benchmark
    public Checked<ClaimsFile> readClaims() {
        return ClaimsReader.read(provider);
    }

    /** How the claims of two files meet in the matrix; done anew for all matrices when one of them changes. */
    @Benchmark
    public Duties bringTogether() {
        return Meeting.of(read, claims);
    }
}
