package dev.demarc.cli;

import static dev.demarc.output.JsonText.quote;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** JSON as it is written down: indented by two, members in the order in which they come. */
final class JsonSheet {

    private final StringBuilder json = new StringBuilder();
    private final Deque<Character> open = new ArrayDeque<>();
    private boolean fresh = true;
    private boolean keyed;

    JsonSheet object() {
        return begin('{', '}');
    }

    JsonSheet list() {
        return begin('[', ']');
    }

    private JsonSheet begin(char opening, char closing) {
        before();
        json.append(opening);
        open.push(closing);
        fresh = true;
        return this;
    }

    /** Ends the object or list that was begun last. */
    JsonSheet end() {
        char closing = open.pop();
        if (!fresh) {
            line();
        }
        json.append(closing);
        fresh = false;
        return this;
    }

    JsonSheet key(String name) {
        before();
        json.append(quote(name)).append(": ");
        keyed = true;
        return this;
    }

    /** A text, or {@code null}. */
    JsonSheet text(@Nullable String text) {
        return raw(text == null ? "null" : quote(text));
    }

    JsonSheet number(int number) {
        return raw(Integer.toString(number));
    }

    JsonSheet text(String key, @Nullable String text) {
        return key(key).text(text);
    }

    JsonSheet number(String key, int number) {
        return key(key).number(number);
    }

    private JsonSheet raw(String value) {
        before();
        json.append(value);
        fresh = false;
        return this;
    }

    private void before() {
        if (keyed) {
            keyed = false;
            return;
        }
        if (!fresh) {
            json.append(',');
        }
        if (!open.isEmpty()) {
            line();
        }
        fresh = false;
    }

    private void line() {
        json.append('\n').append("  ".repeat(open.size()));
    }

    /** Prints what has been written so far and lets it go, so that a long list needn't fit into memory. */
    void drain(PrintStream to) {
        to.append(json);
        json.setLength(0);
    }

    /** What is written, or left after the last {@link #drain}, with a line's end. */
    @Override
    public String toString() {
        return json + "\n";
    }
}
