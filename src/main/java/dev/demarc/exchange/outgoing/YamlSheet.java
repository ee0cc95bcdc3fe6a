package dev.demarc.exchange.outgoing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * YAML as people write it: a map or list in one line where it fits, a long text folded, and quotes only where a reader of
 * YAML 1.1 or 1.2 could take the text for something else.
 */
final class YamlSheet {

    private static final int WIDTH = 100;
    private static final int STEP = 2;

    private final StringBuilder yaml = new StringBuilder();

    /** Comments at the beginning of a line. */
    void comments(List<String> comments) {
        comments(comments, 0);
    }

    /** All that was told before, and then a map. */
    String write(Written.Keyed top) {
        block(top, 0);
        return yaml.toString();
    }

    private void comments(List<String> comments, int indent) {
        for (String comment : comments) {
            for (String line : YamlText.commentLines(comment, WIDTH - indent - 2)) {
                indent(indent).append(line.isEmpty() ? "#" : "# ").append(line).append('\n');
            }
        }
    }

    private StringBuilder indent(int columns) {
        return yaml.append(" ".repeat(columns));
    }

    private void block(Written.Keyed map, int indent) {
        for (Written.Entry entry : map.entries()) {
            if (entry.apart()) {
                yaml.append('\n');
            }
            comments(entry.comments(), indent);
            String key = YamlText.key(entry.key());
            indent(indent).append(key).append(':');
            value(entry.value(), indent, indent + length(key) + 2);
        }
    }

    /**
     * What comes after a key and its colon, with the line's end.
     *
     * @param indent of the key
     * @param column where the value begins if it stands in the same line
     */
    private void value(Written value, int indent, int column) {
        String line = oneLine(value);
        if (line != null && column + length(line) <= WIDTH) {
            yaml.append(' ').append(line).append('\n');
        } else if (value instanceof Written.Keyed map) {
            yaml.append('\n');
            block(map, indent + STEP);
        } else if (value instanceof Written.Texts list) {
            yaml.append('\n');
            for (String text : list.texts()) {
                indent(indent + STEP).append('-');
                value(new Written.Text(text), indent + STEP, indent + STEP + 2);
            }
        } else if (value instanceof Written.Text text && YamlText.isFoldable(text.text())) {
            yaml.append(" >-\n");
            for (String each : YamlText.wrapped(text.text(), WIDTH - indent - STEP)) {
                indent(indent + STEP).append(each).append('\n');
            }
        } else {
            yaml.append(' ').append(line).append('\n');
        }
    }

    /** A value in one line, without what leads to it; nothing if it has to be tall. */
    private static @Nullable String oneLine(Written value) {
        if (value instanceof Written.Text text) {
            return YamlText.alone(text.text());
        }
        if (value instanceof Written.Keyed map && map.isTall() && !map.entries().isEmpty()) {
            return null;
        }
        return line(value);
    }

    /** A value in one line, however long. */
    static String line(Written value) {
        var line = new StringBuilder();
        flow(value, line);
        return line.toString();
    }

    private static void flow(Written value, StringBuilder to) {
        if (value instanceof Written.Text text) {
            to.append(YamlText.inLine(text.text()));
        } else if (value instanceof Written.Word word) {
            to.append(word.word());
        } else if (value instanceof Written.Texts list) {
            to.append('[');
            String between = "";
            for (String text : list.texts()) {
                to.append(between).append(YamlText.inLine(text));
                between = ", ";
            }
            to.append(']');
        } else if (value instanceof Written.Keyed map) {
            to.append('{');
            String between = "";
            for (Written.Entry entry : map.entries()) {
                to.append(between).append(YamlText.key(entry.key())).append(": ");
                flow(entry.value(), to);
                between = ", ";
            }
            to.append('}');
        } else {
            to.append('~');
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
