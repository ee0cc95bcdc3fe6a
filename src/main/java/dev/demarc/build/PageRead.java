package dev.demarc.build;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.model.Notes;
import dev.demarc.model.Page;
import dev.demarc.search.PageWords;
import dev.demarc.source.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Markdown file, read, as the run keeps it.
 *
 * @param body where its HTML is had
 * @param words what a search finds it by
 * @param notes what rules of the whole wiki ask
 * @param findings what is to be said of it
 * @param bodyStart where its own text begins in its file, behind the front matter
 * @param fault why it couldn't be read, if it couldn't: its page shows that in place of the text
 * @param shape the digest of what others may want to know of it
 */
record PageRead(
        Page page,
        Bodies.Kept body,
        PageWords words,
        Notes notes,
        List<Diagnostic> findings,
        int bodyStart,
        @Nullable Diagnostic fault,
        Once<Digest> shape) {

    /** One that has just been read. */
    PageRead(
            Page page,
            Bodies.Kept body,
            PageWords words,
            Notes notes,
            List<Diagnostic> findings,
            int bodyStart,
            @Nullable Diagnostic fault) {
        this(
                page,
                body,
                words,
                notes,
                findings,
                bodyStart,
                fault,
                new Once<>(() -> Fingerprint.of(PageKeys.withoutAsks(page))));
    }

    /** The same with its text: if that has to be read again, with all that stands there now. */
    PageRead whole() {
        return body.whole(this);
    }
}
