package dev.demarc.search;

/**
 * What stands with a page in the list of a word, in six bits: how much the word counts there (two bits) and in which of its
 * sections it stands (four). Of a word of the title the section doesn't matter; in its stead stands of how many words the
 * title is, for a title that says nothing else is nearer.
 */
final class Marks {

    static final int ONCE = 0;
    static final int OFTEN = 1;
    static final int HEADING = 2;
    static final int TITLE = 3;
    static final int MOST = 15;

    private Marks() {}

    static int of(int weight, int section) {
        return weight << 4 | Math.min(MOST, section);
    }

    static int weight(int mark) {
        return mark >> 4;
    }

    /**
     * The one that counts more; of equals the one that stands first on the page, and of titles the shorter. Which of the two is
     * named first makes no difference: forms of a word come in the order in which threads met them.
     */
    static int stronger(int one, int other) {
        if (weight(one) == weight(other)) {
            return Math.min(one, other);
        }
        return weight(other) > weight(one) ? other : one;
    }

    /** The same of a word that stands there several times. */
    static int often(int mark) {
        return weight(mark) == ONCE ? mark | OFTEN << 4 : mark;
    }
}
