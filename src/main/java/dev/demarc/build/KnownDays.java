package dev.demarc.build;

import dev.demarc.model.Changes;
import dev.demarc.render.Days;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day on which a build runs, and those on which its files were changed. */
record KnownDays(LocalDate today, Changes changes) implements Days {

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
