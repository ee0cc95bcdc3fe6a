package dev.demarc.diagnostic;

import dev.demarc.source.Location;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.util.Collection;
import java.util.List;

/** Findings as bytes, whole: with their edits and the other places that belong to them. */
public final class PackedFindings {

    private PackedFindings() {}

    /** Writes findings in their order. */
    public static void pack(Packer out, Collection<Diagnostic> findings) {
        out.all(findings, PackedFindings::pack);
    }

    /** Reads findings in the order in which they were written. */
    public static List<Diagnostic> unpack(Unpacker in) {
        return in.all(PackedFindings::unpackOne);
    }

    /** Writes one finding. */
    public static void pack(Packer out, Diagnostic finding) {
        out.constant(finding.rule()).constant(finding.severity()).location(finding.location());
        out.text(finding.message()).text(finding.hint());
        out.<Edit>all(
                finding.edits(),
                (to, edit) -> to.location(edit.at()).text(edit.text()).text(edit.was()));
        out.text(finding.target());
        out.<Diagnostic.Related>all(
                finding.related(),
                (to, related) -> to.location(related.location()).text(related.message()));
    }

    /** Reads one finding. */
    public static Diagnostic unpackOne(Unpacker in) {
        var rule = in.constant(RuleId.class);
        var severity = in.constant(Severity.class);
        Location location = in.location();
        String message = in.text();
        String hint = in.text();
        var edits = in.all(from -> new Edit(inFile(from), from.text(), from.textOrNone()));
        String target = in.textOrNone();
        var related = in.all(from -> new Diagnostic.Related(from.location(), from.text()));
        return new Diagnostic(rule, severity, location, message, new Diagnostic.Advice(hint, edits), target, related);
    }

    private static Location.InFile inFile(Unpacker in) {
        if (in.location() instanceof Location.InFile at) {
            return at;
        }
        throw new IllegalArgumentException("What is replaced lies in a file");
    }
}
