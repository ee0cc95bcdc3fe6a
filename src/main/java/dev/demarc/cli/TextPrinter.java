package dev.demarc.cli;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;

/** Findings for a person at a terminal: place, rule, the line with a caret under what is wrong, and what to do next. */
final class TextPrinter implements Printer {

    private static final int REPEATS = 20;
    private static final int WIDEST = 160;
    private static final String RESET = "\u001B[0m";
    private static final String BOLD = "\u001B[1m";
    private static final String DIM = "\u001B[2m";

    private final FilePlaces places;
    private final boolean colour;
    private final boolean all;

    /**
     * A printer.
     *
     * @param all whether repeats of one rule are shown beyond the first twenty
     */
    TextPrinter(FilePlaces places, boolean colour, boolean all) {
        this.places = places;
        this.colour = colour;
        this.all = all;
    }

    @Override
    public void print(Findings findings, PrintStream to) {
        Map<RuleId, Integer> shown = new EnumMap<>(RuleId.class);
        for (Diagnostic finding : findings.list()) {
            int count = shown.merge(finding.rule(), 1, Integer::sum);
            if (all || count <= REPEATS) {
                print(finding, to);
            }
        }
        shown.forEach((rule, count) -> {
            if (!all && count > REPEATS) {
                to.println("… and " + (count - REPEATS) + " more of " + rule + "; --all shows them.");
                to.println();
            }
        });
    }

    private void print(Diagnostic finding, PrintStream to) {
        to.println(painted(BOLD, safe(places.place(finding.location()))) + " "
                + painted(colourOf(finding.severity()), finding.severity().word()) + " "
                + painted(BOLD, finding.rule().id()));
        to.println("  " + safe(finding.message()));
        if (finding.location() instanceof Location.InFile at && !at.span().equals(Span.START)) {
            places.line(at.path(), at.span().line()).ifPresent(line -> caret(line, at.span(), finding.severity(), to));
        }
        for (Diagnostic.Related related : finding.related()) {
            to.println("  " + painted(DIM, safe(places.place(related.location()))) + " " + safe(related.message()));
        }
        to.println("  → " + safe(finding.hint()));
        to.println();
    }

    /** The line, cut to a window around the place if it is long, and carets under the place. */
    private void caret(String line, Span span, Severity severity, PrintStream to) {
        int[] points = line.codePoints().toArray();
        int from = Math.min(span.column() - 1, points.length);
        int end = span.endLine() == span.line() ? Math.min(span.endColumn() - 1, points.length) : points.length;
        int start = points.length <= WIDEST ? 0 : Math.max(0, from - WIDEST / 3);
        int stop = Math.min(points.length, start + WIDEST);
        var shown = new StringBuilder(start > 0 ? "…" : "");
        var under = new StringBuilder(start > 0 ? " " : "");
        for (int i = start; i < stop; i++) {
            boolean tab = points[i] == '\t';
            shown.append(tab ? "  " : Character.toString(Character.isISOControl(points[i]) ? '\uFFFD' : points[i]));
            boolean marked = i >= from && i < Math.max(end, from + 1);
            under.append(marked ? (tab ? "^^" : "^") : (tab ? "  " : " "));
        }
        if (from >= stop) {
            under.append('^');
        }
        if (stop < points.length) {
            shown.append('…');
        }
        String number = Integer.toString(span.line());
        to.println("  " + painted(DIM, number + " |") + " " + shown);
        to.println("  " + " ".repeat(number.length()) + painted(DIM, " |") + " "
                + painted(colourOf(severity), under.toString().stripTrailing()));
    }

    /** Text in which nothing speaks to the terminal, and no line ends. */
    private static String safe(String text) {
        return text.replaceAll("\\p{Cc}", "\uFFFD");
    }

    private String painted(String code, String text) {
        return colour ? code + text + RESET : text;
    }

    private static String colourOf(Severity severity) {
        return switch (severity) {
            case ERROR -> "\u001B[31m";
            case WARNING -> "\u001B[33m";
            case INFO -> "\u001B[36m";
        };
    }
}
