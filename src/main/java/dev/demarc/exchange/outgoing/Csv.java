package dev.demarc.exchange.outgoing;

import java.util.List;

/** Rows as CSV, after RFC 4180 but with line feeds. */
final class Csv {

    /** What a value begins with that a spreadsheet takes for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    static String of(List<List<String>> rows) {
        var csv = new StringBuilder();
        for (List<String> row : rows) {
            String between = "";
            for (String field : row) {
                csv.append(between).append(written(field));
                between = ",";
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    // By hand, sign by sign: the first build of a wiki runs cold, and patterns and streams cost it more than this.
    private static String written(String field) {
        String safe = isFormula(field) ? "'" + field : field;
        boolean plain = safe.equals(safe.strip());
        for (int i = 0; plain && i < safe.length(); i++) {
            char c = safe.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    /** Whether it is a formula behind any number of the signs that keep it from being one. */
    private static boolean isFormula(String field) {
        int at = 0;
        while (at < field.length() && field.charAt(at) == '\'') {
            at++;
        }
        return at < field.length() && FORMULA.indexOf(field.charAt(at)) >= 0;
    }
}
