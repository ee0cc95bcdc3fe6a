package dev.demarc.build;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Party;
import dev.demarc.model.Address;
import dev.demarc.model.Heading;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.output.Artefact;
import dev.demarc.output.Ledger;
import dev.demarc.render.Views;
import dev.demarc.search.CellIndex;
import dev.demarc.search.PageWords;
import dev.demarc.search.SearchIndex;
import dev.demarc.search.Vocabulary;
import dev.demarc.source.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The files of a site's search. Nothing of them is made before somebody asks for one, or for its key. */
final class Searching {

    private final Site site;
    private final PageReads reads;
    private final Views views;
    private final Vocabulary vocabulary;
    private final Going going;
    private final Once<List<SitePage>> found = new Once<>(this::findable);
    private final Once<SearchIndex> index = new Once<>(this::made);

    /** Lets an index go on from one that is kept. */
    interface Going {

        /** All is gathered. */
        Going NOWHERE = new Going() {};

        /** The words that a page had, if it was read anew; nothing if it wasn't, or had none. */
        default @Nullable PageWords before(Page page) {
            return null;
        }

        /**
         * Lets it go on, if it can.
         *
         * @param before the words of pages that were read anew
         */
        default void on(SearchIndex index, Map<Address, PageWords> before) {}
    }

    /** @param going where a build goes on from an earlier one */
    Searching(Site site, PageReads reads, Views views, Vocabulary vocabulary, Going going) {
        this.going = going;
        this.site = site;
        this.reads = reads;
        this.views = views;
        this.vocabulary = vocabulary;
    }

    /** The page of what is found; nothing if a file of the wiki has its address. */
    @Nullable
    SitePage page() {
        boolean taken = site.page(Views.SEARCH.address()).isPresent()
                || site.assets().contains(Views.SEARCH.address().path());
        return taken ? null : Views.SEARCH;
    }

    /** The files of the index. */
    Collection<String> paths() {
        return SearchIndex.paths(found.get().size(), matrices().size());
    }

    private List<SitePage> findable() {
        var pages = new ArrayList<SitePage>();
        for (SitePage page : site.pages()) {
            if (isFound(page)) {
                pages.add(page);
            }
        }
        return pages;
    }

    /**
     * Promises one of them.
     *
     * @param known the files that lie there already; those that would be made of the same are hardly asked for
     */
    Artefact artefact(String path, PageKeys keys, Ledger known) {
        return new Artefact(
                path,
                () -> index.get().file(path, words(), views::box, other -> !known.isMadeOf(other, key(other, keys))),
                () -> key(path, keys));
    }

    /** Gathers what stands in all files, if nobody has yet. */
    SearchIndex gathered() {
        SearchIndex all = index.get();
        all.gather();
        return all;
    }

    private Digest key(String path, PageKeys keys) {
        return keys.ofTexts(path, () -> index.get().ofTexts(path));
    }

    /** The matrices that have a page to lead to. */
    private List<Duties> matrices() {
        return site.duties().values().stream()
                .filter(each -> each.file().readable() && site.pageOf(each, "") != null)
                .toList();
    }

    private SortedMap<String, String> words() {
        var words = views.searchWords();
        SitePage page = page();
        words.put("page", page == null ? "" : page.address().path());
        return words;
    }

    private SearchIndex made() {
        var entries = new ArrayList<SearchIndex.Entry>();
        var before = new HashMap<Address, PageWords>();
        for (SitePage page : found.get()) {
            entries.add(entry(page));
            Page prose = page.prose();
            PageWords words = prose == null ? null : going.before(prose);
            if (words != null) {
                before.put(page.address(), words);
            }
        }
        var made = new SearchIndex(entries, () -> CellIndex.of(matrices()), vocabulary);
        going.on(made, before);
        return made;
    }

    private static boolean isFound(SitePage page) {
        Page prose = page.prose();
        boolean wanted = prose == null || prose.matter().choices().search();
        return wanted
                && switch (page.kind()) {
                    case ARTICLE, HOME, LIST, MATRIX, CATEGORY, PARTY, CONCERN, WHO_DOES_WHAT, WHO, TAG -> true;
                    case TAGS, FINDINGS, CHANGES, SEARCH, NOT_FOUND -> false;
                };
    }

    private SearchIndex.Entry entry(SitePage page) {
        Page prose = page.prose();
        PageRead read = prose == null ? null : reads.get(prose.path());
        List<Heading> headings = prose == null ? List.of() : prose.outline().headings();
        PageWords words = read == null ? PageWords.NONE : read.words();
        Duties duties = site.dutiesFor(page).orElse(null);
        if (duties == null) {
            return new SearchIndex.Entry(page.address(), views.title(page), List.of(), "", headings, words);
        }
        var also = new ArrayList<String>();
        var text = new ArrayList<String>();
        tell(page, duties, also, text);
        return new SearchIndex.Entry(
                page.address(), views.title(page), also, String.join(" · ", text), headings, words);
    }

    /** What the data says of what a page is about. */
    private static void tell(SitePage page, Duties of, List<String> also, List<String> text) {
        var matrix = of.matrix();
        switch (page.kind()) {
            case MATRIX -> tell(text, matrix.description());
            case CATEGORY -> {
                Category category = matrix.category(page.id()).orElseThrow();
                also.addAll(category.also());
                tell(text, matrix.title());
                tell(text, category.description());
                tell(text, String.join(", ", category.examples()));
            }
            case PARTY -> {
                Party party = matrix.party(page.id()).orElseThrow();
                also.addAll(party.also());
                tell(text, matrix.title());
                tell(text, party.description());
                tell(text, party.band());
            }
            case CONCERN -> {
                Concern concern = matrix.concern(page.id()).orElseThrow();
                also.addAll(concern.also());
                tell(text, matrix.title());
                tell(text, concern.description());
            }
            case ARTICLE, HOME, LIST, WHO_DOES_WHAT, WHO, TAGS, TAG, FINDINGS, CHANGES, SEARCH, NOT_FOUND ->
                throw new IllegalStateException(page.kind() + " belongs to no matrix");
        }
    }

    private static void tell(Collection<String> text, @Nullable String told) {
        if (told != null && !told.isEmpty()) {
            text.add(told);
        }
    }
}
