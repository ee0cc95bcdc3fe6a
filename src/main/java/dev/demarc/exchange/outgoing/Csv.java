package dev.demarc.exchange.outgoing;

import java.util.List;
import java.util.regex.Pattern;

/** Rows as CSV, after RFC 4180 but with line feeds. */
final class Csv {

    /** What a spreadsheet takes for a formula, and what is written so that it doesn't. */
    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r].*");

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

    private static String written(String field) {
        String safe = FORMULA.matcher(field).matches() ? "'" + field : field;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                && safe.equals(safe.strip());
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
