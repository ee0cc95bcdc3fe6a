package dev.demarc.exchange.outgoing;

import dev.demarc.exchange.workbook.Form;
import dev.demarc.exchange.workbook.FormSheet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The row of a form that names its columns. It is one of the first ten; heads are compared without case and blanks, and may
 * go on behind what is looked for, or begin with other words.
 *
 * @param row from 1
 * @param columns from 1, by the head that was looked for
 */
record FormHeads(FormSheet sheet, int row, Map<String, Integer> columns) {

    private static final int DEEPEST = 10;

    FormHeads {
        columns = Map.copyOf(columns);
    }

    /**
     * The first such row of a form.
     *
     * @param needed heads without which it is none
     * @param others heads that it may have besides
     */
    static FormHeads in(Form form, List<String> needed, List<String> others) throws NoSuchHeads {
        for (FormSheet sheet : form.sheets()) {
            for (int row = 1; row <= Math.min(DEEPEST, sheet.lastRow()); row++) {
                var columns = new HashMap<String, Integer>();
                for (int column = 1; column <= sheet.lastColumn(row); column++) {
                    String head = plain(sheet.text(row, column));
                    int at = column;
                    needed.stream().filter(each -> isMeant(head, each)).forEach(each -> columns.putIfAbsent(each, at));
                    others.stream().filter(each -> isMeant(head, each)).forEach(each -> columns.putIfAbsent(each, at));
                }
                if (columns.keySet().containsAll(needed)) {
                    return new FormHeads(sheet, row, columns);
                }
            }
        }
        throw new NoSuchHeads(needed);
    }

    private static boolean isMeant(String head, String wanted) {
        String plain = plain(wanted);
        return head.startsWith(plain) || head.endsWith(plain);
    }

    private static String plain(String head) {
        return head.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    /** The column of a head, from 1; 0 if there is none. */
    int column(String head) {
        return columns.getOrDefault(head, 0);
    }
}
