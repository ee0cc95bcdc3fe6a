package dev.demarc.comparison;

import java.util.Locale;

/** What can come, go, or get another name. */
public enum What {
    MATRIX("matrices"),
    PARTY("parties"),
    CATEGORY("categories"),
    CONCERN("concerns");

    private final String several;

    What(String several) {
        this.several = several;
    }

    /** The word for one, in JSON and for people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word for several, likewise. */
    public String several() {
        return several;
    }
}
