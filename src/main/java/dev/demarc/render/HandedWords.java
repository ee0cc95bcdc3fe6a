package dev.demarc.render;

import dev.demarc.comparison.Handover;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;

/** What is said of a cell that changed hands, in the words of a theme. Holders are called as they were then. */
public final class HandedWords {

    private final Words words;

    /** Sayings in some words. */
    public HandedWords(Words words) {
        this.words = words;
    }

    /** Which cell came from whom to whom, in a line. */
    public String line(Concern concern, Category category, Handover handover) {
        return words.of(
                "handed.line", concern.name(), category.name(), held(handover.before()), held(handover.after()));
    }

    /** From whom to whom, when, and by which commit. */
    String when(Handover handover) {
        return words.of(
                "handed.when",
                words.date(handover.day()),
                held(handover.before()),
                held(handover.after()),
                handover.shortCommit());
    }

    /** In which matrix, from whom to whom, and by which commit. */
    String inMatrix(String title, Handover handover) {
        return words.of(
                "handed.inMatrix", title, held(handover.before()), held(handover.after()), handover.shortCommit());
    }

    /** Who held a cell: one who did alone is all there is to say. */
    private String held(Handover.Hold hold) {
        String names = String.join(words.of("comma"), hold.parties());
        return switch (hold.state()) {
            case OWNED -> names;
            case SHARED, OVERLAP, OUTSOURCED, VARIES ->
                names.isEmpty() ? state(hold) : words.of("handed.held", state(hold), names);
            case NOT_APPLICABLE, UNDETERMINED, MISSING -> state(hold);
        };
    }

    private String state(Handover.Hold hold) {
        return words.of("state." + MatrixWords.stateName(hold.state()));
    }
}
