package dev.demarc.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.history.TestRepository;
import dev.demarc.output.Ledger;
import dev.demarc.output.Outputs;
import dev.demarc.source.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an earlier build found in matrices is told again only while all that it hangs on is the same: here all of that changes,
 * one after the other, and a build that forgets just this would tell what isn't so any more.
 */
class MatrixFindingsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

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
     */
    private record Plant(String input, Change change, UnaryOperator<MatrixFindings.Inputs> without) {
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
                                Ledger.UNKNOWN, each.theme(), each.data(), each.spoken(), each.today(), each.past())),
                new Plant(
                        "data",
                        test -> test.write(
                                "content/customer.claims.yml",
                                "matrix: duties",
                                "party: customer",
                                "claims: {vms: {keys: }}"),
                        each -> new MatrixFindings.Inputs(
                                each.besides(), each.theme(), Map.of(), each.spoken(), each.today(), each.past())),
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
                                each.besides(), each.theme(), each.data(), List.of(), each.today(), each.past())),
                new Plant(
                        "today",
                        test -> test.today = TODAY.plusDays(9),
                        each -> new MatrixFindings.Inputs(
                                each.besides(), each.theme(), each.data(), each.spoken(), TODAY, each.past())),
                new Plant(
                        "past",
                        test -> {
                            try (var git = TestRepository.in(test.root)) {
                                git.committed("2026-11-20");
                            }
                        },
                        each -> each.with("")));
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

    /** The theme's words are handed to what says which names are cut, but as yet none of them cuts another name. */
    @Test
    void thereIsNothingElse() {
        var components = Arrays.stream(MatrixFindings.Inputs.class.getRecordComponents())
                .map(each -> each.getName())
                .filter(name -> !name.equals("theme"))
                .toList();
        assertEquals(components, plants().map(Plant::input).toList());
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
