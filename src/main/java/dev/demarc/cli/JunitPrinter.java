package dev.demarc.cli;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.Severity;
import dev.demarc.source.Location;
import java.io.PrintStream;

/** Findings for a CI server that reads JUnit's XML: each a test case of its file. Advice is a case that passes. */
final class JunitPrinter implements Printer {

    private final FilePlaces places;

    JunitPrinter(FilePlaces places) {
        this.places = places;
    }

    @Override
    public void print(Findings findings, PrintStream to) {
        int tests = Math.max(1, findings.list().size());
        int failures = findings.count(Severity.ERROR) + findings.count(Severity.WARNING);
        String counts = " name=\"demarc\" tests=\"" + tests + "\" failures=\"" + failures + "\" errors=\"0\"";
        to.print("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        to.print("<testsuites" + counts + ">\n");
        to.print("  <testsuite" + counts + " skipped=\"0\">\n");
        if (findings.list().isEmpty()) {
            to.print("    <testcase classname=\"demarc\" name=\"no findings\"/>\n");
        }
        findings.list().forEach(finding -> print(finding, to));
        to.print("  </testsuite>\n</testsuites>\n");
    }

    private void print(Diagnostic finding, PrintStream to) {
        String file = finding.location().toString();
        String name = finding.rule().id();
        if (finding.location() instanceof Location.InFile at) {
            file = places.shown(at.path());
            name += " " + at.span().line() + ":" + at.span().column();
        }
        String told = finding.severity().word() + ": " + finding.message();
        to.print("    <testcase classname=\"" + escaped(file) + "\" name=\"" + escaped(name) + "\">\n");
        if (finding.severity() == Severity.INFO) {
            to.print("      <system-out>" + escaped(told + "\n" + body(finding)) + "</system-out>\n");
        } else {
            to.print("      <failure type=\"" + finding.rule().id() + "\" message=\"" + escaped(told) + "\">"
                    + escaped(body(finding)) + "</failure>\n");
        }
        to.print("    </testcase>\n");
    }

    private String body(Diagnostic finding) {
        var body = new StringBuilder(places.place(finding.location()));
        for (Diagnostic.Related related : finding.related()) {
            body.append('\n')
                    .append(places.place(related.location()))
                    .append(' ')
                    .append(related.message());
        }
        return body.append("\n→ ").append(finding.hint()).toString();
    }

    /** Text for an element or a quoted attribute; what XML 1.0 has no way to write is replaced. */
    private static String escaped(String text) {
        var xml = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\n' -> xml.append("&#10;");
                case '\r' -> xml.append("&#13;");
                case '\t' -> xml.append("&#9;");
                default -> xml.appendCodePoint(isWritable(c) ? c : 0xFFFD);
            }
        });
        return xml.toString();
    }

    private static boolean isWritable(int c) {
        return c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
    }
}
