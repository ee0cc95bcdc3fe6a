package dev.demarc.data;

import dev.demarc.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One value as it was written, and where. */
sealed interface Node {

    /** Its stretch of the file. */
    Span span();

    /** What it is, to finish a sentence with: “… should be a date, not …”. */
    String what();

    /** Whether nothing was written, or as much as nothing ({@code ~}, {@code null}). */
    default boolean isNothing() {
        return false;
    }

    /**
     * A text, number or word.
     *
     * @param quoted whether it can be nothing but a text
     */
    record Scalar(String text, boolean quoted, Span span) implements Node {

        private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
        private static final int SHOWN = 60;

        @Override
        public boolean isNothing() {
            return !quoted && NOTHING.contains(text);
        }

        @Override
        public String what() {
            if (isNothing()) {
                return "empty";
            }
            String line = text.strip().lines().findFirst().orElse("");
            if (line.isEmpty()) {
                return "an empty text";
            }
            boolean whole = line.codePointCount(0, line.length()) <= SHOWN;
            return "`" + (whole ? line : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…") + "`";
        }
    }

    /** A list. */
    record Sequence(List<Node> items, Span span) implements Node {
        /** Copies the list. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String what() {
            return "a list";
        }
    }

    /** Keys with values, each key once. */
    record Mapping(List<Entry> entries, Span span) implements Node {
        /** Copies the list. */
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String what() {
            return "a map";
        }

        /** Its keys, in their order. */
        List<String> keys() {
            return entries.stream().map(Entry::key).toList();
        }

        /** What stands under a key; nothing if there is no such key. */
        @Nullable
        Entry find(String key) {
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).key().equals(key)) {
                    return entries.get(i);
                }
            }
            return null;
        }

        /** The same, for whoever goes on with it. */
        Optional<Entry> entry(String key) {
            return Optional.ofNullable(find(key));
        }
    }

    /**
     * A key and its value.
     *
     * @param span the key's
     */
    record Entry(String key, Span span, Node value) {

        /** The value's place; where nothing is written, the key's. */
        Span place() {
            return value.isNothing() ? span : value.span();
        }

        /** Whether the key is the user's own. */
        boolean isOwn() {
            return key.startsWith("x-");
        }
    }
}
