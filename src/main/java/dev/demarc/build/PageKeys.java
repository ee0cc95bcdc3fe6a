package dev.demarc.build;

import dev.demarc.matrix.Duties;
import dev.demarc.model.Ask;
import dev.demarc.model.Changes;
import dev.demarc.model.Links;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.output.Ledger;
import dev.demarc.source.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a site are made of, each as one digest.
 *
 * <p>Nearly all of a page comes from its own text. The rest is the shape of the wiki: titles, headings, anchors, matrices,
 * theme, settings. A page's key holds the digest of its text and that of the whole shape. So an edited paragraph makes one
 * page anew, and an edited title all of them: coarse, but there is nothing to forget. What a search reads is gathered from
 * all pages; of their texts its files' keys hold just the words that stand in each.
 */
final class PageKeys {

    /** Nothing has a key: all is made. */
    static final PageKeys NONE = new PageKeys(Ledger.UNKNOWN, path -> Ledger.UNKNOWN, Changes.NONE, null);

    private final Digest shape;
    private final Function<String, Digest> sources;
    private final Changes changes;
    // Only where links lead into the repository do they depend on files that are no sources.
    private final @Nullable Links links;

    private PageKeys(Digest shape, Function<String, Digest> sources, Changes changes, @Nullable Links links) {
        this.changes = changes;
        this.shape = shape;
        this.sources = sources;
        this.links = links;
    }

    /**
     * The digests of sources.
     *
     * @param pages gives a page's by its path; {@link Ledger#UNKNOWN} if it can't be read any more
     * @param data those of matrices, cells and claims by path, in an order that hangs on nothing else
     */
    record Files(Function<String, Digest> pages, Map<String, Digest> data) {}

    /**
     * All that one run's files are made of.
     *
     * @param besides the program and the settings
     * @param outward answers links, if they may lead into the repository
     */
    record Inputs(
            Digest besides,
            Digest theme,
            Site site,
            List<PageRead> pages,
            Files files,
            KnownDays days,
            @Nullable Links outward) {}

    /** Keys of one run's files. */
    static PageKeys of(Inputs inputs) {
        var days = inputs.days();
        var shape = new ArrayList<Object>();
        shape.add(inputs.besides());
        shape.add(inputs.theme());
        inputs.files().data().forEach((path, digest) -> {
            shape.add(path);
            shape.add(digest);
        });
        for (PageRead read : inputs.pages()) {
            Page page = read.page();
            shape.add(read.shape().get());
            shape.add(isOver(page, days));
            shape.add(read.fault() == null);
        }
        shape.addAll(inputs.site().assets());
        for (Duties duties : inputs.site().duties().values()) {
            shape.add(isOver(duties, days));
            shape.add(second(days.changes(), duties.file().place()));
        }
        shape.add(days.knowsChanges());
        shape.add(days.handovers());
        shape.add(days.owners());
        var sources = inputs.files().pages();
        return new PageKeys(Fingerprint.of(shape), sources, days.changes(), inputs.outward());
    }

    /** What others may want to know of a page; what it asks itself is for its own text to say. */
    static Page withoutAsks(Page page) {
        return new Page(
                page.path(), page.place(), page.matter(), page.outline(), List.of(), page.anchors(), page.extras());
    }

    private static boolean isOver(Page page, KnownDays days) {
        var by = page.matter().upkeep().reviewBy();
        return by != null && days.isOver(by);
    }

    private static boolean isOver(Duties duties, KnownDays days) {
        var by = duties.matrix().origin().reviewBy();
        return by != null && days.isOver(by);
    }

    /** The key of a page and of its copy. */
    Digest of(SitePage page) {
        if (this == NONE) {
            return Ledger.UNKNOWN;
        }
        Page prose = page.prose();
        if (prose == null) {
            return Fingerprint.of(shape, page.address().path());
        }
        Digest text = sources.apply(prose.path());
        if (text.equals(Ledger.UNKNOWN) || prose.asks().showFiles()) {
            // What it shows isn't among the sources, or is gone.
            return Ledger.UNKNOWN;
        }
        var answers = new ArrayList<String>();
        if (links != null) {
            String folder = prose.path().substring(0, prose.path().lastIndexOf('/') + 1);
            for (Ask ask : prose.asks()) {
                if (ask instanceof Ask.Link link) {
                    answers.add(links.answer(page, folder, link.target()).href());
                }
            }
        }
        return Fingerprint.of(
                shape,
                page.address().path(),
                text,
                // Each page tells the day of its own text, and the lists of all days have no keys.
                second(changes, prose.place()),
                answers);
    }

    private static @Nullable Integer second(Changes changes, String place) {
        return changes.seconds().get(place);
    }

    /** Whether what a page is made of hangs on files that are no sources, wherever its links may lead there. */
    boolean lookOutside() {
        return links != null;
    }

    /** The shape of the wiki, with program, settings and theme: what every page hangs on. */
    Digest shape() {
        return shape;
    }

    /** The key of what is drawn or listed from the shape alone. */
    Digest ofShape(String path) {
        return this == NONE ? Ledger.UNKNOWN : Fingerprint.of(shape, path);
    }

    /**
     * The key of what is gathered from all texts, and otherwise hangs on the shape.
     *
     * @param gathered the digest of what it takes from them; asked only if there are keys
     */
    Digest ofTexts(String path, Supplier<Digest> gathered) {
        return this == NONE ? Ledger.UNKNOWN : Fingerprint.of(shape, path, gathered.get());
    }
}
