package dev.demarc.diagram;

/** How wide a drawing is, and what for. */
public enum Width {
    /** On a page: 896 units, coloured by the page's own CSS. */
    INLINE(896),
    /** A file by itself: 864 units, with its own style for light, dark and print. */
    FILE(864),
    /** On a small screen: 320 units, coloured by the page; its id ends in {@code -n}. */
    NARROW(320);

    private final int units;

    Width(int units) {
        this.units = units;
    }

    /** The drawing's width in user units. */
    public int units() {
        return units;
    }
}
