package dev.demarc.check;

import dev.demarc.model.Notes;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** What is kept of the pages of a wiki for the rules, in the order of their paths below the source. */
public final class PageNotes {

    private final String[] paths;
    private final Notes[] notes;

    private PageNotes(String[] paths, Notes[] notes) {
        this.paths = paths;
        this.notes = notes;
    }

    /**
     * Notes of pages.
     *
     * @param paths in their order, each once
     * @param notes of each
     */
    public static PageNotes of(List<String> paths, List<Notes> notes) {
        if (paths.size() != notes.size()) {
            throw new IllegalArgumentException(paths.size() + " paths, and notes of " + notes.size());
        }
        return new PageNotes(paths.toArray(String[]::new), notes.toArray(Notes[]::new));
    }

    /** The notes of a page; of one that isn't known, nothing. */
    public Notes of(String path) {
        int at = Arrays.binarySearch(paths, path);
        return at < 0 ? Notes.NONE : notes[at];
    }

    /** All of them, in the order of their pages. */
    public List<Notes> all() {
        return Arrays.asList(notes);
    }

    /** Shows those that a sieve lets through, and of which page they are, in the order of the pages. */
    void each(Sieve sieve, Object on, Predicate<Notes> wanted, BiConsumer<String, Notes> look) {
        for (int at : sieve.wanted(notes, on, wanted)) {
            look.accept(paths[at], notes[at]);
        }
    }
}
