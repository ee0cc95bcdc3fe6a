package dev.demarc.cli;

import static dev.demarc.output.JsonText.quote;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.io.PrintStream;
import java.util.Iterator;

/** Findings as a JSON list, for programs; {@code formats.md} § 3.1 tells its keys and their order. */
final class JsonPrinter implements Printer {

    private final FilePlaces places;

    JsonPrinter(FilePlaces places) {
        this.places = places;
    }

    @Override
    public void print(Findings findings, PrintStream to) {
        if (findings.list().isEmpty()) {
            to.print("[]\n");
            return;
        }
        to.print("[\n");
        for (Iterator<Diagnostic> all = findings.list().iterator(); all.hasNext(); ) {
            var json = new StringBuilder();
            write(all.next(), json);
            to.print(json.append(all.hasNext() ? ",\n" : "\n"));
        }
        to.print("]\n");
    }

    private void write(Diagnostic finding, StringBuilder json) {
        json.append("  {\n");
        member(json, "    ", "rule", quote(finding.rule().id()));
        member(json, "    ", "severity", quote(finding.severity().word()));
        place(finding.location(), "    ", json);
        member(json, "    ", "message", quote(finding.message()));
        member(json, "    ", "hint", quote(finding.hint()));
        member(json, "    ", "target", finding.target() == null ? "null" : quote(finding.target()));
        json.append("    \"related\": [");
        for (Iterator<Diagnostic.Related> all = finding.related().iterator(); all.hasNext(); ) {
            Diagnostic.Related related = all.next();
            json.append("\n      {\n");
            place(related.location(), "        ", json);
            json.append("        \"message\": ")
                    .append(quote(related.message()))
                    .append("\n      }");
            json.append(all.hasNext() ? "," : "\n    ");
        }
        json.append("]\n  }");
    }

    private void place(Location location, String indent, StringBuilder json) {
        Span span = Span.START;
        String file = location.toString();
        if (location instanceof Location.InFile at) {
            span = at.span();
            file = places.shown(at.path());
        }
        member(json, indent, "file", quote(file));
        member(json, indent, "line", Integer.toString(span.line()));
        member(json, indent, "column", Integer.toString(span.column()));
        member(json, indent, "endLine", Integer.toString(span.endLine()));
        member(json, indent, "endColumn", Integer.toString(span.endColumn()));
    }

    private static void member(StringBuilder json, String indent, String key, String value) {
        json.append(indent).append('"').append(key).append("\": ").append(value).append(",\n");
    }
}
