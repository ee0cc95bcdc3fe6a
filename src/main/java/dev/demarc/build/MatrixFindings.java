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

/**
 * What the rules of matrices found, before the settings judged it. It is kept for the next build, in which most often no
 * matrix is another.
 *
 * @param inputs the digest of all that it hangs on
 * @param asksPast whether some rule asked what commits tell
 */
record MatrixFindings(Digest inputs, boolean asksPast, List<Diagnostic> found) {

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
            String past) {

        Inputs with(String past) {
            return new Inputs(besides, theme, data, spoken, today, past);
        }
    }

    void pack(Packer out) {
        out.digest(inputs).truth(asksPast);
        PackedFindings.pack(out, found);
    }

    static MatrixFindings unpacked(Unpacker in) {
        return new MatrixFindings(in.digest(), in.truth(), PackedFindings.unpack(in));
    }
}
