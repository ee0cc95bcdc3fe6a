package dev.demarc.build;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.history.TestRepository;
import dev.demarc.output.Ledger;
import dev.demarc.output.Outputs;
import dev.demarc.source.Digest;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an earlier build, or run of a preview, found in matrices is told again only while all that it hangs on is the same:
 * here all of that changes, one after the other, and who forgets just this would tell what isn't so any more.
 */
class MatrixFindingsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final MatrixFindings.Instance NOTHING = new MatrixFindings.Instance("");

    @TempDir
    Path root;

    /** Changes one thing of the wiki. */
    private interface Change {
        void in(MatrixFindingsTest test) throws IOException;
    }

    /**
     * One thing on which findings hang.
     *
     * @param input the name of the component
     * @param without leaves it out
     * @param withoutLive leaves it out in a preview; nothing where that would begin anew
     */
    private record Plant(
            String input,
            Change change,
            UnaryOperator<MatrixFindings.Inputs> without,
            @Nullable UnaryOperator<MatrixFindings.LiveInputs> withoutLive) {
        @Override
        public String toString() {
            return input;
        }
    }

    static Stream<Plant> plants() {
        return Stream.of(
                new Plant(
                        "besides",
                        test -> {
                            Files.move(test.root.resolve("content"), test.root.resolve("pages"));
                            test.write("demarc.yml", "source: pages");
                        },
                        each -> new MatrixFindings.Inputs(
                                Ledger.UNKNOWN, each.theme(), each.data(), each.spoken(), each.today(), each.past()),
                        null),
                new Plant(
                        "data",
                        test -> test.write(
                                "content/customer.claims.yml",
                                "matrix: duties",
                                "party: customer",
                                "claims: {vms: {keys: }}"),
                        each -> new MatrixFindings.Inputs(
                                each.besides(), each.theme(), Map.of(), each.spoken(), each.today(), each.past()),
                        each -> new MatrixFindings.LiveInputs(
                                NOTHING, each.theme(), each.spoken(), each.today(), each.past())),
                new Plant(
                        "spoken",
                        test -> test.write(
                                "content/table.md",
                                "# Table",
                                "",
                                "<!-- demarc: matrix=duties concerns=keys -->",
                                "| Concern | Machines |",
                                "|---|---|",
                                "| Keys | Provider |"),
                        each -> new MatrixFindings.Inputs(
                                each.besides(), each.theme(), each.data(), List.of(), each.today(), each.past()),
                        each -> new MatrixFindings.LiveInputs(
                                each.data(), each.theme(), List.of(), each.today(), each.past())),
                new Plant(
                        "today",
                        test -> test.today = TODAY.plusDays(9),
                        each -> new MatrixFindings.Inputs(
                                each.besides(), each.theme(), each.data(), each.spoken(), TODAY, each.past()),
                        each -> new MatrixFindings.LiveInputs(
                                each.data(), each.theme(), each.spoken(), TODAY, each.past())),
                new Plant(
                        "past",
                        test -> {
                            try (var git = TestRepository.in(test.root)) {
                                git.committed("2026-11-20");
                            }
                        },
                        each -> new MatrixFindings.Inputs(
                                each.besides(), each.theme(), each.data(), each.spoken(), each.today(), ""),
                        each -> new MatrixFindings.LiveInputs(
                                each.data(), each.theme(), each.spoken(), each.today(), "")));
    }

    private LocalDate today = TODAY;

    private void write(String path, String... lines) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private void firstWiki() throws IOException {
        write("demarc.yml", "title: Duties");
        write("content/index.md", "# Home");
        write(
                "content/duties.matrix.yml",
                "matrix: duties",
                "parties: {provider: {name: Provider}, customer: {name: Customer}}",
                "categories: {vms: {name: Machines}}",
                "concerns:",
                "  keys:",
                "    name: Keys",
                "  logs:",
                "    who: {undetermined: \"Imported: whoever.\", owner: us, until: 2026-12-01}",
                "  disks:",
                "    who: {undetermined: \"Imported: somebody.\"}");
    }

    /** What a build tells that goes on from the last one, after an edit that changes nothing of that. */
    private List<String> built(String site, UnaryOperator<MatrixFindings.Inputs> without) throws IOException {
        Path index = root.resolve(Files.exists(root.resolve("pages")) ? "pages" : "content")
                .resolve("index.md");
        Files.writeString(index, Files.readString(index) + "\nMore.\n");
        var wiki = wiki(site);
        var recall = Recall.of(wiki, Passes.USUAL, Sharing.NONE);
        var recognition = new Recognition(
                Object::equals,
                PageKeys::of,
                KeptReads.WHOLE,
                inputs -> Fingerprint.of(without.apply(inputs)),
                SourceTraces.DUE);
        var folders = wiki.folders();
        var opened = Outputs.open(folders.dest(), folders.root(), folders.source(), sentence -> {});
        try (var outputs = ((Outputs.Opened.Ready) opened).outputs();
                var build = new SiteBuild(wiki, Passes.USUAL, recall, 1, Progress.UNHEARD, recognition)) {
            var sources = wiki.sources(today);
            var built = build.run(sources);
            outputs.write(built.artefacts().values(), 1, recall.ledger());
            var told = told(built);
            build.keep(sources, built, outputs.ledger());
            return told;
        }
    }

    private List<String> fresh() throws IOException {
        var wiki = wiki("fresh");
        try (var build = new SiteBuild(wiki, 1)) {
            return told(build.run(wiki.sources(today)));
        }
    }

    private static List<String> told(Built built) {
        return built.findings().list().stream().map(Diagnostic::toString).toList();
    }

    private Wiki wiki(String site) {
        var environment = new TreeMap<>(Map.of("DEMARC_CACHE_FOLDER", ".demarc/" + site));
        return Wiki.open(
                        new Wiki.Wanted(root, root.resolve("demarc.yml"), environment, root.resolve(site), null, false))
                .value();
    }

    @ParameterizedTest
    @MethodSource("plants")
    void whatIsFoundHangsOn(Plant plant) throws IOException {
        firstWiki();
        assertEquals(fresh(), built("site", each -> each));
        built("forgetful", plant.without());

        plant.change().in(this);

        var fresh = fresh();
        assertEquals(fresh, built("site", each -> each));
        assertNotEquals(fresh, built("forgetful", plant.without()));
    }

    static Stream<Plant> livePlants() {
        return plants().filter(plant -> plant.withoutLive() != null);
    }

    private static SiteBuild preview(Wiki wiki, BiPredicate<Object, Object> same) {
        var recognition = new Recognition(same, PageKeys::of, KeptReads.WHOLE, Fingerprint::of, SourceTraces.DUE);
        return new SiteBuild(wiki, Passes.USUAL, Recall.NONE, 1, Progress.UNHEARD, recognition);
    }

    /** The files as they lie now; those that nobody touched are known to be the same. */
    private Sources sources(Wiki wiki) throws IOException {
        var sources = wiki.sources(today);
        for (SourceFile file : sources.content()) {
            file.digest();
        }
        return sources;
    }

    @ParameterizedTest
    @MethodSource("livePlants")
    void whatAPreviewFoundHangsOn(Plant plant) throws IOException {
        firstWiki();
        var wiki = wiki("site");
        BiPredicate<Object, Object> forgetful = (one, other) -> one instanceof MatrixFindings.LiveInputs
                ? forgets(plant, one).equals(forgets(plant, other))
                : one.equals(other);
        try (var preview = preview(wiki, Object::equals);
                var forgetting = preview(wiki, forgetful)) {
            assertEquals(told(preview.run(sources(wiki))), told(forgetting.run(sources(wiki))));

            plant.change().in(this);

            var fresh = fresh();
            assertEquals(fresh, told(preview.run(sources(wiki))));
            assertNotEquals(fresh, told(forgetting.run(sources(wiki))));
        }
    }

    private static MatrixFindings.LiveInputs forgets(Plant plant, Object inputs) {
        return requireNonNull(plant.withoutLive()).apply((MatrixFindings.LiveInputs) inputs);
    }

    /** The theme's words are handed to what says which names are cut, but as yet none of them cuts another name. */
    @Test
    void thereIsNothingElse() {
        assertEquals(
                components(MatrixFindings.Inputs.class),
                plants().map(Plant::input).toList());
        assertEquals(
                components(MatrixFindings.LiveInputs.class),
                livePlants().map(Plant::input).toList());
    }

    private static List<String> components(Class<?> inputs) {
        return Arrays.stream(inputs.getRecordComponents())
                .map(each -> each.getName())
                .filter(name -> !name.equals("theme"))
                .toList();
    }

    @Test
    void whileThatIsTheSameAPreviewDoesNotLookAgain() throws IOException {
        firstWiki();
        var wiki = wiki("site");
        try (var preview = preview(wiki, Object::equals)) {
            var sources = sources(wiki);
            var one = preview.run(sources).findings().list();
            write("content/index.md", "# Home", "", "More.");
            var other = preview.run(sources.with(List.of(root.resolve("content/index.md"))))
                    .findings()
                    .list();

            assertEquals(one, other);
            assertEquals(
                    one.stream().map(System::identityHashCode).toList(),
                    other.stream().map(System::identityHashCode).toList());
        }
    }

    @Test
    void whileThatIsTheSameNobodyLooksAgain() throws IOException {
        firstWiki();
        var asked = new ArrayList<Digest>();
        var first = built("site", each -> each);
        built("site", each -> {
            asked.add(Fingerprint.of(each));
            return each;
        });
        // One key to compare, and none to keep: what is known is kept again.
        assertEquals(1, asked.size());
        assertEquals(first, fresh());
    }
}
