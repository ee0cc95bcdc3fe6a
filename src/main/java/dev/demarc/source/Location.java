package dev.demarc.source;

import org.jspecify.annotations.Nullable;

/** Where something stands that a person may have to mend. */
public sealed interface Location {

    /**
     * A stretch of a file.
     *
     * @param path from the wiki's root, with {@code /}; built-in templates are {@code theme/NAME.peb}
     */
    record InFile(String path, Span span) implements Location {
        // By hand: Java would spin the method from method handles at each start, which no archive of classes keeps.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof InFile file && file.path.equals(path) && file.span.equals(span);
        }

        @Override
        public int hashCode() {
            return path.hashCode() * 31 + span.hashCode();
        }

        @Override
        public String toString() {
            return path + ":" + span.line() + ":" + span.column();
        }
    }

    /** An environment variable, by its name. */
    record InEnvironment(String variable) implements Location {
        @Override
        public String toString() {
            return variable;
        }
    }

    /** A stretch of a file. */
    static Location in(String path, Span span) {
        return new InFile(path, span);
    }

    /** The beginning of a file, where the whole file is meant. */
    static Location in(String path) {
        return new InFile(path, Span.START);
    }
}
