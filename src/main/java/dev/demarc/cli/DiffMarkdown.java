package dev.demarc.cli;

import dev.demarc.build.Differing;
import dev.demarc.comparison.Change;
import dev.demarc.comparison.Comparison;
import dev.demarc.comparison.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes as a comment on a merge request: one table of cells for each matrix, then lists; what is of words only is folded.
 * Forges cut comments off, or refuse them, somewhat above 65,000 characters; so this one ends before, with a count.
 */
final class DiffMarkdown {

    private static final int MOST_CHARACTERS = 60_000;

    /** Room for the last lines. */
    private static final int RESERVE = 400;

    private static final String TABLE = "| Concern | Category | Before | After | Change |\n|---|---|---|---|---|\n";

    private final StringBuilder out = new StringBuilder();
    private int untold;
    private boolean full;

    private DiffMarkdown() {}

    static String of(Differing differing) {
        var sheet = new DiffMarkdown();
        String then = CommentText.code(differing.before().name());
        String now = CommentText.code(differing.after().name());
        sheet.out
                .append("## What changed hands\n\n")
                .append(then)
                .append(" → ")
                .append(now)
                .append('\n');
        if (differing.comparisons().isEmpty() && differing.unread().isEmpty()) {
            sheet.out
                    .append('\n')
                    .append(CommentText.of(DiffWords.nothing(differing)))
                    .append('\n');
        }
        differing.comparisons().forEach(sheet::comparison);
        var unread = new ArrayList<String>();
        for (Differing.Unread each : differing.unread()) {
            unread.add("- %s can’t be read (%s), so “%s” was not compared.\n"
                    .formatted(CommentText.code(each.place()), CommentText.code(each.at()), CommentText.of(each.id())));
        }
        sheet.block("\n**Not compared**\n\n", unread, "");
        if (sheet.untold > 0) {
            sheet.out
                    .append("\n… and ")
                    .append(sheet.untold)
                    .append(sheet.untold == 1 ? " more change" : " more changes")
                    .append(", which don’t fit into a comment. `demarc diff` in a terminal tells all.\n");
        }
        return sheet.out.toString();
    }

    private void comparison(Comparison comparison) {
        var words = new DiffWords(comparison);
        String counts = words.counts();
        String files = words.files();
        String head = "\n### " + CommentText.of(comparison.newer().title()) + "\n\n"
                + CommentText.code(comparison.id())
                + (files.isEmpty() ? "" : ", " + CommentText.of(files))
                + ": " + CommentText.of(counts.isEmpty() ? words.texts() : counts) + "\n";
        heading(head);
        cells(comparison, words);
        list(
                "Removed",
                comparison.of(Kind.REMOVED).stream()
                        .map(each -> lone((Change.Lone) each, words))
                        .toList());
        list(
                "Added",
                comparison.of(Kind.ADDED).stream()
                        .map(each -> lone((Change.Lone) each, words))
                        .toList());
        list(
                "Renamed",
                comparison.of(Kind.RENAMED).stream()
                        .map(each -> "- " + CommentText.of(words.renamed((Change.Renamed) each)) + "\n")
                        .toList());
        var texts = comparison.of(Kind.TEXT).stream()
                .map(each -> reworded(each, words))
                .toList();
        block("\n<details><summary>" + words.texts() + "</summary>\n\n", texts, "\n</details>\n");
    }

    private void cells(Comparison comparison, DiffWords words) {
        var rows = new ArrayList<String>();
        for (Change.OfCell change : comparison.ofCells()) {
            String meaning = DiffWords.meaning(comparison, change);
            rows.add("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            CommentText.of(words.concern(change.cells())),
                            CommentText.of(words.category(change.cells())),
                            CommentText.of(words.before(change)),
                            CommentText.of(words.after(change)),
                            "**" + DiffWords.heading(change.kind()) + "**"
                                    + (meaning.isEmpty() ? "" : ": " + CommentText.of(meaning))));
        }
        block("\n" + TABLE, rows, "");
    }

    private static String lone(Change.Lone change, DiffWords words) {
        String tally = words.tally(change);
        String maybe = words.maybe(change);
        return "- " + CommentText.of(words.lone(change))
                + (tally.isEmpty() ? "" : ": " + CommentText.of(tally))
                + (maybe == null ? "" : " (" + maybe + ")")
                + "\n";
    }

    private static String reworded(Change change, DiffWords words) {
        var told = new StringBuilder("- " + CommentText.of(words.reworded(change)) + "\n");
        if (change instanceof Change.OfText text) {
            words.lost(text)
                    .forEach(each ->
                            told.append("  - ~~").append(CommentText.of(each)).append("~~\n"));
            words.found(text)
                    .forEach(each ->
                            told.append("  - ").append(CommentText.of(each)).append('\n'));
        }
        return told.toString();
    }

    private void list(String title, List<String> items) {
        block("\n**" + title + "**\n\n", items, "");
    }

    private void heading(String heading) {
        full |= out.length() + heading.length() > MOST_CHARACTERS - RESERVE;
        out.append(full ? "" : heading);
    }

    /** Adds what fits, whole lines only. A list or table without a line is left out. */
    private void block(String opening, List<String> lines, String closing) {
        boolean begun = false;
        for (String line : lines) {
            int needed = line.length() + closing.length() + (begun ? 0 : opening.length());
            full |= out.length() + needed > MOST_CHARACTERS - RESERVE;
            if (full) {
                untold++;
                continue;
            }
            out.append(begun ? "" : opening).append(line);
            begun = true;
        }
        out.append(begun ? closing : "");
    }
}
