package dev.demarc.output;

import static dev.demarc.output.JsonText.quote;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** JSON as it is written down: indented by two, members in the order in which they come. */
public final class JsonSheet {

    private final StringBuilder json = new StringBuilder();
    private final Deque<Character> open = new ArrayDeque<>();
    private boolean fresh = true;
    private boolean keyed;

    /** Begins an object. */
    public JsonSheet object() {
        return begin('{', '}');
    }

    /** Begins a list. */
    public JsonSheet list() {
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
    public JsonSheet end() {
        char closing = open.pop();
        if (!fresh) {
            line();
        }
        json.append(closing);
        fresh = false;
        return this;
    }

    /** The name of the member that comes next. */
    public JsonSheet key(String name) {
        before();
        json.append(quote(name)).append(": ");
        keyed = true;
        return this;
    }

    /** A text, or {@code null}. */
    public JsonSheet text(@Nullable String text) {
        return raw(text == null ? "null" : quote(text));
    }

    /** A whole number. */
    public JsonSheet number(int number) {
        return raw(Integer.toString(number));
    }

    /** A number with its decimals, as many as it has. */
    public JsonSheet decimal(BigDecimal number) {
        return raw(number.toPlainString());
    }

    /** A member that is a text, or {@code null}. */
    public JsonSheet text(String key, @Nullable String text) {
        return key(key).text(text);
    }

    /** A member that is a whole number. */
    public JsonSheet number(String key, int number) {
        return key(key).number(number);
    }

    /** True or false. */
    public JsonSheet yes(boolean yes) {
        return raw(Boolean.toString(yes));
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
    public void drain(PrintStream to) {
        to.append(json);
        json.setLength(0);
    }

    /** What is written, or left after the last {@link #drain}, with a line's end. */
    @Override
    public String toString() {
        return json + "\n";
    }
}
