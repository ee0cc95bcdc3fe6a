package dev.demarc.comparison;

/** What a change is, the most urgent first. A change is of one kind only: the first that fits. */
public enum Kind {
    /** Somebody answered for it, and nobody does now. */
    GAP_OPENED("gap-opened"),
    /** Somebody answered for it, and now several claim it without an agreement. */
    AGREEMENT_BROKEN("agreement-broken"),
    /** Others answer for it than before. */
    CHANGED_HANDS("changed-hands"),
    /** Nobody answered for it, and somebody does now. */
    GAP_CLOSED("gap-closed"),
    /** Several claimed it, and now it is clear who answers for it. */
    AGREEMENT_MADE("agreement-made"),
    /** The same answer for it, but in another state, or others do the work. */
    STATE("state"),
    /** A matrix, party, category or concern went. */
    REMOVED("removed"),
    /** A matrix, party, category or concern came. */
    ADDED("added"),
    /** It has another id than before. */
    RENAMED("renamed"),
    /** Only words, reasons, conditions, dates or names are others. */
    TEXT("text");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The word for it in JSON. */
    public String word() {
        return word;
    }

    /** Whether somebody answers for less, or for more, or nobody does any longer: what a reviewer must see. */
    public boolean isGrave() {
        return compareTo(CHANGED_HANDS) <= 0;
    }

    /** Whether it happens to a cell that both revisions have, and is more than words. */
    public boolean isOfCell() {
        return compareTo(STATE) <= 0;
    }
}
