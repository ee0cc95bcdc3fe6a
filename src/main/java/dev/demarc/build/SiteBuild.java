package dev.demarc.build;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.LookCheck;
import dev.demarc.check.PageNotes;
import dev.demarc.check.RuleMemory;
import dev.demarc.check.RuleOptions;
import dev.demarc.comparison.Handovers;
import dev.demarc.data.ClaimsReader;
import dev.demarc.data.MatrixReader;
import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.history.Past;
import dev.demarc.markdown.Phrases;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.matrix.Meeting;
import dev.demarc.model.Address;
import dev.demarc.model.Changes;
import dev.demarc.model.Links;
import dev.demarc.model.Notes;
import dev.demarc.model.Page;
import dev.demarc.model.Repository;
import dev.demarc.model.Site;
import dev.demarc.model.SiteAssembly;
import dev.demarc.model.Versions;
import dev.demarc.output.Ledger;
import dev.demarc.render.Checkup;
import dev.demarc.render.HandedWords;
import dev.demarc.render.Theme;
import dev.demarc.render.Views;
import dev.demarc.search.PageWords;
import dev.demarc.search.SearchIndex;
import dev.demarc.search.Vocabulary;
import dev.demarc.source.Digest;
import dev.demarc.source.Location;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Builds a wiki: reads it and promises the site. Writes nothing; doors redeem the promises. Run again after files have
 * changed, it does again only what depends on them.
 */
public final class SiteBuild implements LiveBuild, AutoCloseable {

    record ReadMatrixKey(SourceFile file, List<SourceFile> tables) {}

    /**
     * Duties, and the very files that were brought together in them.
     *
     * @param rows of pages that belong to matrices
     */
    private record Met(
            List<Checked<MatrixFile>> matrices,
            List<Checked<ClaimsFile>> claims,
            List<Duties> duties,
            Once<Map<Address, List<String>>> rows) {}

    /** Files, sorted out. */
    private record Sorted(List<SourceFile> files, Kinds kinds) {}

    /** A theme, with what pages say besides in its words. */
    private record Look(Checked<Theme> theme, Phrases phrases) {}

    /** The owners of files, and what told them. */
    private record Owners(String told, List<SourceFile> files, SortedMap<String, String> byPlace) {}

    /** Paths of files that are copied, and of what they were gathered. */
    private record Copied(List<SourceFile> files, List<Duties> duties, SortedSet<String> paths) {}

    /** A search, and what is kept of its index. */
    private record Index(Searching searching, KeptSearch kept) {}

    /** A site, and what it was assembled from. */
    record Assembled(SiteAssembly.Parts parts, Checked<Site> checked, Links links) {
        Site site() {
            return checked.value();
        }
    }

    /** Of more pages that have changed it takes longer to say what that changes than to gather all. */
    private static final int MOST_TRACED = 64;

    /** Of 5,000 usual pages none has to be read from disk a second time, for its copy in Markdown. */
    private static final long TEXTS = 48L << 20;

    private final Wiki wiki;
    private final Workers workers;
    private final Progress progress;
    private final Recall recall;
    private final Passes passes;
    private final Past past;
    private final KeptPassages passages;
    private final Handing handing;
    private final Recognition recognition;
    private final Memo memo;
    private final AtomicInteger runs = new AtomicInteger();
    // Who keeps what a run read isn't to meet the next one on its way.
    private final Object running = new Object();
    private final Bodies bodies = new Bodies();
    private final Vocabulary vocabulary = new Vocabulary();
    private final RuleMemory ruleMemory = new RuleMemory();
    private final Once<PageReading> reading;
    private final Once<KeptReads> known;
    private final Once<SourceTraces> traces;
    // Paths of pages that nobody knew as they are.
    private final Set<String> readAnew = ConcurrentHashMap.newKeySet();
    // Of pages that were read anew the words that they had, by path.
    private final Map<String, PageWords> hadWords = new ConcurrentHashMap<>();
    private volatile boolean untraced;
    private Digest readsBefore = Ledger.UNKNOWN;
    private @Nullable Index index;
    private final Stage<PageReading.ReadPageKey, PageRead> readPage;
    private final Stage<ReadMatrixKey, Checked<MatrixFile>> readMatrix;
    private final Stage<SourceFile, Checked<ClaimsFile>> readClaims;
    private @Nullable Met met;
    private @Nullable Assembled assembled;
    private @Nullable Sorted sorted;
    private @Nullable PageReads reads;
    private Supplier<KeptReads.@Nullable All> lastRead = () -> null;
    private @Nullable Copied copied;
    private @Nullable Owners owners;
    private @Nullable Run last;
    private volatile boolean overtaken;
    // Whether some matrix or claims file is another than those of which an earlier run knows.
    private volatile boolean readsData;
    private @Nullable Thread keeping;
    private Supplier<?> ruling = List::of;
    private Supplier<Set<String>> astray = Set::of;
    private Digest shape = Ledger.UNKNOWN;
    private Supplier<@Nullable MatrixFindings<Digest>> ruledMatrices = () -> null;
    private final AtomicReference<@Nullable MatrixFindings<MatrixFindings.LiveInputs>> ruledLast =
            new AtomicReference<>();
    private Optional<String> tip = Optional.empty();
    private List<SourceFile> themeFiles = List.of();
    private @Nullable Look look;

    /**
     * A build of one wiki.
     *
     * @param jobs how many threads work side by side
     */
    public SiteBuild(Wiki wiki, int jobs) {
        this(wiki, Passes.USUAL, Recall.NONE, jobs, Progress.UNHEARD);
    }

    /**
     * The same, with checks that are not for every day, and somebody who hears how far it has come.
     *
     * @param recall what the last build of the wiki left
     */
    public SiteBuild(Wiki wiki, Passes passes, Recall recall, int jobs, Progress progress) {
        this(wiki, passes, recall, jobs, progress, Recognition.WHOLE);
    }

    SiteBuild(Wiki wiki, Passes passes, Recall recall, int jobs, Progress progress, Recognition recognition) {
        this.recognition = recognition;
        this.memo = new Memo(recognition.same());
        this.recall = recall;
        this.passes = passes;
        this.progress = progress;
        this.wiki = wiki;
        var kept = wiki.settings().pages().changes() ? recall.folder() : null;
        var program = kept == null ? Ledger.UNKNOWN : ProgramDigest.get();
        this.past = new Past(wiki.folders().root(), kept, program);
        this.passages = new KeptPassages(kept, wiki.folders().sourcePlace(), program);
        this.handing = new Handing(past, passages);
        this.workers = new Workers(jobs);
        this.reading = new Once<>(() -> new PageReading(
                wiki.settings().pages(), bodies, vocabulary, recall.isOn() ? new Room(TEXTS) : Room.NONE));
        this.known = new Once<>(() -> new KeptReads(
                recall.folder(),
                wiki.folders().source(),
                PageReading.besides(wiki.settings().pages()),
                recognition.reads(),
                vocabulary));
        this.traces = new Once<>(() ->
                new SourceTraces(recall.folder(), wiki.folders().source(), ProgramDigest.get(), recognition.traces()));
        this.readPage = new Stage<>("read a page", this::read);
        this.readMatrix = new Stage<>("read a matrix", this::read);
        this.readClaims = new Stage<>("read claims", this::read);
    }

    @Override
    public void getReady() {
        // The vocabulary is the kept one's, so that comes before any page is read.
        workers.ahead(() -> known.get() != null && reading.get() != null);
    }

    @Override
    public Built run(Sources sources) throws IOException {
        return run(sources, Merging.NONE);
    }

    /**
     * The same, where other jobs have made a part of the files.
     *
     * @param merging what they made
     */
    public Built run(Sources sources, Merging merging) throws IOException {
        synchronized (running) {
            return ran(sources, merging);
        }
    }

    private Built ran(Sources sources, Merging merging) throws IOException {
        int run = runs.incrementAndGet();
        recognise(sources);
        past.afresh();
        tip = tip.isPresent() ? tip : tip();
        recall.sharing().warmUp(recall.ledger());
        // Few wikis have so many matrices that all threads read some: another gets ready meanwhile what pages need.
        var templates = sources.templates();
        var looking = workers.ahead(() -> look(templates));
        getReady();
        var kinds = kinds(sources.content());
        var matrices = readMatrices(kinds);
        var claims = readClaims(kinds);
        var met = met(matrices, claims);
        progress.ended("matrices");
        var look = looking.get();
        var theme = look.theme().value();
        var pages = readPages(kinds, met, look.phrases());
        if (run > 1) {
            bodies.keepOnly(pages.all().stream().map(PageRead::body).toList());
        }
        progress.ended("pages");
        var notes = new Once<>(() -> notes(pages.all()));
        if (recall.isOn()) {
            // Who writes a site wants all findings. While it is put together there is a processor to spare.
            workers.ahead(notes);
            beginKeeping();
        }
        var site = assemble(sources, kinds, pages, met.duties());
        progress.ended("site");
        var excerpts = new Excerpts(
                sources,
                look.phrases().code(),
                Workshops.crafts(wiki.settings().pages()).code());
        var changes = changes(sources);
        var days = new KnownDays(sources.today(), changes, handovers(sources, met.duties()), owners(sources));
        var keys = keys(kinds, site, pages, theme, days);
        MatrixRuling<Digest> kept =
                recall.folder() == null || !recall.isOn() ? null : keptRuling(kinds, theme, sources);
        var ofMatrices = kept == null ? liveRuling(met, theme, sources) : kept;
        var counts = new Once<>(() -> counts(pages.all(), met.duties(), site.site()));
        var output = passes.output() ? new OutputReading(wiki) : null;
        // Findings want the promised pages, of which one tells the findings.
        var promising = new CompletableFuture<Promises>();
        var named = new Once<>(() -> {
            var paths = new TreeSet<>(theme.assets());
            paths.addAll(site.site().assets());
            return LookCheck.of(wiki.settings().theme(), paths);
        });
        var checking = new Once<>(() -> new Checking(
                wiki, passes, output, named.get().missing(), sources, workers, progress, ofMatrices, () -> {
                    if (runs.get() != run) {
                        throw new CancellationException("A newer run began");
                    }
                }));
        var checked = new Once<>(() -> checked(sources, site, notes.get(), claims, promising.join()));
        var ruled = new Once<>(() -> checking.get().ofRules(checked.get(), promising.join()));
        var read = new Once<>(() -> {
            var known = new ArrayList<Diagnostic>();
            matrices.forEach(each -> known.addAll(each.findings()));
            claims.forEach(each -> known.addAll(each.findings()));
            pages.all().forEach(each -> known.addAll(each.findings()));
            site.checked().findings().forEach(each -> known.add(atAlias(each, pages.all())));
            known.addAll(look.theme().findings());
            known.addAll(named.get().findings());
            return known;
        });
        var findings =
                new Once<>(() -> checking.get().findings(read.get(), ruled.get(), checked.get(), promising.join()));
        var making = making(site, theme, days, pages, kinds, faults(matrices), excerpts, keys, () -> {
            progress.ended("pages framed and written");
            return checkup(findings.get().findings(), counts.get(), sources);
        });
        promising.complete(making);
        ruling = () -> {
            counts.get();
            return ruled.get();
        };
        astray = () -> astray(checked.get());
        shape = keys.shape();
        ruledMatrices = kept == null ? () -> null : kept::toKeep;
        progress.ended("theme");
        var artefacts = new Once<>(() -> {
            // Who wants all files wants that too, and much has to be looked through for it.
            workers.ahead(making::gathered);
            var promised = merging.offered(making.artefacts(), sources, making::hasTaken);
            return output == null ? promised : output.watched(promised);
        });
        boolean unshared = merging == Merging.NONE && output == null;
        var changed = new Once<>(() -> {
            var files = unshared ? making.changed() : null;
            if (files != null) {
                workers.ahead(making::gathered);
            }
            return Optional.ofNullable(files);
        });
        boolean alone = unshared && !recall.isOn();
        if (output != null) {
            artefacts.get(); // Or nothing would be there to be read.
        }
        var beside = excerpts.wanted(pages.showing());
        beside.addAll(CodeOwners.places(sources.folders()));
        return new Built(
                artefacts,
                changed,
                alone ? making::artefact : path -> artefacts.get().get(path),
                new Built.Finding() {
                    @Override
                    public Built.Found all() {
                        return findings.get();
                    }

                    @Override
                    public @Nullable Findings soon() {
                        return checking.get().soon(read.get(), ruled.get(), checked.get(), promising.join());
                    }
                },
                counts,
                beside,
                making::shownByPath,
                recall.sharing()::gave);
    }

    private CheckedSite checked(
            Sources sources, Assembled site, PageNotes notes, List<Checked<ClaimsFile>> claims, Promises making) {
        return new CheckedSite(
                site.site(),
                site.links(),
                notes,
                claims.stream().map(Checked::value).toList(),
                new Remembered(past, sources, passes.since()),
                ruleMemory,
                new CheckedSite.Wishes(
                        wiki.settings().links().ignore(),
                        wiki.settings().pages().words(),
                        !wiki.settings().nav().isEmpty(),
                        new RuleOptions(
                                wiki.settings().rules(), sources.folders().sourcePlace())),
                making.unfollowed());
    }

    private static Set<String> astray(CheckedSite checked) {
        var paths = new TreeSet<String>();
        checked.astray().forEach(page -> paths.add(page.address().path()));
        return paths;
    }

    private Kinds kinds(List<SourceFile> files) {
        Sorted known = sorted;
        Kinds kinds = known == null ? Kinds.of(files) : known.kinds().after(known.files(), files);
        sorted = new Sorted(files, kinds);
        return kinds;
    }

    private SortedMap<String, String> owners(Sources sources) throws IOException {
        String text = CodeOwners.text(sources.folders());
        Owners known = owners;
        if (known == null || !known.told().equals(text) || !haveSamePaths(known.files(), sources.content())) {
            known = new Owners(text, sources.content(), CodeOwners.of(sources.folders(), text, sources.content()));
            owners = known;
        }
        return known.byPlace();
    }

    @SuppressWarnings("ReferenceEquality") // most are the very instance
    private static boolean haveSamePaths(List<SourceFile> some, List<SourceFile> others) {
        boolean same = some.size() == others.size();
        for (int i = 0; same && i < some.size(); i++) {
            same = some.get(i) == others.get(i)
                    || some.get(i).place().equals(others.get(i).place());
        }
        return same;
    }

    /**
     * What the last build told, if nothing has changed since that this one would depend on. Whether its files are still
     * there is for the folder to say.
     */
    public Optional<Built.Told> unchanged(Sources sources) throws IOException {
        recognise(sources);
        tip = tip();
        return tip.isEmpty() ? Optional.empty() : recall.unchanged(sources, tip.get(), workers);
    }

    /** Of the first sources only: whoever runs again knows which have changed. */
    private void recognise(Sources sources) {
        if (traces.made() == null) {
            var all = new ArrayList<>(sources.content());
            all.addAll(sources.templates());
            traces.get().recognise(all, sources.listedAt(), workers);
        }
    }

    /** What all that is told of commits hangs on; nothing if they can't be read. */
    private Optional<String> tip() {
        return wiki.settings().pages().changes() ? past.tip() : Optional.of("");
    }

    /** Leaves for the next build what this run found out, once its files are written. */
    public void keep(Sources sources, Built built, Ledger left) {
        var begun = keeping;
        keeping = null;
        if (begun == null) {
            keep(lastRead.get());
        } else {
            ended(begun);
        }
        // A commit that came meanwhile may have been seen by a part of the run, and so may an edit.
        if (!overtaken && tip.isPresent() && tip.equals(tip())) {
            var told = new Built.Told(built.findings(), built.counts());
            var outcome = new EarlierRun.Outcome(
                    told, built.shownByPath(), astray.get(), shape, reads(), ruledMatrices.get(), left);
            recall.keep(sources, tip.get(), workers, outcome);
        } else {
            recall.forget();
        }
        keepPast();
        keepIndex();
        recall.bound();
    }

    /** What tells which page is which, and when it was changed. */
    private Digest reads() {
        return reads(known.get().state());
    }

    private Digest reads(Digest kept) {
        return Fingerprint.of(kept, tip.orElse(""));
    }

    /** After what was read, for it is worth nothing without that. */
    private void keepIndex() {
        Index made = index;
        if (made != null) {
            try {
                made.kept().keep(made.searching().gathered(), known.get().state(), workers);
            } catch (IOException e) {
                // The next build gathers all words again.
                return;
            }
        }
    }

    /** Begins what can be done while others write what the last run made: what rules find is looked for. */
    public void workAhead() {
        var rules = ruling;
        // What it throws is met by whoever asks for the findings.
        thread("demarc-rules", new FutureTask<>(rules::get)).start();
    }

    /** Begins to keep what was read, until {@link #keep}. After it nothing that was kept is found any more. */
    private void beginKeeping() {
        readsBefore = known.get().state();
        Supplier<KeptReads.@Nullable All> read = lastRead;
        var keep = thread("demarc-keep", () -> keep(read.get()));
        keep.start();
        keeping = keep;
    }

    private static Thread thread(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private static void ended(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while keeping what was read", e);
        }
    }

    @Override
    public void keepRead() {
        synchronized (running) {
            keepPast();
            keep(lastRead.get());
        }
        recall.bound();
    }

    private void keepPast() {
        try {
            past.keep();
            passages.keep();
        } catch (IOException e) {
            // The next run asks Git again; nothing else is lost.
            return;
        }
    }

    private void keep(KeptReads.@Nullable All read) {
        try {
            if (read != null) {
                known.get().keep(read, workers);
            }
            traces.get().keep();
        } catch (IOException e) {
            // The next run reads them again; nothing else is lost.
            return;
        }
    }

    /** Leaves the finished files for builds of other copies, where a server for it is named, once they are written. */
    public Built.Shared share(Built built, Ledger left) {
        if (overtaken) {
            return new Built.Shared(recall.sharing().taken(), 0);
        }
        int count = recall.sharing().leave(wiki.folders().dest(), left, built.shownByPath());
        return new Built.Shared(recall.sharing().taken(), count);
    }

    /** All matrices with what their parties claim. Reads no page, and makes nothing. */
    List<Duties> duties(Sources sources) {
        var kinds = kinds(sources.content());
        return met(readMatrices(kinds), readClaims(kinds)).duties();
    }

    /** Places of claims files that can't be read, so that nobody knows what they say. */
    List<String> unreadClaims(Sources sources) {
        return readClaims(kinds(sources.content())).stream()
                .map(Checked::value)
                .filter(file -> !file.readable())
                .map(ClaimsFile::place)
                .toList();
    }

    /** When files were changed. What once stood in the place of another repository's was another file. */
    private Changes changes(Sources sources) {
        if (!wiki.settings().pages().changes()) {
            return Changes.NONE;
        }
        var changes = past.changes();
        return sources.folders().mounts().isEmpty()
                ? changes
                : changes.only(place -> sources.folders().mountOf(place) == null);
    }

    /** Which cells changed hands, where the settings ask for it. */
    private Handovers handovers(Sources sources, List<Duties> duties) throws IOException {
        return wiki.settings().pages().changes() ? handing.of(sources, duties) : Handovers.NONE;
    }

    private static Checkup checkup(Findings findings, Built.Counts counts, Sources sources) {
        var lookedAt = new Checkup.LookedAt(
                counts.pages(), counts.matrices(), counts.cells(), counts.links(), counts.anchors());
        return new Checkup(
                findings, lookedAt, sources.today(), sources.folders().sourcePlace(), new SourceShelf(sources));
    }

    private List<Checked<MatrixFile>> readMatrices(Kinds kinds) {
        return memo.each(
                readMatrix,
                kinds.matrices(),
                kinds.tables(),
                SourceFile::path,
                file -> matrixKey(file, kinds),
                workers);
    }

    private static ReadMatrixKey matrixKey(SourceFile file, Kinds kinds) {
        return new ReadMatrixKey(file, kinds.tables());
    }

    private List<Checked<ClaimsFile>> readClaims(Kinds kinds) {
        return memo.each(readClaims, kinds.claims(), List.of(), SourceFile::path, file -> file, workers);
    }

    private Met met(List<Checked<MatrixFile>> matrices, List<Checked<ClaimsFile>> claims) {
        Met known = met;
        if (known == null || !areSame(known.matrices(), matrices) || !areSame(known.claims(), claims)) {
            var duties = bringTogether(matrices, claims);
            if (readsData) {
                // Then rules will look into all cells, and so will most pages: better side by side than who comes
                // first.
                workers.each(duties, of -> of.matrix().cells().size());
            }
            known = new Met(matrices, claims, duties, new Once<>(() -> rowsByAddress(duties)));
            met = known;
        }
        return known;
    }

    /** Whether two lists hold the same instances: equal ones may still differ in the order of a map. */
    static boolean areSame(List<?> some, List<?> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            Object one = some.get(i);
            if (one != others.get(i)) {
                return false;
            }
        }
        return true;
    }

    private List<Duties> bringTogether(List<Checked<MatrixFile>> matrices, List<Checked<ClaimsFile>> claims) {
        var byMatrix = claims.stream()
                .map(Checked::value)
                .filter(file -> file.matrix() != null)
                .collect(Collectors.groupingBy(SiteBuild::matrixOf));
        return matrices.stream()
                .map(Checked::value)
                .map(file ->
                        Meeting.of(file, byMatrix.getOrDefault(file.matrix().id(), List.of())))
                .toList();
    }

    private static String matrixOf(ClaimsFile file) {
        return file.matrix() == null ? "" : file.matrix().value();
    }

    private PageReads readPages(Kinds kinds, Met met, Phrases phrases) {
        var files = kinds.pages();
        Function<SourceFile, PageReading.ReadPageKey> key = file -> new PageReading.ReadPageKey(
                file, met.rows().get().getOrDefault(Address.ofPage(file.path()), List.of()), phrases);
        var all = memo.each(readPage, files, List.of(met, phrases), SourceFile::path, key, workers);
        PageReads now = PageReads.of(all, reads);
        reads = now;
        lastRead = () -> new KeptReads.All(
                files,
                all,
                key,
                kinds.matrices().stream().map(file -> matrixKey(file, kinds)).toList(),
                met.matrices(),
                kinds.claims(),
                met.claims());
        return now;
    }

    private Checked<MatrixFile> read(ReadMatrixKey key) {
        Checked<MatrixFile> before = known.get().find(key);
        if (before != null) {
            return before;
        }
        readsData = true;
        return MatrixReader.read(key.file(), key.tables());
    }

    private Checked<ClaimsFile> read(SourceFile claims) {
        Checked<ClaimsFile> before = known.get().find(claims);
        if (before != null) {
            return before;
        }
        readsData = true;
        return ClaimsReader.read(claims);
    }

    private PageRead read(PageReading.ReadPageKey key) {
        PageRead before = known.get().find(key, new ReadAgain(key));
        if (before != null) {
            return before;
        }
        PageRead read = reading.get().read(key);
        if (!recall.isOn()) {
            return read;
        }
        readAnew.add(key.file().path());
        trace(read);
        // Wanted soon of all pages, and then by one thread.
        return read.measured();
    }

    private void trace(PageRead read) {
        String path = read.page().path();
        PageWords had =
                untraced || hadWords.size() >= MOST_TRACED ? null : known.get().wordsOf(path);
        if (had != null) {
            hadWords.put(path, had);
        } else if (read.fault() == null) {
            // What can't be read has no words, and whether it can is for all to see.
            untraced = true;
        }
    }

    /** The text of a page of which all else is known. */
    private final class ReadAgain implements Bodies.Kept {
        private final PageReading.ReadPageKey key;

        ReadAgain(PageReading.ReadPageKey key) {
            this.key = key;
        }

        @Override
        public PackedBody body() {
            return whole().body().body();
        }

        @Override
        public PageRead whole(PageRead read) {
            return whole();
        }

        private PageRead whole() {
            if (!isAsBefore()) {
                // What is made of it is right for now, but the next build must not take it for what it knew.
                overtaken = true;
            }
            return reading.get().ofTexts().read(key);
        }

        private boolean isAsBefore() {
            try {
                return key.file().isAsBefore();
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** Row ids that go before the headings of the pages that a matrix makes. */
    private static Map<Address, List<String>> rowsByAddress(List<Duties> duties) {
        var rows = new HashMap<Address, List<String>>();
        for (Duties of : duties) {
            Address page = Address.ofMatrix(of.file().path());
            var ids = of.matrix().concerns().stream().map(Concern::id).toList();
            rows.put(page, ids);
            of.matrix().categories().forEach(category -> rows.put(page.below(category.id()), ids));
            of.matrix().parties().forEach(party -> rows.put(page.below(party.id()), ids));
        }
        return rows;
    }

    /** Only bodies changed, most often: then all pages are equal to those of the run before, and so is the site. */
    private Assembled assemble(Sources sources, Kinds kinds, PageReads pages, List<Duties> duties) {
        var parts = new SiteAssembly.Parts(
                wiki.settings().site(),
                wiki.settings().nav(),
                pages.pages(),
                duties,
                copied(kinds.assets(), duties),
                new SiteAssembly.Wanted(
                        wiki.folders().drafts(), wiki.settings().pages().changes()),
                new SiteAssembly.Named(
                        sources.folders().sourcePlace(),
                        sources.folders().place(sources.folders().settings())));
        Assembled known = assembled;
        if (known == null || !isSameSite(known.parts(), parts)) {
            var site =
                    known == null ? SiteAssembly.of(parts) : SiteAssembly.after(known.checked(), known.parts(), parts);
            var links = Links.of(site.value(), repository(sources), beside());
            known = new Assembled(parts, site, known == null ? links : links.after(known.links()));
            assembled = known;
        }
        return known;
    }

    private SortedSet<String> copied(List<SourceFile> files, List<Duties> duties) {
        Copied known = copied;
        if (known == null || known.files() != files || known.duties() != duties) {
            var paths = new TreeSet<String>();
            files.forEach(file -> paths.add(file.path()));
            duties.forEach(of -> {
                if (of.file().cells() != null) {
                    paths.remove(of.file().cells());
                }
            });
            known = new Copied(files, duties, paths);
            copied = known;
        }
        return known.paths();
    }

    /** What stands beside the current version. Which files that has is known to those who build it; others believe it. */
    private SortedMap<String, Predicate<String>> beside() {
        var beside = new TreeMap<String, Predicate<String>>();
        if (wiki.versions().isOlder()) {
            return beside;
        }
        wiki.unbuilt().forEach(folder -> beside.put(folder, path -> true));
        for (Versions.Version each : wiki.versions().all()) {
            if (!each.isCurrent()) {
                beside.put(each.folder(), path -> each.paths().get().contains(path));
            }
        }
        return beside;
    }

    private Repository repository(Sources sources) {
        var folders = sources.folders();
        return new Repository(
                wiki.settings().pages().editUrl(),
                folders.sourcePlace(),
                path -> sources.file(folders.file(path)).isPresent());
    }

    /** Whether two make the same site; all else in them is the settings', which a build never changes. */
    private boolean isSameSite(SiteAssembly.Parts one, SiteAssembly.Parts other) {
        return areSame(one.duties(), other.duties())
                && recognition.same().test(one.pages(), other.pages())
                && recognition.same().test(one.assets(), other.assets());
    }

    private synchronized Look look(List<SourceFile> files) {
        Look known = look;
        if (known == null || !recognition.same().test(themeFiles, files)) {
            var theme = Theme.of(files, wiki.settings().site().language());
            var phrases = PageReading.phrases(theme.value().words());
            // The very instance, if they are the same: then no page is asked whether it was read with others.
            known = new Look(theme, known != null && known.phrases().equals(phrases) ? known.phrases() : phrases);
            look = known;
            themeFiles = files;
        }
        return known;
    }

    private Promises making(
            Assembled made,
            Theme theme,
            KnownDays days,
            PageReads pages,
            Kinds kinds,
            Map<String, Diagnostic> faults,
            Excerpts excerpts,
            PageKeys keys,
            Supplier<Checkup> checkup) {
        var settings = wiki.settings();
        var figures = DrawnFigures.with(theme.words());
        Run sameSite = Run.ofSameSite(last, made, theme, days);
        Run sameShape = Run.ofSameShape(last, made, theme, days);
        // What went wrong with a template in another site says nothing of this one.
        var own = sameSite == null ? theme.afresh() : sameSite.own();
        var views = sameSite == null
                ? new Views(made.site(), settings, own, figures, days, wiki.versions())
                : sameSite.views();
        var framing = new Framing(made.site(), made.links(), own, views, pages, faults, figures, excerpts);
        boolean searched = settings.pages().search().enabled();
        var crafts = new Promises.Crafts(
                framing,
                figures,
                searched ? searching(made, pages, views, keys) : null,
                DrawnCards.areWanted(settings) ? new DrawnCards(made.site(), settings.theme(), theme.words()) : null,
                new Feed(made.site(), days, new HandedWords(theme.words())),
                new Downloads(days.changes()));
        var stock = new Promises.Stock(
                pages,
                settings.pages().editUrl() == null ? null : made.links(),
                kinds.assets(),
                kinds.pages(),
                touched(pages, keys));
        var promises = new Promises(
                made.site(),
                theme,
                crafts,
                stock,
                keys,
                recall,
                checkup,
                last == null ? null : last.promises(),
                sameSite == null ? null : sameSite.promises(),
                sameShape == null ? null : sameShape.promises());
        last = new Run(made, theme, days, own, views, promises);
        return promises;
    }

    /** Paths of pages that may be made of something else than the last time; nothing if that may be any. */
    private @Nullable Set<String> touched(PageReads pages, PageKeys keys) {
        if (runs.get() > 1 || keys.lookOutside() || !recall.isOfReads(reads(readsBefore))) {
            return null;
        }
        var touched = new HashSet<>(readAnew);
        pages.showing().forEach(read -> touched.add(read.page().path()));
        return touched;
    }

    private Searching searching(Assembled made, PageReads pages, Views views, PageKeys keys) {
        Path folder = recall.folder();
        if (folder == null || keys == PageKeys.NONE || runs.get() > 1) {
            return new Searching(made.site(), pages, views, vocabulary, Searching.Going.NOWHERE);
        }
        var kept = new KeptSearch(folder, wiki.folders().dest(), keys.shape());
        Digest reads = readsBefore;
        var searching = new Searching(made.site(), pages, views, vocabulary, new Searching.Going() {
            @Override
            public @Nullable PageWords before(Page page) {
                return hadWords.get(page.path());
            }

            @Override
            public void on(SearchIndex index, Map<Address, PageWords> before) {
                if (!untraced) {
                    kept.goOn(index, reads, before);
                }
            }
        });
        index = new Index(searching, kept);
        return searching;
    }

    private PageKeys keys(Kinds kinds, Assembled made, PageReads pages, Theme look, KnownDays days) throws IOException {
        if (!recall.isOn()) {
            return PageKeys.NONE;
        }
        return recognition
                .keys()
                .apply(new PageKeys.Inputs(
                        recall.besides(),
                        look.digest(),
                        made.site(),
                        pages.all(),
                        new PageKeys.Files(path -> digest(kinds.pages(), path), digestsOfData(kinds)),
                        days,
                        wiki.settings().pages().editUrl() == null ? null : made.links()));
    }

    private MatrixRuling<Digest> keptRuling(Kinds kinds, Theme look, Sources sources) throws IOException {
        var data = digestsOfData(kinds);
        return new MatrixRuling<>(
                (spoken, past) -> recognition
                        .rules()
                        .apply(new MatrixFindings.Inputs(
                                recall.besides(), look.digest(), data, spoken, sources.today(), past)),
                Object::equals,
                new AtomicReference<>(recall.ofMatrices()),
                past);
    }

    private MatrixRuling<MatrixFindings.LiveInputs> liveRuling(Met met, Theme look, Sources sources) {
        var data = new MatrixFindings.Instance(met.duties());
        var theme = new MatrixFindings.Instance(look);
        return new MatrixRuling<>(
                (spoken, past) -> new MatrixFindings.LiveInputs(data, theme, spoken, sources.today(), past),
                recognition.same(),
                ruledLast,
                past);
    }

    private static Map<String, Digest> digestsOfData(Kinds kinds) throws IOException {
        var data = new ArrayList<>(kinds.matrices());
        data.addAll(kinds.claims());
        data.addAll(kinds.tables());
        return digests(data);
    }

    private static Map<String, Digest> digests(List<SourceFile> files) throws IOException {
        var digests = new LinkedHashMap<String, Digest>(files.size() * 2);
        for (SourceFile file : files) {
            digests.put(file.path(), file.digest());
        }
        return digests;
    }

    /** The digest of a file that may have gone since; then it is made of what nobody knows. */
    private static Digest digest(List<SourceFile> files, String path) {
        SourceFile file = Kinds.at(files, path);
        try {
            return file == null ? Ledger.UNKNOWN : file.digest();
        } catch (IOException e) {
            return Ledger.UNKNOWN;
        }
    }

    private static Map<String, Diagnostic> faults(List<Checked<MatrixFile>> matrices) {
        var faults = new HashMap<String, Diagnostic>();
        for (Checked<MatrixFile> file : matrices) {
            if (!file.value().readable() && !file.findings().isEmpty()) {
                faults.put(file.value().path(), file.findings().get(0));
            }
        }
        return faults;
    }

    private static PageNotes notes(List<PageRead> pages) {
        var paths = new ArrayList<String>(pages.size());
        var notes = new ArrayList<Notes>(pages.size());
        for (PageRead read : pages) {
            paths.add(read.page().path());
            notes.add(read.notes());
        }
        return PageNotes.of(paths, notes);
    }

    /** What is said of an alias, at the alias: the site knows pages, but not where things stand in them. */
    private static Diagnostic atAlias(Diagnostic finding, List<PageRead> pages) {
        if (finding.target() != null && finding.location() instanceof Location.InFile at) {
            for (PageRead read : pages) {
                int index = read.page().place().equals(at.path())
                        ? read.page().matter().aliases().indexOf(finding.target())
                        : -1;
                if (index >= 0) {
                    return finding.at(
                            Location.in(at.path(), read.notes().places().at("aliases." + index)));
                }
            }
        }
        return finding;
    }

    private static Built.Counts counts(List<PageRead> pages, List<Duties> duties, Site site) {
        int links = 0;
        int anchors = 0;
        for (PageRead read : pages) {
            Page page = read.page();
            anchors += page.outline().headings().size() + page.anchors().size();
            links += page.asks().links();
        }
        int cells = 0;
        for (Duties of : duties) {
            int own = of.matrix().concerns().size() * of.matrix().categories().size();
            cells += own;
            anchors += own + of.matrix().concerns().size();
        }
        return new Built.Counts(site.checked(), duties.size(), cells, links, anchors);
    }

    @Override
    public void close() throws IOException {
        var begun = keeping;
        if (begun != null) {
            ended(begun);
        }
        recall.sharing().close();
        workers.close();
        KeptReads kept = known.made();
        if (kept != null) {
            kept.close();
        }
        if (index != null) {
            index.kept().close();
        }
        bodies.close();
    }
}
