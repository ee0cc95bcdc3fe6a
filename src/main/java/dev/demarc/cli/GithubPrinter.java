package dev.demarc.cli;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.Severity;
import dev.demarc.source.Location;
import java.io.PrintStream;

/** Findings as workflow commands, which GitHub Actions shows beside the lines that they are about. */
final class GithubPrinter implements Printer {

    private final FilePlaces places;

    GithubPrinter(FilePlaces places) {
        this.places = places;
    }

    @Override
    public void print(Findings findings, PrintStream to) {
        for (Diagnostic finding : findings.list()) {
            String severity = finding.severity() == Severity.INFO
                    ? "notice"
                    : finding.severity().word();
            to.print("::" + severity + " " + place(finding.location()) + "title="
                    + property(finding.rule().id()) + "::" + message(finding.message() + " — " + finding.hint())
                    + "\n");
        }
    }

    private String place(Location location) {
        if (!(location instanceof Location.InFile at)) {
            return "";
        }
        var span = at.span();
        return "file=" + property(places.shown(at.path())) + ",line=" + span.line() + ",col=" + span.column()
                + ",endLine=" + span.endLine() + ",endColumn=" + span.endColumn() + ",";
    }

    private static String message(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }
}
