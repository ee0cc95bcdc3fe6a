package dev.demarc.card;

import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Party;

/** The site's colours in its light theme, by the names of its custom properties, as {@code 0xRRGGBB}. */
final class Tint {

    static final int PAPER = 0xFBFAF7;
    static final int INK = 0x1B242D;
    static final int INK2 = 0x4C5763;
    static final int LINE = 0xDEDAD1;
    static final int LINE2 = 0x767771;
    static final int ACCENT = 0x0B5F5A;
    static final int ALERT = 0xB0201A;
    static final int ON = 0xFFFFFF;

    private static final int[] PARTIES = {0x0B5FA8, 0xA65F00, 0x7C2F66, 0x0E6B4E, 0x2B3540};
    private static final int[] TINTS = {0xD6ECFF, 0xFFE9BC, 0xF5CDE6, 0xBDEAD5, 0xD7DDE4};

    private Tint() {}

    static int of(Party party) {
        return PARTIES[Cast.colour(party) - 1];
    }

    static int ground(Party party) {
        return TINTS[Cast.colour(party) - 1];
    }

    /** All of them, the paper first. */
    static int[] all(int accent) {
        int[] others = {PAPER, INK, INK2, LINE, LINE2, accent, ALERT, ON};
        var all = new int[others.length + PARTIES.length + TINTS.length];
        System.arraycopy(others, 0, all, 0, others.length);
        System.arraycopy(PARTIES, 0, all, others.length, PARTIES.length);
        System.arraycopy(TINTS, 0, all, others.length + PARTIES.length, TINTS.length);
        return all;
    }
}
