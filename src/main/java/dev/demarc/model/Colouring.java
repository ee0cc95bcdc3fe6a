package dev.demarc.model;

/** Tells which stretches of code are to be coloured. */
@FunctionalInterface
public interface Colouring {

    /** Leaves all code as it is. */
    Colouring NONE = (language, code, sink) -> {};

    /** What a stretch of code is; all else has the colour of text. */
    enum Shade {
        /** A word of the language, or the name of a key or tag. */
        KEYWORD("kw"),
        /** Text in quotes; an added line. */
        STRING("st"),
        /** A number or another fixed value; a line taken away. */
        NUMBER("nu"),
        /** What the machine passes over. */
        COMMENT("co");

        private final String name;

        Shade(String name) {
            this.name = name;
        }

        /** Its class in HTML. */
        public String className() {
            return name;
        }
    }

    /** Takes stretches, in the order in which they stand; they never overlap and are never empty. */
    @FunctionalInterface
    interface Sink {
        /** A stretch of one shade; offsets in UTF-16 code units. */
        void stretch(Shade shade, int start, int end);
    }

    /**
     * Reads code in one pass. Of a language that it doesn't know it tells nothing; nothing makes it throw.
     *
     * @param language the first word of a fence, in any case
     */
    void read(String language, String code, Sink sink);
}
