package dev.demarc.cli;

import dev.demarc.build.Differing;
import dev.demarc.comparison.Change;
import dev.demarc.comparison.Comparison;
import dev.demarc.comparison.Kind;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Changes for the terminal: a line of counts for each matrix, then what changed, kind by kind. */
final class DiffText {

    private static final String RESET = "\u001B[0m";
    private static final String BOLD = "\u001B[1m";
    private static final String RED = "\u001B[1;31m";
    private static final String GREEN = "\u001B[1;32m";
    private static final String YELLOW = "\u001B[1;33m";

    private final boolean all;
    private final boolean colour;
    private final PrintStream to;

    /**
     * A printer.
     *
     * @param all whether changes of words are listed, and not only counted
     */
    DiffText(boolean all, boolean colour, PrintStream to) {
        this.all = all;
        this.colour = colour;
        this.to = to;
    }

    void print(Differing differing) {
        boolean first = true;
        for (Comparison comparison : differing.comparisons()) {
            if (!first) {
                to.println();
            }
            first = false;
            print(comparison);
        }
        if (!first && !differing.unread().isEmpty()) {
            to.println();
        }
        differing.unread().forEach(each -> to.println(DiffWords.unread(each)));
        if (first && differing.unread().isEmpty()) {
            to.println(DiffWords.nothing(differing));
        }
    }

    private void print(Comparison comparison) {
        var words = new DiffWords(comparison);
        String files = words.files();
        String counts = words.counts();
        String texts = words.texts();
        String title = painted(BOLD, comparison.id()) + (files.isEmpty() ? "" : "  " + files);
        if (counts.isEmpty()) {
            to.println(title + ": " + texts + (all ? "" : " (--all lists them)"));
        } else {
            to.println(title + ": " + counts);
        }
        if (!counts.isEmpty() || all) {
            to.println();
        }
        for (Kind kind : Kind.values()) {
            if (kind.isOfCell()) {
                cells(kind, comparison, words);
            }
        }
        lone(comparison, words);
        renamed(comparison, words);
        if (all) {
            texts(comparison, words);
        } else if (!counts.isEmpty() && !texts.isEmpty()) {
            to.println(texts + " (--all lists them)");
        }
    }

    private void cells(Kind kind, Comparison comparison, DiffWords words) {
        var rows = new ArrayList<List<String>>();
        for (Change.OfCell change : comparison.ofCells()) {
            if (change.kind() == kind) {
                rows.add(List.of(
                        words.cell(change.cells()),
                        words.before(change),
                        words.after(change),
                        DiffWords.meaning(comparison, change)));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        heading(kind);
        int label = widest(rows, 0);
        int before = widest(rows, 1);
        int after = widest(rows, 2);
        for (List<String> row : rows) {
            String line = "  " + padded(row.get(0), label) + "    " + padded(row.get(1), before) + " → "
                    + padded(row.get(2), after) + "   " + row.get(3);
            to.println(line.stripTrailing());
        }
    }

    /** What went and what came, under each other: somebody may see what belongs together. */
    private void lone(Comparison comparison, DiffWords words) {
        var names = new ArrayList<List<String>>();
        for (Kind kind : List.of(Kind.REMOVED, Kind.ADDED)) {
            comparison.of(kind).forEach(change -> names.add(List.of(words.lone((Change.Lone) change))));
        }
        int label = widest(names, 0);
        for (Kind kind : List.of(Kind.REMOVED, Kind.ADDED)) {
            List<Change> changes = comparison.of(kind);
            if (!changes.isEmpty()) {
                heading(kind);
            }
            for (Change change : changes) {
                var each = (Change.Lone) change;
                String maybe = words.maybe(each);
                String line = "  " + padded(words.lone(each), label) + "    " + words.tally(each)
                        + (maybe == null ? "" : "   " + maybe);
                to.println(line.stripTrailing());
            }
        }
    }

    private void renamed(Comparison comparison, DiffWords words) {
        List<Change> changes = comparison.of(Kind.RENAMED);
        if (!changes.isEmpty()) {
            heading(Kind.RENAMED);
            changes.forEach(change -> to.println("  " + words.renamed((Change.Renamed) change)));
        }
    }

    private void texts(Comparison comparison, DiffWords words) {
        List<Change> changes = comparison.of(Kind.TEXT);
        if (!changes.isEmpty()) {
            heading(Kind.TEXT);
            changes.forEach(change -> reworded(change, words));
        }
    }

    private void reworded(Change change, DiffWords words) {
        to.println("  " + words.reworded(change));
        if (change instanceof Change.OfText text) {
            words.lost(text).forEach(each -> to.println("    - " + each));
            words.found(text).forEach(each -> to.println("    + " + each));
        }
    }

    private void heading(Kind kind) {
        to.println(painted(paint(kind), DiffWords.heading(kind)));
    }

    private static String paint(Kind kind) {
        return switch (kind) {
            case GAP_OPENED, AGREEMENT_BROKEN -> RED;
            case CHANGED_HANDS -> YELLOW;
            case GAP_CLOSED, AGREEMENT_MADE -> GREEN;
            case STATE, REMOVED, ADDED, RENAMED, TEXT -> BOLD;
        };
    }

    private String painted(String paint, String text) {
        return colour ? paint + text + RESET : text;
    }

    private static int widest(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
