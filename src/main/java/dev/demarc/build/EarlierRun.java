package dev.demarc.build;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.PackedFindings;
import dev.demarc.diagnostic.Waived;
import dev.demarc.output.Ledger;
import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a build found out, as it is kept for the next one of the same wiki into the same folder.
 *
 * @param inputs the digest of all that the run depended on
 * @param asked files beside the sources that it looked for, by path, each with the state in which it was
 * @param outcome what came of it
 */
record EarlierRun(Digest inputs, SortedMap<String, Digest> asked, Outcome outcome) {

    /**
     * What came of a run.
     *
     * @param told what was told in the end
     * @param shown what making each page showed, by address, where it showed something
     * @param astray addresses of pages of which some link leads nowhere
     * @param shape what told which files there are, and what each shows of the others
     * @param reads what told which page was which, with the days on which they changed
     * @param ofMatrices what rules of matrices found, if that can be told again
     * @param ledger the files that it left: all that there are
     */
    record Outcome(
            Built.Told told,
            SortedMap<String, List<Diagnostic>> shown,
            Set<String> astray,
            Digest shape,
            Digest reads,
            @Nullable MatrixFindings<Digest> ofMatrices,
            Ledger ledger) {}

    private static final int FORM = 5;

    /** As bytes, with a digest of them. */
    byte[] packed() {
        var out = new Packer(1 << 16).number(FORM).digest(inputs);
        out.count(asked.size());
        asked.forEach((path, state) -> out.text(path).digest(state));
        var counts = outcome.told().counts();
        out.count(counts.pages()).count(counts.matrices()).count(counts.cells());
        out.count(counts.links()).count(counts.anchors());
        PackedFindings.pack(out, outcome.told().findings().list());
        out.<Waived>all(outcome.told().findings().waived(), EarlierRun::pack);
        out.count(outcome.shown().size());
        outcome.shown().forEach((path, findings) -> PackedFindings.pack(out.text(path), findings));
        out.texts(outcome.astray()).digest(outcome.shape()).digest(outcome.reads());
        MatrixFindings<Digest> ofMatrices = outcome.ofMatrices();
        out.truth(ofMatrices != null);
        if (ofMatrices != null) {
            MatrixFindings.pack(out, ofMatrices);
        }
        outcome.ledger().pack(out);
        return out.seal().bytes();
    }

    private static void pack(Packer out, Waived waived) {
        PackedFindings.pack(out, waived.finding());
        LocalDate until = waived.until();
        out.text(waived.owner()).text(waived.reason()).text(until == null ? null : until.toString());
    }

    /** What was packed; empty if the bytes are not whole, or of another version. */
    static Optional<EarlierRun> of(byte[] bytes) {
        try {
            var in = Unpacker.sealed(bytes);
            if (in.number() != FORM) {
                return Optional.empty();
            }
            Digest inputs = in.digest();
            var asked = new TreeMap<String, Digest>();
            for (int i = in.count(); i > 0; i--) {
                asked.put(in.text(), in.digest());
            }
            var counts = new Built.Counts(in.count(), in.count(), in.count(), in.count(), in.count());
            var findings = PackedFindings.unpack(in);
            var waived = in.all(EarlierRun::waived);
            var shown = new TreeMap<String, List<Diagnostic>>();
            for (int i = in.count(); i > 0; i--) {
                shown.put(in.text(), PackedFindings.unpack(in));
            }
            var astray = new HashSet<>(in.texts());
            Digest shape = in.digest();
            Digest reads = in.digest();
            var ofMatrices = in.truth() ? MatrixFindings.unpacked(in) : null;
            var ledger = Ledger.unpacked(in);
            var told = new Built.Told(Findings.of(findings, waived), counts);
            var outcome = new Outcome(told, shown, astray, shape, reads, ofMatrices, ledger);
            return Optional.of(new EarlierRun(inputs, asked, outcome));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Waived waived(Unpacker in) {
        Diagnostic finding = PackedFindings.unpackOne(in);
        String owner = in.textOrNone();
        String reason = in.textOrNone();
        String until = in.textOrNone();
        return new Waived(finding, owner, reason, until == null ? null : LocalDate.parse(until));
    }
}
