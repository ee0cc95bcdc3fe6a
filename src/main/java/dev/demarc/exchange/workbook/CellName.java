package dev.demarc.exchange.workbook;

/** Names of cells: {@code D14} is the fourth of row 14. */
final class CellName {

    private static final int LETTERS = 26;

    private CellName() {}

    /** The name of a cell; rows and columns count from 1. */
    static String of(int row, int column) {
        return letters(column) + row;
    }

    /** The letters of a column. */
    static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.append((char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.reverse().toString();
    }

    /** The column that a name begins with, from 1; 0 if it is no name. */
    static int column(String name) {
        int column = 0;
        for (int i = 0; i < name.length() && i < 3 && name.charAt(i) >= 'A' && name.charAt(i) <= 'Z'; i++) {
            column = column * LETTERS + name.charAt(i) - 'A' + 1;
        }
        return column;
    }
}
