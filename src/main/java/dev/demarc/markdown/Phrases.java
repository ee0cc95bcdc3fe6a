package dev.demarc.markdown;

import java.util.Map;

/**
 * What a page says besides its author's words, in the wiki's language.
 *
 * @param linkHere said of the mark beside a heading
 * @param code said around code, and around what is drawn from it
 * @param table said of a table; a colon and the heading above it may follow
 * @param colon with what stands around it
 * @param backTo said of a footnote's way back; the reference's number follows
 * @param tasks said of the boxes of a list of tasks
 * @param notes titles of notes, by the word that asks for them: {@code WARNING}
 */
public record Phrases(
        String linkHere, Code code, String table, String colon, String backTo, Tasks tasks, Map<String, String> notes) {

    /**
     * Said around code.
     *
     * @param copy on the button beside it
     * @param diagram what a drawing without a title is called
     * @param source what its source is opened by
     * @param fault where it can't be drawn
     */
    public record Code(String copy, String diagram, String source, String fault) {}

    /** Said of a box that is ticked, and of one that isn't. */
    public record Tasks(String done, String toDo) {}

    /** English; the dialects of the specifications know no other. */
    public static final Phrases ENGLISH = new Phrases(
            "Link to this section",
            new Code("Copy", "Diagram", "View as text", "This diagram can’t be drawn."),
            "Table",
            ": ",
            "Back to reference",
            new Tasks("Done", "To do"),
            Map.of("NOTE", "Note", "TIP", "Tip", "IMPORTANT", "Important", "WARNING", "Warning", "CAUTION", "Caution"));

    /** Copies the map. */
    public Phrases {
        notes = Map.copyOf(notes);
    }

    /** A text as it may stand in an attribute. */
    static String attribute(String text) {
        var escaped = new StringBuilder(text.length());
        Escape.text(escaped, text);
        return escaped.toString();
    }
}
