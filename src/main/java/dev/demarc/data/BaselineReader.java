package dev.demarc.data;

import dev.demarc.diagnostic.Baseline;
import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Listing;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads baselines: findings that are known already. They are JSON, whatever the file's name. */
public final class BaselineReader {

    private static final String AGAIN = "Write it anew with `demarc check --write-baseline`.";
    private static final List<String> TOP = List.of("version", "findings");
    private static final List<String> ENTRY = List.of("rule", "file", "target", "text");

    private final String place;
    private final Report report;

    private BaselineReader(String place, Report report) {
        this.place = place;
        this.report = report;
    }

    /** Reads a baseline; with a finding of any kind, it isn't one to rely on. */
    public static Checked<Baseline> read(SourceFile file) {
        var report = Report.on(file.place());
        String text = Tree.text(file, report);
        if (text == null) {
            return new Checked<>(Baseline.EMPTY, report.findings());
        }
        var tree = Tree.read(text, Tree.Format.JSON, "The baseline", Span.START, report);
        var top = tree.top("The baseline", report);
        var read = !tree.readable() || top == null
                ? Baseline.EMPTY
                : new BaselineReader(file.place(), report).baseline(top);
        return new Checked<>(read, report.findings());
    }

    private Baseline baseline(Node.Mapping top) {
        var keys = Keys.of(top, "a baseline", "", report, TOP);
        var version = keys.entry("version").map(Node.Entry::value).orElse(null);
        if (!(version instanceof Node.Scalar number)
                || number.quoted()
                || !number.text().equals("1")) {
            wrong(version, top, "version", "1");
        }
        var findings = keys.entry("findings").map(Node.Entry::value).orElse(null);
        if (!(findings instanceof Node.Sequence list)) {
            wrong(findings, top, "findings", "a list");
            return Baseline.EMPTY;
        }
        var entries = new ArrayList<Baseline.Entry>();
        for (Node item : list.items()) {
            if (item instanceof Node.Mapping map) {
                entries.add(entry(map));
            } else {
                wrong(item, top, "findings", "a list of objects");
            }
        }
        var spans = list.items().stream().map(Node::span).toList();
        return new Baseline(entries, new Listing(place, spans, List.of()));
    }

    private Baseline.Entry entry(Node.Mapping map) {
        Keys.of(map, "an entry of a baseline", "", report, ENTRY);
        var target = map.entry("target").map(Node.Entry::value).orElse(null);
        return new Baseline.Entry(
                text(map, "rule"),
                text(map, "file"),
                target == null || target.isNothing() ? null : text(map, "target"),
                text(map, "text"));
    }

    /** A text to the letter: blanks at the ends of a target are part of it. */
    private String text(Node.Mapping map, String key) {
        var value = map.entry(key).map(Node.Entry::value).orElse(null);
        if (value instanceof Node.Scalar scalar && scalar.quoted()) {
            return scalar.text();
        }
        wrong(value, map, key, "a text");
        return "";
    }

    private void wrong(@Nullable Node value, Node.Mapping map, String key, String wanted) {
        if (value == null) {
            report.tell(RuleId.WRONG_VALUE, start(map.span()), "`" + key + "` is missing here.", AGAIN, key);
        } else {
            report.wrong(key, value, value.span(), wanted, AGAIN);
        }
    }

    private static Span start(Span span) {
        return Span.of(span.line(), span.column(), 1);
    }
}
