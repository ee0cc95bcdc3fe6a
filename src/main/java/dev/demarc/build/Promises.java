package dev.demarc.build;

import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.matrix.Duties;
import dev.demarc.model.Address;
import dev.demarc.model.Ask;
import dev.demarc.model.Links;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.output.Artefact;
import dev.demarc.output.Ledger;
import dev.demarc.render.Checkup;
import dev.demarc.render.Theme;
import dev.demarc.source.Digest;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files of a site, each made when somebody asks for it, and what making the pages has shown. */
@SuppressWarnings("ReferenceEquality") // what is unchanged is the very instance
final class Promises {

    /**
     * What files are made with.
     *
     * @param searching nothing if the wiki isn't to be searched
     * @param cards nothing if none are to be drawn
     * @param feed of what was changed last
     * @param downloads of matrices
     */
    record Crafts(
            Framing framing,
            DrawnFigures figures,
            @Nullable Searching searching,
            @Nullable DrawnCards cards,
            Feed feed,
            Downloads downloads) {}

    /**
     * What files are made from.
     *
     * @param reads the Markdown files
     * @param outward answers links, if they may lead to files of the repository that are no sources
     * @param assets files of the source that are copied
     * @param texts Markdown files
     * @param touched paths of those that may say something else than when the last build made their pages; nothing if that
     *     may be any
     */
    record Stock(
            PageReads reads,
            @Nullable Links outward,
            List<SourceFile> assets,
            List<SourceFile> texts,
            @Nullable Set<String> touched) {}

    /**
     * What making a page showed.
     *
     * @param read its Markdown file, if it has one
     * @param by whose promise it was
     * @param open whether it shows what isn't among the sources
     * @param outward what answered its links, if that matters
     */
    private record Made(
            @Nullable PageRead read,
            Object by,
            boolean open,
            @Nullable Links outward,
            List<Diagnostic> findings) {}

    /**
     * What making a page showed when that was last done, whatever the site around it was like.
     *
     * @param duties the matrix that it belongs to, if it does
     */
    private record Showed(@Nullable PageRead read, @Nullable Duties duties, Theme look, List<Diagnostic> findings) {}

    /** So many pages are made in a few hundredths of a second, and seldom does one change touch more. */
    private static final int MOST_AT_ONCE = 64;

    private final Crafts crafts;
    private final Stock stock;
    private final PageKeys keys;
    private final Recall recall;
    private final Map<String, Digest> pageKeys = new HashMap<>();
    // Pages that the last run made of something else, or not at all; nothing if that is all of them.
    private final @Nullable Set<Address> anew;
    private final Site site;
    private final Theme look;
    private final boolean ownTemplates;
    private final Once<FileList> list;
    // Stands for this run where something holds for no other. Not the run itself: that would never be forgotten.
    private final Object here = new Object();
    private final Map<Address, Made> shown;
    // Of all runs, if there are own templates: else no page has to be made to tell what it shows.
    private final Map<Address, Showed> showedLast;
    private final Supplier<Checkup> checkup;

    /**
     * Promises of one site.
     *
     * @param recall what making pages showed that needn't be made again, and who may have made them elsewhere
     * @param checkup what the page of findings tells: asks for {@link #shown}, and so for all other pages
     * @param before promises of the run before; nothing if there was none
     * @param siteBefore promises of the very same site in the same look; nothing if there are none
     * @param shapeBefore promises of a site in which pages show the same of all others; nothing if there are none
     */
    Promises(
            Site site,
            Theme theme,
            Crafts crafts,
            Stock stock,
            PageKeys keys,
            Recall recall,
            Supplier<Checkup> checkup,
            @Nullable Promises before,
            @Nullable Promises siteBefore,
            @Nullable Promises shapeBefore) {
        this.crafts = crafts;
        this.stock = stock;
        this.keys = keys;
        this.recall = recall;
        this.checkup = checkup;
        this.site = site;
        this.look = theme;
        this.ownTemplates = theme.hasOwnTemplates();
        this.list = siteBefore == null ? new Once<>(() -> new FileList(site, theme, crafts)) : siteBefore.list;
        this.shown = shapeBefore == null ? new ConcurrentHashMap<>() : shapeBefore.shown;
        this.showedLast = before != null && before.ownTemplates ? before.showedLast : new ConcurrentHashMap<>();
        this.anew = keys == PageKeys.NONE ? null : anew(recall.ledger());
        if (anew != null) {
            recall.shown().forEach(this::showsAgain);
        }
    }

    private @Nullable Set<Address> anew(Ledger known) {
        var others = new HashSet<Address>();
        for (SitePage page : mayBeAnew()) {
            String path = page.address().path();
            Digest key = keys.of(page);
            pageKeys.put(path, key);
            if (!known.isMadeOf(path, key)) {
                others.add(page.address());
            }
        }
        return known.size() == 0 ? null : others;
    }

    /** In a wiki of the same shape a page that nobody touched is the same, and one that no text belongs to. */
    private Collection<SitePage> mayBeAnew() {
        Set<String> touched = stock.touched();
        if (touched == null || !recall.isOfShape(keys.shape())) {
            return list.get().pages();
        }
        var pages = new ArrayList<SitePage>();
        touched.forEach(path -> site.pageOf(path).ifPresent(pages::add));
        site.findings().ifPresent(pages::add);
        return pages;
    }

    private boolean isAnew(Address address) {
        return anew == null || anew.contains(address);
    }

    private void showsAgain(String path, List<Diagnostic> findings) {
        if (list.get().isPage(path) && !isAnew(new Address(path))) {
            hasShown(path, findings);
        }
    }

    /** The site's pages that are made anew, and those of some addresses, in order. */
    private Collection<SitePage> anewOr(Collection<Address> others) {
        if (anew == null) {
            return site.pages();
        }
        var all = new TreeMap<Address, SitePage>();
        anew.forEach(address -> site.page(address).ifPresent(page -> all.put(address, page)));
        others.forEach(address -> site.page(address).ifPresent(page -> all.put(address, page)));
        return all.values();
    }

    private void hasShown(String path, List<Diagnostic> findings) {
        shown.put(new Address(path), new Made(null, here, true, null, findings));
    }

    /** Pages of which nobody knows whether their links lead somewhere: all but those of which the last run found that. */
    Collection<SitePage> unfollowed() {
        return anewOr(recall.astray().stream().map(Address::new).toList());
    }

    /** What making each page has shown, by its path, where it showed something. */
    SortedMap<String, List<Diagnostic>> shownByPath() {
        var all = new TreeMap<String, List<Diagnostic>>();
        for (Address address : shown.keySet()) {
            SitePage page = list.get().page(address);
            List<Diagnostic> findings = page == null ? null : known(page);
            if (findings != null && !findings.isEmpty()) {
                all.put(address.path(), findings);
            }
        }
        return all;
    }

    /** All files of the site, by path. */
    SortedMap<String, Artefact> artefacts() {
        var artefacts = list.get().files(this);
        return recall.sharing().offered(artefacts, keys, recall.ledger(), list.get()::isPage, this::hasShown);
    }

    /**
     * The files that may differ from what the last build left, by path; nothing if there may be others than it left, or if
     * somebody else has to be asked for them.
     */
    @Nullable
    SortedMap<String, Artefact> changed() {
        Set<Address> pages = anew;
        boolean sameFiles = recall.isOfShape(keys.shape()) && !recall.sharing().isOn();
        return pages == null || !sameFiles ? null : list.get().files(this, pages);
    }

    /** One file of the site, as this wiki makes it; nothing if there is none of that path. */
    @Nullable
    Artefact artefact(String path) {
        // Pages come first, and nobody has to list anything for them.
        SitePage page = site.page(new Address(path)).orElse(null);
        if (page != null && page.kind() != SitePage.Kind.FINDINGS) {
            return new Artefact(path, () -> page(page), keyOf(page));
        }
        FileList.Making making = list.get().find(path);
        return making == null ? null : making.by(this);
    }

    /** Says that a file was taken that another job made, and what that showed. */
    void hasTaken(String path, ShardIndex.Line made) {
        if (list.get().isPage(path)) {
            hasShown(path, made.shown());
        }
        if (!made.shared()) {
            recall.sharing().lacks(path);
        }
    }

    /** A file that is copied as it is. */
    byte[] copied(String path) throws IOException {
        SourceFile file = Kinds.at(stock.assets(), path);
        if (file == null) {
            throw new IllegalStateException("No file for the asset " + path);
        }
        try {
            return file.bytes();
        } finally {
            file.release();
        }
    }

    /** A page's copy in Markdown. */
    byte[] markdown(SitePage page) throws IOException {
        return crafts.framing.markdown(page, text(page));
    }

    private String text(SitePage page) throws IOException {
        SourceFile file = page.prose() == null
                ? null
                : Kinds.at(stock.texts(), page.prose().path());
        if (file == null) {
            return "";
        }
        try {
            return file.text();
        } catch (CharacterCodingException e) {
            return ""; // Told where it was read.
        } finally {
            file.release();
        }
    }

    /** The name of the template that makes a page, without its ending. */
    String template(SitePage page) {
        return crafts.framing.template(page);
    }

    /** A page's HTML, in UTF-8. */
    byte[] page(SitePage page) {
        return made(page).value();
    }

    private Checked<byte[]> made(SitePage page) {
        var framed = crafts.framing.frame(page);
        keep(page, framed.findings());
        return framed;
    }

    private List<Diagnostic> keep(SitePage page, List<Diagnostic> findings) {
        Page prose = page.prose();
        boolean open = prose != null && prose.asks().showFiles();
        PageRead read = read(page);
        shown.put(page.address(), new Made(read, here, open, stock.outward(), findings));
        if (ownTemplates) {
            showedLast.put(page.address(), new Showed(read, duties(page), look, findings));
        }
        return findings;
    }

    /** What making a page would show: where no template can be at fault, its blocks are looked at, and it isn't made. */
    private List<Diagnostic> found(SitePage page) {
        return ownTemplates || hasOddTemplate(page) ? made(page).findings() : keep(page, crafts.framing.look(page));
    }

    private @Nullable Duties duties(SitePage page) {
        return site.duties().get(page.matrix());
    }

    private @Nullable PageRead read(SitePage page) {
        Page prose = page.prose();
        return prose == null ? null : stock.reads().get(prose.path());
    }

    /** What making a page showed, in this run or in one in which it would be made of the same; nothing if nobody knows. */
    private @Nullable List<Diagnostic> known(SitePage page) {
        Made made = shown.get(page.address());
        if (made == null) {
            return isAnew(page.address()) ? null : List.of();
        }
        if (made.by() == here) {
            return made.findings();
        }
        if (made.open() || made.read() != read(page)) {
            return null;
        }
        if (made.outward() != stock.outward()) {
            if (!areAnsweredTheSame(page, made.outward(), stock.outward())) {
                return null;
            }
            // Or what answered then would be kept as long as the page.
            shown.replace(page.address(), made, new Made(made.read(), here, false, stock.outward(), made.findings()));
        }
        return made.findings();
    }

    private static boolean areAnsweredTheSame(SitePage page, @Nullable Links some, @Nullable Links others) {
        Page prose = page.prose();
        if (prose == null) {
            return true;
        }
        if (some == null || others == null) {
            return false;
        }
        String folder = prose.path().substring(0, prose.path().lastIndexOf('/') + 1);
        return prose.asks().stream()
                .filter(Ask.Link.class::isInstance)
                .map(ask -> ((Ask.Link) ask).target())
                .allMatch(target -> some.answer(page, folder, target)
                        .href()
                        .equals(others.answer(page, folder, target).href()));
    }

    /**
     * What making the pages shows; of those that nobody has asked for it is found out now, if there can be anything. The page
     * of findings is made without any, for what its own template and text show.
     *
     * @param goOn asked before each page; throws if nobody wants to know any more
     */
    List<Diagnostic> shown(Workers workers, Runnable goOn) {
        var open = open();
        findEach(open.stream().filter(page -> known(page) == null).toList(), workers, goOn);
        var all = new ArrayList<Diagnostic>();
        for (SitePage page : open) {
            List<Diagnostic> findings = known(page);
            // Whoever still asks for the page of an earlier run puts in what that showed.
            all.addAll(findings == null ? found(page) : findings);
        }
        if (showedLast.size() > open.size()) {
            showedLast.keySet().retainAll(open.stream().map(SitePage::address).collect(Collectors.toSet()));
        }
        return all;
    }

    private void findEach(List<SitePage> pages, Workers workers, Runnable goOn) {
        workers.each(pages, page -> {
            goOn.run();
            return found(page);
        });
    }

    /**
     * The same as far as it can be told at once. Where a wiki has templates of its own, any page may show a mistake in one
     * after any change that others see, and it takes long to make them all; but hardly ever does a page that nobody touched
     * show something new. So what was touched is made, and of the others it is told what they showed last. After a change
     * of the look that says nothing, and one page of each template stands for them.
     *
     * @param goOn asked before each page; throws if nobody wants to know any more
     * @return nothing if it would be no sooner than all of it
     */
    @Nullable
    List<Diagnostic> shownSoon(Workers workers, Runnable goOn) {
        if (!ownTemplates) {
            return null;
        }
        var open = open();
        var missing = open.stream().filter(page -> known(page) == null).toList();
        var first = first(missing);
        if (first.size() == missing.size()) {
            return null;
        }
        findEach(first, workers, goOn);
        var all = new ArrayList<Diagnostic>();
        for (SitePage page : open) {
            List<Diagnostic> findings = known(page);
            all.addAll(findings == null ? showedLast(page) : findings);
        }
        return all;
    }

    private List<SitePage> first(List<SitePage> pages) {
        var first = new ArrayList<SitePage>();
        var templates = new HashSet<String>();
        var causes = new HashSet<Diagnostic>();
        for (SitePage page : pages) {
            Showed last = showedLast.get(page.address());
            boolean touched = last == null
                    || last.read() != read(page)
                    || last.duties() != duties(page)
                    // Perhaps it was just mended.
                    || causes.addAll(last.findings());
            boolean standsForOthers = (last == null || last.look() != look) && templates.add(template(page));
            if (standsForOthers || (touched && first.size() < MOST_AT_ONCE)) {
                first.add(page);
            }
        }
        return first;
    }

    private List<Diagnostic> showedLast(SitePage page) {
        Showed last = showedLast.get(page.address());
        return last == null || last.look() != look ? List.of() : last.findings();
    }

    private List<SitePage> open() {
        var open = mayShow();
        SitePage search = crafts.searching == null ? null : crafts.searching.page();
        if (search != null && mayShow(search)) {
            open.add(search);
        }
        return open;
    }

    private List<SitePage> mayShow() {
        if (anew != null || ownTemplates) {
            return new ArrayList<>(
                    anewOr(shown.keySet()).stream().filter(this::mayShow).toList());
        }
        var open = new ArrayList<SitePage>();
        for (PageRead read : stock.reads().speaking()) {
            String path = read.page().path();
            SitePage page = site.pageOf(path).orElse(null);
            // A page that lost its address to another isn't made.
            if (page != null && page.prose() != null && page.prose().path().equals(path)) {
                open.add(page);
            }
        }
        return open;
    }

    /** Whether making a page could show anything. */
    private boolean mayShow(SitePage page) {
        return ownTemplates || (page.prose() != null && PageReads.maySpeak(page.prose()));
    }

    private static boolean hasOddTemplate(SitePage page) {
        return page.prose() != null
                && !page.prose().matter().choices().template().equals("page");
    }

    /** The page of findings, in UTF-8. */
    byte[] findings(SitePage page) {
        return crafts.framing.frame(page, checkup.get());
    }

    /** Names in a matrix that its drawing has no room for. */
    List<String> cutNames(Duties duties) {
        return duties.isDrawable() ? crafts.figures.cutNames(duties.matrix()) : List.of();
    }

    /** The key of a page and of its copy. */
    Digest keyOf(SitePage page) {
        if (page.kind() == SitePage.Kind.FINDINGS) {
            return Ledger.UNKNOWN;
        }
        Digest key = pageKeys.get(page.address().path());
        return key == null ? keys.of(page) : key;
    }

    /** A file of the index. */
    Artefact search(String path) {
        Searching searching = crafts.searching;
        if (searching == null) {
            throw new IllegalStateException("There is no search");
        }
        return searching.artefact(path, keys, recall.ledger());
    }

    /** Gathers what the files of the search stand on, before one of them is asked for; whether there is a search. */
    boolean gathered() {
        Searching searching = crafts.searching;
        return searching != null && searching.gathered() != null;
    }

    PageKeys keys() {
        return keys;
    }

    Framing framing() {
        return crafts.framing;
    }

    DrawnFigures figures() {
        return crafts.figures;
    }

    Feed feed() {
        return crafts.feed;
    }

    Downloads downloads() {
        return crafts.downloads;
    }
}
