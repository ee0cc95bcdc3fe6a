package dev.demarc.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.build.PageReading.ReadPageKey;
import dev.demarc.build.SiteBuild.ReadMatrixKey;
import dev.demarc.model.Page;
import dev.demarc.model.Settings;
import dev.demarc.output.Ledger;
import dev.demarc.output.Outputs;
import dev.demarc.source.Digest;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import dev.demarc.source.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The random edits of {@link RememberedIsFreshTest} and {@code KeptBuildsTest} would find it if what a build remembers
 * were recognised by less than all that it was made of.
 *
 * <p>Builds that each forget one input go through the same edits, beside one that forgets nothing. All of the former
 * come to show something stale, the latter never does.
 */
@Tag("once")
class PlantedStalenessTest {

    private static final String NOTHING = "nothing";

    // Authors who come soonest to what is forgotten, then others.
    private static final List<Long> FIRST_WITHIN = List.of(5L, 1L, 2L, 3L);
    private static final List<Long> FIRST_BETWEEN = List.of(6L, 7L, 2L, 3L, 1L, 4L, 5L, 8L, 9L, 10L);

    private static final int STEPS = 25;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path folder;

    /** Inputs that a build in one process can be made to forget, each with a comparison that leaves it out. */
    private static Map<String, BiPredicate<Object, Object>> forgottenWithin() {
        var all = new LinkedHashMap<String, BiPredicate<Object, Object>>();
        all.put(NOTHING, (one, other) -> false);
        all.put(
                "the bytes of a page",
                (one, other) -> one instanceof ReadPageKey a
                        && other instanceof ReadPageKey b
                        && a.rows().equals(b.rows())
                        && a.phrases().equals(b.phrases()));
        all.put(
                "the rows of its matrix",
                (one, other) -> one instanceof ReadPageKey a
                        && other instanceof ReadPageKey b
                        && a.file().equals(b.file())
                        && a.phrases().equals(b.phrases()));
        all.put(
                "the words of the theme",
                (one, other) -> one instanceof ReadPageKey a
                        && other instanceof ReadPageKey b
                        && a.file().equals(b.file())
                        && a.rows().equals(b.rows()));
        all.put(
                "the bytes of a matrix",
                (one, other) -> one instanceof ReadMatrixKey a
                        && other instanceof ReadMatrixKey b
                        && a.tables().equals(b.tables()));
        all.put(
                "the cells of a matrix",
                (one, other) -> one instanceof ReadMatrixKey a
                        && other instanceof ReadMatrixKey b
                        && a.file().equals(b.file()));
        all.put("the bytes of claims", (one, other) -> one instanceof SourceFile && other instanceof SourceFile);
        all.put("the templates", (one, other) -> areLists(one, other, SourceFile.class));
        all.put(
                "the titles of other pages",
                (one, other) ->
                        areLists(one, other, Page.class) && untitled(one).equals(untitled(other)));
        all.put("which files are copied", (one, other) -> one instanceof TreeSet && other instanceof TreeSet);
        return all;
    }

    private static boolean areLists(Object one, Object other, Class<?> of) {
        return one instanceof List<?> some
                && other instanceof List<?> others
                && some.stream().allMatch(of::isInstance)
                && others.stream().allMatch(of::isInstance);
    }

    private static List<Page> untitled(Object pages) {
        var all = new ArrayList<Page>();
        for (Object each : (List<?>) pages) {
            all.add(untitled((Page) each));
        }
        return all;
    }

    private static Page untitled(Page page) {
        return new Page(
                page.path(),
                page.place(),
                page.matter(),
                new Page.Outline("", false, List.of()),
                page.asks(),
                page.anchors(),
                page.extras());
    }

    @Test
    void aBuildThatRunsAgainIsSeenToForgetAnything() throws IOException {
        var forgetful = new TreeSet<>(forgottenWithin().keySet());
        for (long seed : FIRST_WITHIN) {
            if (forgetful.size() == 1) {
                break;
            }
            Path root = folder.resolve("wiki-" + seed);
            var edits = new RandomEdits(root, seed);
            edits.firstWiki();
            var wiki = wiki(root, root.resolve("site"));
            var builds = new TreeMap<String, SiteBuild>();
            try {
                Sources sources = wiki.sources(TODAY);
                for (String input : forgetful) {
                    var less = forgottenWithin().getOrDefault(input, Object::equals);
                    var build = building(
                            wiki,
                            Recall.NONE,
                            new Recognition(
                                    (one, other) -> one.equals(other) || less.test(one, other),
                                    PageKeys::of,
                                    KeptReads.WHOLE,
                                    Fingerprint::of,
                                    SourceTraces.DUE));
                    builds.put(input, build);
                    build.run(sources);
                }
                var history = new ArrayList<String>();
                for (int step = 0; step < STEPS && forgetful.size() > 1; step++) {
                    sources = sources.with(edits.some(history));
                    Shown fresh = fresh(wiki);
                    for (String input : List.copyOf(forgetful)) {
                        Shown shown = shown(builds.get(input), sources);
                        if (input.equals(NOTHING)) {
                            assertEquals(fresh, shown, "seed " + seed + ", after " + history);
                        } else if (!fresh.equals(shown)) {
                            forgetful.remove(input);
                        }
                    }
                }
            } finally {
                for (SiteBuild build : builds.values()) {
                    build.close();
                }
            }
        }
        assertEquals(List.of(NOTHING), List.copyOf(forgetful), "What nobody noticed to be forgotten");
    }

    /** Nothing where the build broke off, as one may that puts old and new together: who looks notices. */
    private static @Nullable Shown shown(@Nullable SiteBuild build, Sources sources) throws IOException {
        try {
            return build == null ? null : Shown.of(build.run(sources), false);
        } catch (IllegalStateException e) {
            return null;
        }
    }

    /** Inputs that files on the disk can be made to be remembered without. */
    private static Map<String, UnaryOperator<PageKeys.Inputs>> forgottenBetween() {
        var all = new LinkedHashMap<String, UnaryOperator<PageKeys.Inputs>>();
        all.put(NOTHING, each -> each);
        all.put("the settings", each -> each); // See recall(): they count for the run as a whole, too.
        all.put(
                "the bytes of a page",
                each -> with(
                        each,
                        each.theme(),
                        each.pages(),
                        path -> Digest.of("any"),
                        each.files().data()));
        all.put(
                "matrices, cells and claims",
                each -> with(
                        each,
                        each.theme(),
                        each.pages(),
                        each.files().pages(),
                        alike(each.files().data())));
        all.put(
                "the theme",
                each -> with(
                        each,
                        Ledger.UNKNOWN,
                        each.pages(),
                        each.files().pages(),
                        each.files().data()));
        all.put(
                "the titles of other pages",
                each -> with(
                        each,
                        each.theme(),
                        untitled(each.pages()),
                        each.files().pages(),
                        each.files().data()));
        return all;
    }

    /** Inputs that what was read of a page can be made to be kept without. */
    private static Map<String, KeptReads.Keying> forgottenOfReads() {
        var all = new LinkedHashMap<String, KeptReads.Keying>();
        all.put("the bytes of a page that was read", keying((page, phrases) -> Fingerprint.of(page.rows(), phrases)));
        all.put(
                "the rows of its matrix when it was read",
                keying((page, phrases) -> Fingerprint.of(page.file().digest(), phrases)));
        all.put(
                "the words of the theme when it was read",
                keying((page, phrases) -> Fingerprint.of(page.file().digest(), page.rows())));
        all.put("the bytes of a matrix that was read", new KeptReads.Keying() {
            @Override
            public Digest ofMatrix(SourceFile matrix, Digest tables) {
                return tables;
            }
        });
        all.put("the cells of a matrix that was read", new KeptReads.Keying() {
            @Override
            public Digest ofMatrix(SourceFile matrix, Digest tables) throws IOException {
                return matrix.digest();
            }
        });
        all.put("the bytes of claims that were read", new KeptReads.Keying() {
            @Override
            public Digest ofClaims(SourceFile claims) {
                return Ledger.UNKNOWN;
            }
        });
        return all;
    }

    /** Inputs that what was found in matrices can be made to be kept without; {@link MatrixFindingsTest} forgets the others. */
    private static Map<String, UnaryOperator<MatrixFindings.Inputs>> forgottenOfFindings() {
        var all = new LinkedHashMap<String, UnaryOperator<MatrixFindings.Inputs>>();
        all.put(
                "matrices, cells and claims in which something was found",
                each -> new MatrixFindings.Inputs(
                        each.besides(), each.theme(), alike(each.data()), each.spoken(), each.today(), each.past()));
        all.put(
                "what tables said of matrices in which something was found",
                each -> new MatrixFindings.Inputs(
                        each.besides(), each.theme(), each.data(), List.of(), each.today(), each.past()));
        return all;
    }

    /** Files are edited one after the other here, and no two times within a step of the clock. */
    private static final SourceTraces.Trust AT_ONCE = new SourceTraces.Trust() {
        @Override
        public boolean isSettled(Trace trace, long now) {
            return true;
        }
    };

    private static final String CHANGED = "when a file was changed, but for what anybody may set";

    private static final SourceTraces.Trust TOLD_TIME = new SourceTraces.Trust() {
        @Override
        public boolean isSettled(Trace trace, long now) {
            return true;
        }

        @Override
        public boolean areSame(Trace one, Trace other) {
            return one.size() == other.size() && one.modified() == other.modified();
        }
    };

    private interface OfPage {
        Digest of(ReadPageKey page, Digest phrases) throws IOException;
    }

    private static KeptReads.Keying keying(OfPage less) {
        return new KeptReads.Keying() {
            @Override
            public Digest of(ReadPageKey page, Digest phrases) throws IOException {
                return less.of(page, phrases);
            }
        };
    }

    private static PageKeys.Inputs with(
            PageKeys.Inputs inputs,
            Digest theme,
            List<PageRead> reads,
            Function<String, Digest> pages,
            Map<String, Digest> data) {
        return new PageKeys.Inputs(
                inputs.besides(),
                theme,
                inputs.site(),
                reads,
                new PageKeys.Files(pages, data),
                inputs.days(),
                inputs.outward());
    }

    private static Map<String, Digest> alike(Map<String, Digest> files) {
        var alike = new TreeMap<>(files);
        alike.replaceAll((path, digest) -> Ledger.UNKNOWN);
        return alike;
    }

    private static List<PageRead> untitled(List<PageRead> reads) {
        return reads.stream()
                .map(read -> new PageRead(
                        untitled(read.page()),
                        read.body(),
                        read.fault(),
                        read.more().get()))
                .toList();
    }

    @Test
    void aBuildThatGoesOnFromAnEarlierOneIsSeenToForgetAnything() throws IOException {
        var forgetful = new TreeSet<>(forgottenBetween().keySet());
        forgetful.addAll(forgottenOfReads().keySet());
        forgetful.addAll(forgottenOfFindings().keySet());
        forgetful.add(CHANGED);
        for (long seed : FIRST_BETWEEN) {
            if (forgetful.size() == 1) {
                break;
            }
            Path root = folder.resolve("wiki-" + seed);
            var edits = new RandomEdits(root, seed);
            edits.firstWiki();
            for (String input : forgetful) {
                written(root, input);
            }
            var history = new ArrayList<String>();
            for (int step = 0; step < STEPS && forgetful.size() > 1; step++) {
                history.add(edits.between(root.resolve(NOTHING)));
                Shown fresh = fresh(wiki(root, root.resolve("fresh")));
                for (String input : List.copyOf(forgetful)) {
                    Shown shown = written(root, input);
                    if (input.equals(NOTHING)) {
                        assertEquals(fresh, shown, "seed " + seed + ", after " + history);
                    } else if (!fresh.equals(shown)) {
                        forgetful.remove(input);
                    }
                }
            }
        }
        assertEquals(List.of(NOTHING), List.copyOf(forgetful), "What nobody noticed to be forgotten");
    }

    private static Shown written(Path root, String forgotten) throws IOException {
        Path site = root.resolve(forgotten);
        var wiki = wiki(root, site);
        var recall = recall(wiki, forgotten);
        var less = forgottenBetween().getOrDefault(forgotten, all -> all);
        var recognition = new Recognition(
                Object::equals,
                inputs -> PageKeys.of(less.apply(inputs)),
                forgottenOfReads().getOrDefault(forgotten, KeptReads.WHOLE),
                inputs -> Fingerprint.of(forgottenOfFindings()
                        .getOrDefault(forgotten, all -> all)
                        .apply(inputs)),
                forgotten.equals(CHANGED) ? TOLD_TIME : AT_ONCE);
        try (var outputs = opened(wiki);
                var build = building(wiki, recall, recognition)) {
            var sources = wiki.sources(TODAY);
            var known = build.unchanged(sources);
            if (known.isPresent() && outputs.holds(recall.ledger())) {
                return Shown.in(site, known.get().findings(), known.get().counts());
            }
            var built = build.run(sources);
            built.writeTo(outputs, 1, recall.ledger());
            build.keep(sources, built, outputs.ledger());
            return Shown.in(site, built.findings(), built.counts());
        }
    }

    private static Recall recall(Wiki wiki, String forgotten) {
        var seen = forgotten.equals("the settings") ? Settings.of("Any") : wiki.settings();
        return Recall.of(new Wiki(wiki.folders(), seen), Passes.USUAL, Sharing.NONE);
    }

    private static Outputs opened(Wiki wiki) throws IOException {
        var folders = wiki.folders();
        var opened = Outputs.open(folders.dest(), folders.root(), folders.source(), sentence -> {});
        if (opened instanceof Outputs.Opened.Ready ready) {
            return ready.outputs();
        }
        throw new AssertionError(opened);
    }

    private static Shown fresh(Wiki wiki) throws IOException {
        try (var build = new SiteBuild(wiki, 1)) {
            return Shown.of(build.run(wiki.sources(TODAY)), false);
        }
    }

    private static SiteBuild building(Wiki wiki, Recall recall, Recognition recognition) {
        return new SiteBuild(wiki, Passes.USUAL, recall, 1, Progress.UNHEARD, recognition);
    }

    private static Wiki wiki(Path root, Path site) {
        // Each has a cache of its own: what one forgot, another mustn't know.
        var environment = new TreeMap<>(Map.of("DEMARC_CACHE_FOLDER", ".demarc/" + site.getFileName()));
        return Wiki.open(new Wiki.Wanted(root, root.resolve("demarc.yml"), environment, site, null, false))
                .value();
    }
}
