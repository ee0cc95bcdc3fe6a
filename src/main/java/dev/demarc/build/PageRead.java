package dev.demarc.build;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.model.Page;
import dev.demarc.model.Places;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Markdown file, read, as the run keeps it.
 *
 * @param body where its HTML is kept
 * @param tellsDuties whether its tables tell who does what, which a rule of pictures asks
 * @param findings what is to be said of it
 * @param fault why it couldn't be read, if it couldn't: its page shows that in place of the text
 */
record PageRead(
        Page page,
        Bodies.Kept body,
        Places places,
        boolean tellsDuties,
        List<Diagnostic> findings,
        @Nullable Diagnostic fault) {}
