package dev.demarc.build;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.model.Notes;
import dev.demarc.model.Page;
import dev.demarc.search.PageWords;
import dev.demarc.source.Digest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One Markdown file, read, as the run keeps it.
 *
 * @param body where its HTML is had
 * @param fault why it couldn't be read, if it couldn't: its page shows that in place of the text
 * @param shape the digest of what others may want to know of it
 * @param more what no page is made of
 * @param keptAs the key under which an earlier run kept it; nothing if it was read in this one
 */
record PageRead(
        Page page,
        Bodies.Kept body,
        @Nullable Diagnostic fault,
        Supplier<Digest> shape,
        Supplier<More> more,
        @Nullable Digest keptAs) {

    /**
     * What findings and the search want to know of a page, and its copy in Markdown.
     *
     * @param words what a search finds it by
     * @param notes what rules of the whole wiki ask
     * @param findings what is to be said of it
     * @param bodyStart where its own text begins in its file, behind the front matter
     */
    record More(PageWords words, Notes notes, List<Diagnostic> findings, int bodyStart) {}

    /** One that has just been read. */
    PageRead(Page page, Bodies.Kept body, @Nullable Diagnostic fault, More more) {
        this(page, body, fault, new Once<>(() -> Fingerprint.of(PageKeys.withoutAsks(page))), () -> more, null);
    }

    /** The same with its text: if that has to be read again, with all that stands there now. */
    PageRead whole() {
        return body.whole(this);
    }

    /** The same, with the digest of its shape made. */
    PageRead measured() {
        Digest made = shape.get();
        return new PageRead(page, body, fault, () -> made, more, keptAs);
    }

    /** What a search finds it by. */
    PageWords words() {
        return more.get().words();
    }

    /** What rules of the whole wiki ask. */
    Notes notes() {
        return more.get().notes();
    }

    /** What is to be said of it. */
    List<Diagnostic> findings() {
        return more.get().findings();
    }

    /** Where its own text begins in its file, behind the front matter. */
    int bodyStart() {
        return more.get().bodyStart();
    }
}
