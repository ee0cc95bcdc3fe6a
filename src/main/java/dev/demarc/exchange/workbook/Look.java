package dev.demarc.exchange.workbook;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a cell of a workbook looks. Colours are six digits, as {@code d6ecff}.
 *
 * @param fill nothing for none
 * @param fade the colour that the fill becomes at the other side; nothing if it stays
 * @param spine a thick edge at the left; nothing for none
 */
public record Look(
        Ink ink,
        @Nullable String fill,
        @Nullable String fade,
        @Nullable String spine,
        @Nullable Frame frame) {

    /** A plain cell, as rows of words have it. */
    public static final Look PLAIN = new Look(Ink.PLAIN, null, null, null, null);

    /** How its text is written. */
    public record Ink(String colour, boolean bold, boolean italic) {
        /** As most text is. */
        public static final Ink PLAIN = new Ink("1b242d", false, false);
    }

    /** The lines around it. */
    public record Frame(String colour, Line line) {}

    /** How a line is drawn, by the word that the format has for it. */
    public enum Line {
        THIN("thin"),
        MEDIUM("medium"),
        DASHED("dashed"),
        DOTTED("dotted");

        private final String word;

        Line(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    // By hand: Java would spin the methods from method handles at each start, which no archive of classes keeps.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Look look
                && Objects.equals(look.fill, fill)
                && Objects.equals(look.fade, fade)
                && Objects.equals(look.spine, spine)
                && same(look.ink, ink)
                && same(look.frame, frame);
    }

    private static boolean same(Ink one, Ink other) {
        return one.bold == other.bold && one.italic == other.italic && one.colour.equals(other.colour);
    }

    private static boolean same(@Nullable Frame one, @Nullable Frame other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.line == other.line && one.colour.equals(other.colour);
    }

    @Override
    public int hashCode() {
        int hash = ink.colour.hashCode() * 31 + Objects.hashCode(fill);
        return hash * 31 + Objects.hashCode(spine);
    }

    /** Text of that colour, and nothing else. */
    public static Look inked(String colour, boolean bold, boolean italic) {
        return PLAIN.with(new Ink(colour, bold, italic));
    }

    /** The same with another ink. */
    public Look with(Ink other) {
        return new Look(other, fill, fade, spine, frame);
    }

    /** The same on a colour. */
    public Look on(String colour) {
        return new Look(ink, colour, null, spine, frame);
    }

    /** The same on a colour that becomes another. */
    public Look fading(String from, String to) {
        return new Look(ink, from, to, spine, frame);
    }

    /** The same with a thick edge at the left. */
    public Look withSpine(String colour) {
        return new Look(ink, fill, fade, colour, frame);
    }

    /** The same with lines around it. */
    public Look framed(String colour, Line line) {
        return new Look(ink, fill, fade, spine, new Frame(colour, line));
    }
}
