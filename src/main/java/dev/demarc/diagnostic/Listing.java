package dev.demarc.diagnostic;

import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A list in a file, from which entries can be taken.
 *
 * @param file from the wiki's root
 * @param entries the stretch of each, in their order
 * @param lines the whole lines of each, where each has lines of its own; else empty, and commas part the entries
 */
public record Listing(String file, List<Span> entries, List<Span> lines) {

    /** A list that stands in no file. */
    public static final Listing NONE = new Listing("", List.of(), List.of());

    /** Copies the lists; guards that each entry has its lines, if any has. */
    public Listing {
        entries = List.copyOf(entries);
        lines = List.copyOf(lines);
        if (!lines.isEmpty() && lines.size() != entries.size()) {
            throw new IllegalArgumentException(lines.size() + " stretches of lines for " + entries.size() + " entries");
        }
    }

    /** Where an entry stands. */
    public Location at(int entry) {
        return Location.in(file, entries.get(entry));
    }

    /**
     * What takes entries out, by their number. No two edits touch the same text, so each may also be done alone or
     * after another run.
     *
     * @param gone numbers from 0
     */
    public SortedMap<Integer, Edit> without(SortedSet<Integer> gone) {
        int kept = entries.size() - 1;
        while (kept >= 0 && gone.contains(kept)) {
            kept--;
        }
        var edits = new TreeMap<Integer, Edit>();
        for (int entry : gone) {
            edits.put(
                    entry,
                    new Edit(new Location.InFile(file, lines.isEmpty() ? cut(entry, kept) : lines.get(entry)), ""));
        }
        return edits;
    }

    /** An entry and the comma behind it; behind the last that stays, the comma before it. */
    private Span cut(int entry, int kept) {
        Span own = entries.get(entry);
        if (entry > kept && kept >= 0) {
            Span before = entries.get(entry - 1);
            return new Span(before.endLine(), before.endColumn(), own.endLine(), own.endColumn());
        }
        if (entry == entries.size() - 1) {
            return own;
        }
        Span next = entries.get(entry + 1);
        return new Span(own.line(), own.column(), next.line(), next.column());
    }
}
