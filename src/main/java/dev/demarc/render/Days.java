package dev.demarc.render;

import dev.demarc.comparison.Handovers;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What pages want to know of days, and of what the repository knows. Only the answers come into a page: tomorrow's is the same unless one differs. */
public interface Days {

    /** Whether a day has passed. */
    boolean isOver(LocalDate day);

    /** Whether anybody knows when files were changed. */
    boolean knowsChanges();

    /** The day on which a file was last changed, by its path from the wiki's root; nothing if nobody knows. */
    @Nullable
    LocalDate changed(String place);

    /** Which cells changed hands, as far as commits tell. */
    Handovers handovers();

    /** Who keeps a file that doesn't say so itself, by its path from the wiki's root; nothing if nobody knows. */
    @Nullable
    String owner(String place);
}
