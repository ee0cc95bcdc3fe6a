package dev.demarc.model;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The whole wiki: every page, matrix and asset, and how they hang together. Made by {@link SiteAssembly}. */
public final class Site {

    private static final Address FINDINGS = new Address("findings.html");
    private static final Address CHANGES = new Address("changes.html");

    private final Settings.SiteFacts facts;
    // In order, and asked for each link: a hash table is three times as fast as a tree that gives the order.
    private final Map<Address, SitePage> pages;
    private final Map<String, SitePage> bySource;
    private final SortedSet<String> assets;
    private final SortedSet<String> drafts;
    private final SortedMap<String, Duties> duties;
    private final Map<String, Duties> byId = new HashMap<>();
    private final SortedMap<Address, Address> redirects;
    private final SortedMap<String, Tag> tags;
    private final Navigation navigation;
    private final @Nullable Step step;
    // Stands for this site where that itself would be kept for ever.
    private final Object identity = new Object();

    /**
     * How a site differs from the one before, where no more than a page went, and a page came. One that changed did both.
     *
     * @param before the identity of that site
     */
    record Step(Object before, Replaced replaced) {}

    /** A page that went, and a page that came. */
    record Replaced(@Nullable SitePage gone, @Nullable SitePage come) {}

    /**
     * A site of what was put together for it alone.
     *
     * @param pages by address and in the order of these
     * @param step from the site before, in which all else was the same; nothing if there is none such
     */
    Site(
            Settings.SiteFacts facts,
            Map<Address, SitePage> pages,
            Map<String, SitePage> bySource,
            SortedSet<String> assets,
            SortedSet<String> drafts,
            SortedMap<String, Duties> duties,
            SortedMap<Address, Address> redirects,
            SortedMap<String, Tag> tags,
            Navigation navigation,
            @Nullable Step step) {
        this.step = step;
        this.facts = facts;
        this.pages = Collections.unmodifiableMap(pages);
        this.bySource = Collections.unmodifiableMap(bySource);
        this.assets = assets;
        this.drafts = drafts;
        this.duties = Collections.unmodifiableSortedMap(new TreeMap<>(duties));
        this.redirects = Collections.unmodifiableSortedMap(new TreeMap<>(redirects));
        this.tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        this.navigation = navigation;
        duties.values().forEach(each -> byId.putIfAbsent(each.matrix().id(), each));
    }

    /**
     * The site after this one, in which all else is the same.
     *
     * @param pages by address and in the order of these
     * @param replaced in what its pages are others
     */
    Site after(
            Map<Address, SitePage> pages,
            Map<String, SitePage> bySource,
            SortedMap<String, Tag> tags,
            Navigation navigation,
            Replaced replaced) {
        return new Site(
                facts,
                pages,
                bySource,
                assets,
                drafts,
                duties,
                redirects,
                tags,
                navigation,
                new Step(identity, replaced));
    }

    /** In what alone its pages are others than those of another site; nothing if it isn't the one right after that. */
    @SuppressWarnings("ReferenceEquality") // it is one object for each site
    @Nullable
    Replaced since(Site other) {
        return step != null && step.before() == other.identity ? step.replaced() : null;
    }

    /** What it is called. */
    public Settings.SiteFacts facts() {
        return facts;
    }

    /** All pages, by address. */
    public Collection<SitePage> pages() {
        return pages.values();
    }

    /** The same, each found by its address, in the order of these. */
    Map<Address, SitePage> byAddress() {
        return pages;
    }

    /** The pages of {@link #pageSources}. */
    Map<String, SitePage> bySource() {
        return bySource;
    }

    /** The page that tells what was found in all others; nothing if a file of the wiki has its address. */
    public Optional<SitePage> findings() {
        return page(FINDINGS).filter(page -> page.kind() == SitePage.Kind.FINDINGS);
    }

    /** The page that tells which cells changed hands; nothing if nobody asked for it, or a file of the wiki has its address. */
    public Optional<SitePage> changes() {
        return page(CHANGES).filter(page -> page.kind() == SitePage.Kind.CHANGES);
    }

    /** How many pages are checked: all but the one that tells what was found. */
    public int checked() {
        return pages.size() - (findings().isPresent() ? 1 : 0);
    }

    /** The page at an address. */
    public Optional<SitePage> page(Address address) {
        return Optional.ofNullable(pages.get(address));
    }

    /** The page that a Markdown or matrix file makes, or gives its prose to; by the file's path below the source. */
    public Optional<SitePage> pageOf(String source) {
        return Optional.ofNullable(bySource.get(source));
    }

    /** All files that make a page or give their prose to one: paths below the source. */
    public Collection<String> pageSources() {
        return bySource.keySet();
    }

    /** Files that are copied as they are: paths below the source. */
    public SortedSet<String> assets() {
        return assets;
    }

    /** Pages that are left out because they are drafts: paths below the source. */
    public SortedSet<String> drafts() {
        return drafts;
    }

    /** All matrices with what their parties claim, by the path of the file. */
    public SortedMap<String, Duties> duties() {
        return duties;
    }

    /** The matrix of that file. */
    public Optional<Duties> dutiesAt(String path) {
        return Optional.ofNullable(duties.get(path));
    }

    /** The matrix of that id; of two, the first by path. */
    public Optional<Duties> dutiesOf(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The matrix that a page names: by its id, or by the path of its file from the page's folder or the top.
     *
     * @param from the page's path below the source
     */
    public Optional<Duties> dutiesNamed(String named, String from) {
        if (!Links.isMatrix(named)) {
            return dutiesOf(named);
        }
        String beside = from.substring(0, from.lastIndexOf('/') + 1) + named;
        return dutiesAt(beside).or(() -> dutiesAt(named.startsWith("/") ? named.substring(1) : named));
    }

    /** Ids of all matrices. */
    public Collection<String> matrixIds() {
        return new TreeMap<>(byId).keySet();
    }

    /** Addresses that lead on to another. */
    public SortedMap<Address, Address> redirects() {
        return redirects;
    }

    /** All tags, by the name of their page. */
    public SortedMap<String, Tag> tags() {
        return tags;
    }

    /** The tag that a page writes so. */
    public Tag tag(String written) {
        Tag tag = tags.get(Tag.slug(written));
        if (tag == null) {
            throw new IllegalStateException("Nobody knows the tag " + written);
        }
        return tag;
    }

    /** The tree of pages. */
    public Navigation navigation() {
        return navigation;
    }

    /** The matrix that a page belongs to, if it belongs to one. */
    public Optional<Duties> dutiesFor(SitePage page) {
        return page.matrix().isEmpty() ? Optional.empty() : dutiesAt(page.matrix());
    }

    /** The page of a matrix, category, party or concern; nothing if another source took its address. */
    public @Nullable SitePage pageOf(Duties of, String id) {
        Address matrixPage = Address.ofMatrix(of.file().path());
        SitePage found = pages.get(id.isEmpty() ? matrixPage : matrixPage.below(id));
        return found != null && found.matrix().equals(of.file().path()) ? found : null;
    }

    /** Whether a link to {@code #id} on that page reaches something. */
    public boolean hasAnchor(SitePage page, String id) {
        if (page.prose() != null && page.prose().hasAnchor(id)) {
            return true;
        }
        return dutiesFor(page)
                .map(of -> rowIds(page, of.matrix()).contains(id) || isCell(page, of.matrix(), id))
                .orElse(false);
    }

    /**
     * Whether what is made of a page's files is found as in another site, and what may be looked for on it.
     *
     * @param there the page of that site at the same address
     * @param own the page of this one
     */
    @SuppressWarnings("ReferenceEquality") // what is unchanged is the very instance
    boolean isFoundAsIn(Site other, SitePage there, SitePage own) {
        boolean isSame = own == there
                || (own.kind() == there.kind()
                        && own.matrix().equals(there.matrix())
                        && haveSameAnchors(own.prose(), there.prose()));
        return isSame && (own.matrix().isEmpty() || duties.get(own.matrix()) == other.duties.get(own.matrix()));
    }

    @SuppressWarnings("ReferenceEquality") // what is unchanged is the very instance
    private static boolean haveSameAnchors(@Nullable Page one, @Nullable Page other) {
        return one == other
                || (one != null
                        && other != null
                        && one.path().equals(other.path())
                        && one.outline().headings().equals(other.outline().headings())
                        && one.anchors().equals(other.anchors()));
    }

    /** The id on that page that is the same name in another encoding of its accents. */
    Optional<String> anchorLike(SitePage page, String id) {
        String wanted = Normalizer.normalize(id, Normalizer.Form.NFC);
        boolean plain = id.chars().allMatch(c -> c < 0x80);
        return plain
                ? Optional.empty()
                : anchors(page).stream()
                        .filter(each ->
                                Normalizer.normalize(each, Normalizer.Form.NFC).equals(wanted))
                        .findFirst();
    }

    /** Ids of the rows and cells that a page from data shows; they go before any heading's. */
    public static List<String> rowIds(SitePage page, Matrix matrix) {
        return switch (page.kind()) {
            case MATRIX, CATEGORY, PARTY ->
                matrix.concerns().stream().map(Concern::id).toList();
            default -> List.of();
        };
    }

    private static boolean isCell(SitePage page, Matrix matrix, String id) {
        int dot = id.indexOf('.');
        return page.kind() == SitePage.Kind.MATRIX
                && dot > 0
                && matrix.concern(id.substring(0, dot)).isPresent()
                && matrix.category(id.substring(dot + 1)).isPresent();
    }

    /** All anchors of a page, for a hint. */
    public List<String> anchors(SitePage page) {
        var anchors = new java.util.ArrayList<String>();
        if (page.prose() != null) {
            page.prose().outline().headings().forEach(heading -> anchors.add(heading.id()));
            anchors.addAll(page.prose().anchors());
        }
        dutiesFor(page).ifPresent(of -> {
            anchors.addAll(rowIds(page, of.matrix()));
            if (page.kind() == SitePage.Kind.MATRIX) {
                of.matrix().cells().keySet().stream().map(Cell::toString).forEach(anchors::add);
            }
        });
        return anchors;
    }

    /** What an id means in a matrix, earlier ids included; nothing if it means nothing there. */
    public static Optional<String> present(Matrix matrix, String id) {
        if (matrix.concern(id).isPresent()
                || matrix.category(id).isPresent()
                || matrix.party(id).isPresent()) {
            return Optional.of(id);
        }
        return matrix.presentConcern(id)
                .map(Concern::id)
                .or(() -> matrix.presentCategory(id).map(Category::id));
    }
}
