package dev.demarc.build;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.LookCheck;
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
import dev.demarc.model.Ask;
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
import dev.demarc.search.Vocabulary;
import dev.demarc.source.Digest;
import dev.demarc.source.Location;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
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

    private static final Stage<ReadMatrixKey, Checked<MatrixFile>> READ_MATRIX =
            new Stage<>("read a matrix", key -> MatrixReader.read(key.file(), key.tables()));
    private static final Stage<SourceFile, Checked<ClaimsFile>> READ_CLAIMS =
            new Stage<>("read claims", ClaimsReader::read);

    /** Duties, and the very files that were brought together in them. */
    private record Met(List<Checked<MatrixFile>> matrices, List<Checked<ClaimsFile>> claims, List<Duties> duties) {}

    /** A site, and what it was assembled from. */
    private record Assembled(SiteAssembly.Parts parts, Checked<Site> checked, Links links) {
        Site site() {
            return checked.value();
        }
    }

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
    private final Bodies bodies = new Bodies();
    private final Vocabulary vocabulary = new Vocabulary();
    private final Once<PageReading> reading;
    private final Stage<PageReading.ReadPageKey, PageRead> readPage;
    private @Nullable Met met;
    private @Nullable Assembled assembled;
    private @Nullable Supplier<Run> followed;
    private Optional<String> tip = Optional.empty();
    private List<SourceFile> themeFiles = List.of();
    private @Nullable Checked<Theme> theme;

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
        this.reading = new Once<>(() -> new PageReading(wiki.settings().pages(), bodies, vocabulary));
        this.readPage = new Stage<>("read a page", key -> reading.get().read(key));
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
        runs.incrementAndGet();
        // Most often done long ago; else it would keep the run before the one before in memory.
        Run before = followed == null ? null : followed.get();
        past.afresh();
        tip = tip.isPresent() ? tip : tip();
        recall.sharing().warmUp(recall.ledger());
        // Few wikis have so many matrices that all threads read some: another gets ready meanwhile what pages need.
        var templates = sources.templates();
        var theme = workers.ahead(() -> theme(templates));
        workers.ahead(reading);
        var kinds = Kinds.of(sources.content());
        var matrices = readMatrices(kinds);
        var claims = memo.each(READ_CLAIMS, kinds.claims(), SourceFile::path, file -> file, workers);
        var duties = duties(matrices, claims);
        progress.ended("matrices");
        var look = theme.get();
        var pages = readPages(
                kinds.pages(), duties, PageReading.phrases(look.value().words()));
        bodies.keepOnly(pages.values().stream().map(PageRead::body).toList());
        progress.ended("pages");
        var site = assemble(sources, kinds, pages, duties);
        progress.ended("site");
        var excerpts = new Excerpts(
                sources,
                PageReading.phrases(look.value().words()).code(),
                Workshops.crafts(wiki.settings().pages()).code());
        var changes = changes(sources);
        // What went wrong with a template in the run before says nothing of this one.
        var days = new KnownDays(
                sources.today(),
                changes,
                handovers(sources, duties),
                CodeOwners.of(sources.folders(), sources.content()));
        var making = making(
                site,
                pages,
                look.value().afresh(),
                faults(matrices),
                excerpts,
                days,
                keys(kinds, site, pages, look.value(), days));
        var following = following(
                new Run(
                        site.parts(),
                        site.links(),
                        look.value(),
                        days,
                        pages,
                        wiki.settings().pages().editUrl() != null,
                        making),
                before);
        followed = following;
        progress.ended("theme");
        var paths = new TreeSet<>(look.value().assets());
        paths.addAll(site.site().assets());
        var named = LookCheck.of(wiki.settings().theme(), paths);
        var known = new ArrayList<Diagnostic>();
        matrices.forEach(each -> known.addAll(each.findings()));
        claims.forEach(each -> known.addAll(each.findings()));
        pages.values().forEach(each -> known.addAll(each.findings()));
        site.checked().findings().forEach(each -> known.add(atAlias(each, pages)));
        known.addAll(look.findings());
        known.addAll(named.findings());
        var checked = new CheckedSite(
                site.site(),
                site.links(),
                notes(pages),
                claims.stream().map(Checked::value).toList(),
                new Remembered(past, sources, passes.since()),
                new CheckedSite.Wishes(
                        wiki.settings().links().ignore(),
                        wiki.settings().pages().words(),
                        !wiki.settings().nav().isEmpty(),
                        new RuleOptions(
                                wiki.settings().rules(), sources.folders().sourcePlace())));
        var reading = passes.output() ? new OutputReading(wiki) : null;
        int run = runs.get();
        var checking = new Checking(wiki, passes, reading, named.missing(), sources, workers, progress, () -> {
            if (runs.get() != run) {
                throw new CancellationException("A newer run began");
            }
        });
        var counts = new Once<>(() -> counts(pages, duties, site.site()));
        var findings = new Once<>(
                () -> checking.findings(known, checked, following.get().promises()));
        var promised = making.artefacts(look.value(), byPath(kinds.assets()), byPath(kinds.pages()), () -> {
            progress.ended("pages framed and written");
            return checkup(findings.get().findings(), counts.get(), sources);
        });
        var artefacts = merging.offered(promised, sources, making::hasTaken);
        var beside = excerpts.wanted(pages.values());
        beside.addAll(CodeOwners.places(sources.folders()));
        return new Built(
                reading == null ? artefacts : reading.watched(artefacts),
                findings,
                counts,
                beside,
                making::shownByPath,
                recall.sharing()::gave);
    }

    /**
     * What the last build told, if nothing has changed since that this one would depend on. Whether its files are still
     * there is for the folder to say.
     */
    public Optional<Built.Told> unchanged(Sources sources) throws IOException {
        tip = tip();
        return tip.isEmpty() ? Optional.empty() : recall.unchanged(sources, tip.get(), workers);
    }

    /** What all that is told of commits hangs on; nothing if they can't be read. */
    private Optional<String> tip() {
        return wiki.settings().pages().changes() ? past.tip() : Optional.of("");
    }

    /** Leaves for the next build what this run found out, once its files are written. */
    public void keep(Sources sources, Built built, Ledger left) {
        // A commit that came meanwhile may have been seen by a part of the run.
        if (tip.isPresent() && tip.equals(tip())) {
            var told = new Built.Told(built.findings(), built.counts());
            recall.keep(sources, tip.get(), workers, told, built.shownByPath(), left);
        } else {
            recall.forget();
        }
        try {
            past.keep();
            passages.keep();
        } catch (IOException e) {
            // The next build walks the commits again; nothing else is lost.
            return;
        }
    }

    /** Leaves the finished files for builds of other copies, where a server for it is named, once they are written. */
    public Built.Shared share(Built built, Ledger left) {
        int count = recall.sharing().leave(wiki.folders().dest(), left, built.shownByPath());
        return new Built.Shared(recall.sharing().taken(), count);
    }

    /** All matrices with what their parties claim. Reads no page, and makes nothing. */
    List<Duties> duties(Sources sources) {
        var kinds = Kinds.of(sources.content());
        return duties(
                readMatrices(kinds), memo.each(READ_CLAIMS, kinds.claims(), SourceFile::path, file -> file, workers));
    }

    /** Places of claims files that can't be read, so that nobody knows what they say. */
    List<String> unreadClaims(Sources sources) {
        var claims = Kinds.of(sources.content()).claims();
        return memo.each(READ_CLAIMS, claims, SourceFile::path, file -> file, workers).stream()
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
                READ_MATRIX,
                kinds.matrices(),
                SourceFile::path,
                file -> new ReadMatrixKey(file, kinds.tables()),
                workers);
    }

    private List<Duties> duties(List<Checked<MatrixFile>> matrices, List<Checked<ClaimsFile>> claims) {
        Met known = met;
        if (known == null || !areSame(known.matrices(), matrices) || !areSame(known.claims(), claims)) {
            known = new Met(matrices, claims, bringTogether(matrices, claims));
            met = known;
        }
        return known.duties();
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

    private static List<Duties> bringTogether(List<Checked<MatrixFile>> matrices, List<Checked<ClaimsFile>> claims) {
        var byMatrix = claims.stream()
                .map(Checked::value)
                .filter(file -> file.matrix() != null)
                .collect(Collectors.groupingBy(SiteBuild::matrixOf));
        var duties = new ArrayList<Duties>();
        for (Checked<MatrixFile> file : matrices) {
            String id = file.value().matrix().id();
            duties.add(Meeting.of(file.value(), byMatrix.getOrDefault(id, List.of())));
        }
        return duties;
    }

    private static String matrixOf(ClaimsFile file) {
        return file.matrix() == null ? "" : file.matrix().value();
    }

    private Map<String, PageRead> readPages(List<SourceFile> files, List<Duties> duties, Phrases phrases) {
        var rows = rowsByAddress(duties);
        var reads = memo.each(
                readPage,
                files,
                SourceFile::path,
                file -> new PageReading.ReadPageKey(
                        file, rows.getOrDefault(Address.ofPage(file.path()), List.of()), phrases),
                workers);
        var byPath = new TreeMap<String, PageRead>();
        reads.forEach(read -> byPath.put(read.page().path(), read));
        return byPath;
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
    private Assembled assemble(Sources sources, Kinds kinds, Map<String, PageRead> pages, List<Duties> duties) {
        SortedSet<String> assets = new TreeSet<>();
        kinds.assets().forEach(file -> assets.add(file.path()));
        duties.forEach(of -> {
            if (of.file().cells() != null) {
                assets.remove(of.file().cells());
            }
        });
        var parts = new SiteAssembly.Parts(
                wiki.settings().site(),
                wiki.settings().nav(),
                pages.values().stream().map(PageRead::page).toList(),
                duties,
                assets,
                new SiteAssembly.Wanted(
                        wiki.folders().drafts(), wiki.settings().pages().changes()),
                new SiteAssembly.Named(
                        sources.folders().sourcePlace(),
                        sources.folders().place(sources.folders().settings())));
        Assembled known = assembled;
        if (known == null || !isSameSite(known.parts(), parts)) {
            var site = SiteAssembly.of(parts);
            known = new Assembled(parts, site, Links.of(site.value(), repository(sources), beside()));
            assembled = known;
        }
        return known;
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

    private synchronized Checked<Theme> theme(List<SourceFile> files) {
        Checked<Theme> known = theme;
        if (known == null || !recognition.same().test(themeFiles, files)) {
            known = Theme.of(files, wiki.settings().site().language());
            theme = known;
            themeFiles = files;
        }
        return known;
    }

    private Promises making(
            Assembled made,
            Map<String, PageRead> pages,
            Theme look,
            Map<String, Diagnostic> faults,
            Excerpts excerpts,
            KnownDays days,
            PageKeys keys) {
        var figures = DrawnFigures.with(look.words());
        Site site = made.site();
        var views = new Views(site, wiki.settings(), look, figures, days, wiki.versions());
        var framing = new Framing(site, made.links(), look, views, pages, faults, figures, excerpts);
        boolean searched = wiki.settings().pages().search().enabled();
        return new Promises(
                site,
                framing,
                figures,
                searched ? new Searching(site, pages, views, vocabulary) : null,
                DrawnCards.areWanted(wiki.settings())
                        ? new DrawnCards(site, wiki.settings().theme(), look.words())
                        : null,
                days.changes(),
                new Feed(site, days, new HandedWords(look.words())),
                keys,
                recall);
    }

    /** Finds out behind what somebody waits for what the run before found out for this one. */
    private Supplier<Run> following(Run run, @Nullable Run before) {
        return workers.ahead(() -> {
            if (before != null) {
                run.follow(before);
            }
            return run;
        });
    }

    private PageKeys keys(Kinds kinds, Assembled made, Map<String, PageRead> pages, Theme look, KnownDays days)
            throws IOException {
        if (!recall.isOn()) {
            return PageKeys.NONE;
        }
        var data = new ArrayList<>(kinds.matrices());
        data.addAll(kinds.claims());
        data.addAll(kinds.tables());
        return recognition
                .keys()
                .apply(new PageKeys.Inputs(
                        recall.besides(),
                        look.digest(),
                        made.site(),
                        pages,
                        new PageKeys.Files(digests(kinds.pages()), digests(data)),
                        days,
                        wiki.settings().pages().editUrl() == null ? null : made.links()));
    }

    private static SortedMap<String, Digest> digests(List<SourceFile> files) throws IOException {
        var digests = new TreeMap<String, Digest>();
        for (SourceFile file : files) {
            digests.put(file.path(), file.digest());
        }
        return digests;
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

    private static Map<String, SourceFile> byPath(List<SourceFile> files) {
        var byPath = new HashMap<String, SourceFile>();
        files.forEach(file -> byPath.put(file.path(), file));
        return byPath;
    }

    private static SortedMap<String, Notes> notes(Map<String, PageRead> pages) {
        var notes = new TreeMap<String, Notes>();
        pages.forEach((path, read) -> notes.put(path, read.notes()));
        return notes;
    }

    /** What is said of an alias, at the alias: the site knows pages, but not where things stand in them. */
    private static Diagnostic atAlias(Diagnostic finding, Map<String, PageRead> pages) {
        if (finding.target() != null && finding.location() instanceof Location.InFile at) {
            for (PageRead read : pages.values()) {
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

    private static Built.Counts counts(Map<String, PageRead> pages, List<Duties> duties, Site site) {
        int links = 0;
        int anchors = 0;
        for (PageRead read : pages.values()) {
            Page page = read.page();
            anchors += page.outline().headings().size() + page.anchors().size();
            for (Ask ask : page.asks()) {
                links += ask instanceof Ask.Link ? 1 : 0;
            }
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
        recall.sharing().close();
        workers.close();
        bodies.close();
    }
}
