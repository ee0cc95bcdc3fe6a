package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.diagnostic.Waived;
import dev.demarc.output.Ledger;
import dev.demarc.source.Digest;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a build found out, as it is kept for the next one of the same wiki into the same folder.
 *
 * @param inputs the digest of all that the run depended on
 * @param asked files beside the sources that it looked for, by path, each with the state in which it was
 * @param told what was told in the end
 * @param shown what making each page showed, by address, where it showed something
 * @param ledger the files that it left
 */
record EarlierRun(
        Digest inputs,
        SortedMap<String, Digest> asked,
        Built.Told told,
        SortedMap<String, List<Diagnostic>> shown,
        Ledger ledger) {

    private static final int FORM = 1;

    /** As bytes, with a digest of them. */
    byte[] packed() {
        var bytes = new ByteArrayOutputStream(1 << 16);
        try {
            var out = new DataOutputStream(bytes);
            out.writeInt(FORM);
            write(out, inputs);
            out.writeInt(asked.size());
            for (var each : asked.entrySet()) {
                write(out, each.getKey());
                write(out, each.getValue());
            }
            write(out, told.counts());
            writeAll(out, told.findings().list());
            out.writeInt(told.findings().waived().size());
            for (Waived waived : told.findings().waived()) {
                write(out, waived.finding());
                write(out, waived.owner());
                write(out, waived.reason());
                write(out, waived.until() == null ? null : waived.until().toString());
            }
            out.writeInt(shown.size());
            for (var each : shown.entrySet()) {
                write(out, each.getKey());
                writeAll(out, each.getValue());
            }
            out.writeInt(ledger.lines().size());
            for (var each : ledger.lines().entrySet()) {
                write(out, each.getKey());
                write(out, each.getValue().key());
                write(out, each.getValue().content());
                out.writeLong(each.getValue().size());
                out.writeLong(each.getValue().modified());
            }
            byte[] all = bytes.toByteArray();
            write(out, Digest.of(all));
        } catch (IOException e) {
            throw new IllegalStateException("Memory can always be written to", e);
        }
        return bytes.toByteArray();
    }

    /** What was packed; empty if the bytes are not whole, or of another version. */
    static Optional<EarlierRun> of(byte[] bytes) {
        try {
            int end = bytes.length - 2 * Long.BYTES;
            var in = new DataInputStream(new ByteArrayInputStream(bytes));
            if (end < 0 || in.readInt() != FORM || !digestAt(bytes, end).equals(Digest.of(Arrays.copyOf(bytes, end)))) {
                return Optional.empty();
            }
            Digest inputs = digest(in);
            var asked = new TreeMap<String, Digest>();
            for (int i = in.readInt(); i > 0; i--) {
                asked.put(string(in), digest(in));
            }
            var counts = new Built.Counts(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
            var findings = diagnostics(in);
            var waived = new ArrayList<Waived>();
            for (int i = in.readInt(); i > 0; i--) {
                Diagnostic finding = diagnostic(in);
                String owner = text(in);
                String reason = text(in);
                String until = text(in);
                waived.add(new Waived(finding, owner, reason, until == null ? null : LocalDate.parse(until)));
            }
            var shown = new TreeMap<String, List<Diagnostic>>();
            for (int i = in.readInt(); i > 0; i--) {
                shown.put(string(in), diagnostics(in));
            }
            var lines = new TreeMap<String, Ledger.Line>();
            for (int i = in.readInt(); i > 0; i--) {
                lines.put(string(in), new Ledger.Line(digest(in), digest(in), in.readLong(), in.readLong()));
            }
            var told = new Built.Told(Findings.of(findings, waived), counts);
            return Optional.of(new EarlierRun(inputs, asked, told, shown, new Ledger(lines)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Findings as bytes. */
    static byte[] packed(List<Diagnostic> findings) {
        var bytes = new ByteArrayOutputStream();
        try {
            writeAll(new DataOutputStream(bytes), findings);
        } catch (IOException e) {
            throw new IllegalStateException("Memory can always be written to", e);
        }
        return bytes.toByteArray();
    }

    /** The findings that were packed; empty if the bytes are none. */
    static Optional<List<Diagnostic>> findings(byte[] bytes) {
        try {
            return Optional.of(diagnostics(new DataInputStream(new ByteArrayInputStream(bytes))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Digest digestAt(byte[] bytes, int at) throws IOException {
        return digest(new DataInputStream(new ByteArrayInputStream(bytes, at, 2 * Long.BYTES)));
    }

    private static void write(DataOutputStream out, Built.Counts counts) throws IOException {
        out.writeInt(counts.pages());
        out.writeInt(counts.matrices());
        out.writeInt(counts.cells());
        out.writeInt(counts.links());
        out.writeInt(counts.anchors());
    }

    static void write(DataOutputStream out, Digest digest) throws IOException {
        out.writeLong(digest.high());
        out.writeLong(digest.low());
    }

    static Digest digest(DataInputStream in) throws IOException {
        return new Digest(in.readLong(), in.readLong());
    }

    static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static @Nullable String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), UTF_8);
    }

    static String string(DataInputStream in) throws IOException {
        String text = text(in);
        if (text == null) {
            throw new IllegalArgumentException("A text is missing");
        }
        return text;
    }

    static void writeAll(DataOutputStream out, List<Diagnostic> findings) throws IOException {
        out.writeInt(findings.size());
        for (Diagnostic finding : findings) {
            write(out, finding);
        }
    }

    static List<Diagnostic> diagnostics(DataInputStream in) throws IOException {
        var findings = new ArrayList<Diagnostic>();
        for (int i = in.readInt(); i > 0; i--) {
            findings.add(diagnostic(in));
        }
        return List.copyOf(findings);
    }

    private static void write(DataOutputStream out, Diagnostic finding) throws IOException {
        write(out, finding.rule().name());
        write(out, finding.severity().name());
        write(out, finding.location());
        write(out, finding.message());
        write(out, finding.hint());
        out.writeInt(finding.edits().size());
        for (Edit edit : finding.edits()) {
            write(out, edit.at());
            write(out, edit.text());
            write(out, edit.was());
        }
        write(out, finding.target());
        out.writeInt(finding.related().size());
        for (Diagnostic.Related related : finding.related()) {
            write(out, related.location());
            write(out, related.message());
        }
    }

    private static Diagnostic diagnostic(DataInputStream in) throws IOException {
        var rule = RuleId.valueOf(string(in));
        var severity = Severity.valueOf(string(in));
        Location location = location(in);
        String message = string(in);
        String hint = string(in);
        var edits = new ArrayList<Edit>();
        for (int i = in.readInt(); i > 0; i--) {
            edits.add(new Edit(inFile(in), string(in), text(in)));
        }
        String target = text(in);
        var related = new ArrayList<Diagnostic.Related>();
        for (int i = in.readInt(); i > 0; i--) {
            related.add(new Diagnostic.Related(location(in), string(in)));
        }
        return new Diagnostic(rule, severity, location, message, new Diagnostic.Advice(hint, edits), target, related);
    }

    private static void write(DataOutputStream out, Location location) throws IOException {
        if (location instanceof Location.InFile at) {
            write(out, at.path());
            out.writeInt(at.span().line());
            out.writeInt(at.span().column());
            out.writeInt(at.span().endLine());
            out.writeInt(at.span().endColumn());
        } else if (location instanceof Location.InEnvironment at) {
            write(out, (String) null);
            write(out, at.variable());
        }
    }

    private static Location location(DataInputStream in) throws IOException {
        String path = text(in);
        return path == null ? new Location.InEnvironment(string(in)) : inFile(path, in);
    }

    private static Location.InFile inFile(DataInputStream in) throws IOException {
        return inFile(string(in), in);
    }

    private static Location.InFile inFile(String path, DataInputStream in) throws IOException {
        return new Location.InFile(path, new Span(in.readInt(), in.readInt(), in.readInt(), in.readInt()));
    }
}
