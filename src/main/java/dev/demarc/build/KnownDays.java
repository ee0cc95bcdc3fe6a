package dev.demarc.build;

import dev.demarc.comparison.Handovers;
import dev.demarc.model.Changes;
import dev.demarc.render.Days;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The day on which a build runs, those on which its files were changed, and its cells changed hands.
 *
 * @param owners who keeps files by the repository's word, by their places
 */
record KnownDays(LocalDate today, Changes changes, Handovers handovers, SortedMap<String, String> owners)
        implements Days {

    @Override
    public boolean isOver(LocalDate day) {
        return day.isBefore(today);
    }

    @Override
    public boolean knowsChanges() {
        return changes.isKnown();
    }

    @Override
    public @Nullable LocalDate changed(String place) {
        return changes.dayOf(place);
    }

    @Override
    public @Nullable String owner(String place) {
        return owners.get(place);
    }
}
