package dev.demarc.exchange.outgoing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a matrix file as it is about to be written, in YAML or JSON. */
sealed interface Written {

    /** A text. */
    record Text(String text) implements Written {}

    /** What both languages write without quotes and every reader takes for the same: a date, a word that is known. */
    record Word(String word) implements Written {}

    /** Nothing: a key that stands there without a value. */
    record Nothing() implements Written {}

    /** A list of texts. */
    record Texts(List<String> texts) implements Written {
        /** Copies the list. */
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /**
     * One key with its value.
     *
     * @param comments what is told above it, where comments can be written
     * @param apart whether a blank line stands above it
     */
    record Entry(String key, Written value, List<String> comments, boolean apart) {
        /** Copies the list. */
        public Entry {
            comments = List.copyOf(comments);
        }
    }

    /**
     * Keys with values, in their order.
     *
     * @param tall whether each has a line of its own, even if all would fit into one
     */
    record Keyed(List<Entry> entries, boolean tall) implements Written {
        /** Copies the list. */
        public Keyed {
            entries = List.copyOf(entries);
        }

        /** Whether it has to be tall: something within is, or has a comment. */
        boolean isTall() {
            return tall
                    || entries.stream()
                            .anyMatch(entry -> !entry.comments().isEmpty()
                                    || (entry.value() instanceof Keyed keyed && keyed.isTall()));
        }
    }

    /** A text, or nothing. */
    static Written of(@Nullable String text) {
        return text == null ? new Nothing() : new Text(text);
    }

    /** Keys while they come in. */
    final class Map {
        private final List<Entry> entries = new ArrayList<>();

        /** A key with its value. */
        Map put(String key, Written value) {
            entries.add(new Entry(key, value, List.of(), false));
            return this;
        }

        /** A key with its value, and comments above it. */
        Map put(String key, Written value, List<String> comments) {
            entries.add(new Entry(key, value, comments, false));
            return this;
        }

        /** A key with its value, after a blank line. */
        Map putApart(String key, Written value) {
            entries.add(new Entry(key, value, List.of(), true));
            return this;
        }

        /** A key whose text was told. */
        Map putTold(String key, @Nullable String text) {
            return text == null ? this : put(key, new Text(text));
        }

        /** A key whose date or known word was told. */
        Map putWord(String key, @Nullable Object word) {
            return word == null ? this : put(key, new Word(word.toString()));
        }

        /** A key whose list isn't empty. */
        Map putSome(String key, List<String> texts) {
            return texts.isEmpty() ? this : put(key, new Texts(texts));
        }

        /** All of them, in one line if there is room. */
        Keyed done() {
            return new Keyed(entries, false);
        }

        /** All of them, a line each. */
        Keyed tall() {
            return new Keyed(entries, true);
        }
    }
}
