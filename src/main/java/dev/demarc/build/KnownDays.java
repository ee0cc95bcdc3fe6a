package dev.demarc.build;

import dev.demarc.comparison.Handovers;
import dev.demarc.model.Changes;
import dev.demarc.render.Days;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day on which a build runs, those on which its files were changed, and its cells changed hands. */
record KnownDays(LocalDate today, Changes changes, Handovers handovers) implements Days {

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
}
