package dev.demarc.data;

import dev.demarc.source.Lines;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.FormatSchema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvSchema;

/** CSV as rows of fields, each with its place. */
final class Grid {

    static final String SEPARATORS = ",;\t|";

    /** One field, without its quotes. */
    record Field(String text, Span span) {}

    private Grid() {}

    /** All rows but blank ones; nothing, and told, if it can't be read. */
    static @Nullable List<List<Field>> read(String text, Report report) {
        return read(text, separator(Lines.of(text).line(1)), report);
    }

    /** The same of a text whose fields are parted by this sign. */
    static @Nullable List<List<Field>> read(String text, char separator, Report report) {
        var rows = new ArrayList<List<Field>>();
        var lines = Lines.of(text);
        var source = new Source(text, Tree.Format.JSON);
        try (JsonParser parser = CsvFactory.builder().build().createParser(separatedBy(separator), text)) {
            var row = new ArrayList<Field>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    row = new ArrayList<>();
                } else if (token == JsonToken.END_ARRAY) {
                    if (row.stream().anyMatch(field -> !field.text().isBlank())) {
                        rows.add(List.copyOf(row));
                    }
                } else {
                    String value = parser.getString();
                    int start = source.offset(parser.currentTokenLocation());
                    row.add(new Field(value, lines.span(start, end(text, start, separator))));
                }
            }
            return rows;
        } catch (JacksonException e) {
            int start = opening(text, source.offset(e.getLocation()), rows.isEmpty() ? Span.START : last(rows), lines);
            String theirs = String.valueOf(e.getMessage());
            var fault = theirs.contains("Missing closing quote")
                    ? Fault.of(
                            "a quote is never closed from here on", "Close it; a quote sign within is written twice.")
                    : Fault.of(
                            "this line isn't CSV", "Put a field with `" + separator + "` or a quote in double quotes.");
            fault.tell("This file", lines.span(start, start), report);
            return null;
        }
    }

    private static Span last(List<List<Field>> rows) {
        var row = rows.get(rows.size() - 1);
        return row.get(row.size() - 1).span();
    }

    /** The first quote after the last row that could be read; where the parser gave up if there is none. */
    private static int opening(String text, int given, Span last, Lines lines) {
        int from = 0;
        int line = 1;
        while (line < last.endLine() && from >= 0) {
            from = text.indexOf('\n', from) + 1;
            line++;
        }
        int quote = text.indexOf('"', from);
        while (quote >= 0 && lines.lineOf(quote) == last.endLine() && lines.columnOf(quote) < last.endColumn()) {
            quote = text.indexOf('"', quote + 1);
        }
        return quote < 0 ? given : quote;
    }

    private static char separator(String head) {
        char best = ',';
        long most = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            long count = head.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static int end(String text, int start, char separator) {
        int end = start;
        if (end < text.length() && text.charAt(end) == '"') {
            for (end++; end < text.length(); end++) {
                if (text.charAt(end) == '"') {
                    if (end + 1 >= text.length() || text.charAt(end + 1) != '"') {
                        return end + 1;
                    }
                    end++;
                }
            }
            return end;
        }
        while (end < text.length() && text.charAt(end) != separator && "\r\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static ObjectReadContext separatedBy(char separator) {
        var schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        return new ObjectReadContext.Base() {
            @Override
            public FormatSchema getSchema() {
                return schema;
            }
        };
    }
}
