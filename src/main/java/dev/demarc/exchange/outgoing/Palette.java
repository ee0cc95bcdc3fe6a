package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Party;
import java.util.List;

/** The theme's colours, as six digits, for what is looked at outside a site. */
final class Palette {

    /** A colour and its tint, on light and on dark paper. */
    record Shade(String light, String lightTint, String dark, String darkTint) {}

    private static final List<Shade> PARTIES = List.of(
            new Shade("0b5fa8", "d6ecff", "7cb9f8", "16324d"),
            new Shade("a65f00", "ffe9bc", "f2b95a", "433014"),
            new Shade("7c2f66", "f5cde6", "da76bb", "401a35"),
            new Shade("0e6b4e", "bdead5", "87e8bf", "1c4031"),
            new Shade("2b3540", "d7dde4", "e3e8ee", "373e45"));

    static final Shade ALERT = new Shade("b0201a", "fde7e3", "ff9a8d", "3a1a18");
    static final String SUNK = "f3f1ec";
    static final String FAINT = "606a73";
    static final String LINE = "dedad1";
    static final String EDGE = "767771";

    private Palette() {}

    /** The colours of a party. */
    static Shade of(Party party) {
        return PARTIES.get(Cast.colour(party) - 1);
    }

    /** Those of all parties that look different, in their order. */
    static List<Shade> parties() {
        return PARTIES;
    }
}
