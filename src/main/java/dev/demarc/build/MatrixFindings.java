package dev.demarc.build;

import dev.demarc.check.rules.Spoken;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.PackedFindings;
import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of matrices found, before the settings judged it. It is kept for the next run and the next build, in which
 * most often no matrix is another.
 *
 * @param inputs all that it hangs on, or a digest of it
 * @param asksPast whether some rule asked what commits tell
 */
record MatrixFindings<K>(K inputs, boolean asksPast, List<Diagnostic> found) {

    /**
     * All that these rules look at.
     *
     * @param besides the program and the settings
     * @param theme whose words stand in drawings, where not every name has room
     * @param data the digests of matrices, claims and tables, by path
     * @param spoken what bound tables of pages say
     * @param today after which what was due is overdue
     * @param past what all that commits tell hangs on; empty where no rule asks it
     */
    record Inputs(
            Digest besides,
            Digest theme,
            Map<String, Digest> data,
            List<Spoken.Line> spoken,
            LocalDate today,
            String past) {}

    /**
     * The same, while it is all in memory.
     *
     * @param data all matrices with their claims: the very instances
     * @param theme whose words stand in drawings: the very instance
     */
    record LiveInputs(Instance data, Instance theme, List<Spoken.Line> spoken, LocalDate today, String past) {}

    /** Something that is equal to nothing but itself. */
    record Instance(Object of) {
        @Override
        @SuppressWarnings("ReferenceEquality") // that is what it is for
        public boolean equals(@Nullable Object other) {
            return other instanceof Instance that && of == that.of;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(of);
        }
    }

    static void pack(Packer out, MatrixFindings<Digest> findings) {
        out.digest(findings.inputs).truth(findings.asksPast);
        PackedFindings.pack(out, findings.found);
    }

    static MatrixFindings<Digest> unpacked(Unpacker in) {
        return new MatrixFindings<>(in.digest(), in.truth(), PackedFindings.unpack(in));
    }
}
