package dev.demarc.exchange.workbook;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A workbook to be written.
 *
 * @param title told in its properties, and at the foot of each printed page
 * @param pages its sheets, in order; at least one
 */
public record Book(String title, List<Page> pages) {

    /** What a sheet's name may have; the format's own limit. */
    private static final int LONGEST_NAME = 31;

    /** The characters that a cell has room for; the format's own limit. */
    public static final int LONGEST_TEXT = 32_767;

    /** Copies the list. */
    public Book {
        pages = List.copyOf(pages);
    }

    /**
     * One sheet. It is printed across the paper's long side, as wide as it is and with its head on each page.
     *
     * @param name as {@link #name} makes it
     * @param widths of its columns, in characters
     * @param head how many rows stay above when it is rolled; the last of them filters what is below, if asked for
     * @param lead how many columns stay at the side
     */
    public record Page(String name, List<Integer> widths, Head head, int lead, List<List<Field>> rows) {
        /** Copies the lists. */
        public Page {
            widths = List.copyOf(widths);
            rows = List.copyOf(rows);
        }
    }

    /** How many rows are a sheet's head, and whether what is below can be filtered. */
    public record Head(int rows, boolean filters) {}

    /** One cell; every one is text. */
    public record Field(String text, Look look) {
        /** A plain one. */
        public static Field of(String text) {
            return new Field(text, Look.PLAIN);
        }
    }

    /**
     * A name that a sheet may have: without signs that the format has a use for, not too long, and not taken.
     *
     * @param taken those of other sheets, in small letters
     */
    public static String name(String wanted, Set<String> taken) {
        String allowed = wanted.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("^['\\s]+|['\\s]+$", "");
        String name = cut(allowed.isEmpty() || allowed.equalsIgnoreCase("History") ? "Sheet" : allowed, LONGEST_NAME);
        for (int i = 2; taken.contains(name.toLowerCase(Locale.ROOT)); i++) {
            String end = " " + i;
            name = cut(allowed.isEmpty() ? "Sheet" : allowed, LONGEST_NAME - end.length()) + end;
        }
        return name;
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end).stripTrailing();
    }

    /** The file. The same book makes the same bytes. */
    public byte[] bytes() {
        return new BookWriter(this).bytes();
    }
}
