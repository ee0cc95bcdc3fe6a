package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.build.ForgedPart;
import dev.demarc.build.RandomEdits;
import dev.demarc.cli.TestWiki.Ended;
import dev.demarc.source.Digest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts that several jobs made give, taken together, the site and the findings of one build. */
@Tag("once")
class ShardsTest {

    private static final Pattern TAKEN = Pattern.compile("(\\d+) files? (?:was|were) taken from parts");
    private static final String INDEX = "demarc-part.index";

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("demarc.seeds", 4));
    }

    /** A wiki with a broken link, a gap, a block that names no view, and a template that goes wrong on one page. */
    private TestWiki wiki() {
        return TestWiki.in(folder)
                .with("demarc.yml", "title: Duties", "base-url: https://duties.example/")
                .with("content/index.md", "# Home", "", "[There](page-7.md), and [nothing](gone.md).")
                .with("content/page-1.md", "# Page 1", "", "Words.")
                .with("content/page-7.md", "# Page 7", "", "```responsibility", "view: nonsense", "```")
                .with("content/broken.md", "# Broken", "", "Its template goes wrong.")
                .with("content/picture.png", "No picture, but copied like one.")
                .with(
                        "content/duties.matrix.yml",
                        "parties: {us: {name: Us}, them: {name: Them}}",
                        "categories: {house: {name: House}}",
                        "concerns: {keys: {who: us}, doors: {who: them}, roof: {who: }}")
                .with(
                        "templates/page.peb",
                        "<title>{{ page.title }}</title>",
                        "{% if page.title == \"Broken\" %}{{ page.titel }}{% endif %}");
    }

    private static Ended build(TestWiki wiki, String... options) {
        var all = new ArrayList<>(List.of("build", "--today", "2026-11-24", "--format", "json"));
        all.addAll(Arrays.asList(options));
        return wiki.run(all.toArray(String[]::new));
    }

    private static Ended part(TestWiki wiki, int number, int count) {
        return build(wiki, "--shard", number + "/" + count, "--dest", "part" + number)
                .exits(Exit.CLEAN);
    }

    private static String[] parts(TestWiki wiki, int count) {
        var folders = new String[count];
        for (int i = 1; i <= count; i++) {
            part(wiki, i, count);
            folders[i - 1] = "part" + i;
        }
        return folders;
    }

    /** Takes parts together, and asserts that nobody could tell it from one build. */
    private static Ended merge(TestWiki wiki, String... folders) {
        return asOne(wiki, merged(wiki, folders));
    }

    private static Ended merged(TestWiki wiki, String... folders) {
        var options = new ArrayList<>(List.of("--dest", "site", "--merge"));
        options.addAll(Arrays.asList(folders));
        return build(wiki, options.toArray(String[]::new));
    }

    private static Ended asOne(TestWiki wiki, Ended ended) {
        var one = build(wiki, "--no-cache", "--dest", "one");
        assertEquals(one.out(), ended.out());
        assertEquals(one.exit(), ended.exit());
        var expected = wiki.files("one");
        var site = wiki.files("site");
        assertEquals(expected.keySet(), site.keySet());
        expected.forEach((path, bytes) -> assertEquals(bytes, site.get(path), path));
        return ended;
    }

    private static int taken(Ended ended) {
        var matcher = TAKEN.matcher(ended.err());
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    private static int keyed(SortedMap<String, String> files) {
        return (int) files.keySet().stream()
                .filter(path -> !path.startsWith(".demarc-") && !path.equals(INDEX))
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void partsGiveTheSiteAndTheFindingsOfOneBuild(int count) {
        var wiki = wiki();
        var folders = parts(wiki, count);
        int made = 0;
        for (String each : folders) {
            made += keyed(wiki.files(each));
        }
        var ended = merge(wiki, folders).exits(Exit.FINDINGS);

        for (String rule : List.of("broken-link", "gap", "template-error", "wrong-value")) {
            ended.says("\"rule\": \"" + rule + "\"");
        }
        assertEquals(made, taken(ended));
        assertTrue(made > 25, "made " + made);
        assertFalse(ended.err().contains("→"), ended.err());
    }

    @Test
    void thisVeryWikiIsSharedWithoutATrace() {
        var wiki = TestWiki.in(folder).copy(Path.of("content"), "content").copyFile(Path.of("demarc.yml"));
        var folders = parts(wiki, 3);
        var sizes = new ArrayList<Integer>();
        for (String each : folders) {
            sizes.add(keyed(wiki.files(each)));
        }
        int all = sizes.stream().mapToInt(Integer::intValue).sum();
        sizes.forEach(size -> assertTrue(size > all / 4 && size < all / 2, sizes.toString()));
        assertEquals(all, taken(merge(wiki, folders).exits(Exit.CLEAN)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void staleOrNotAfterAnyEditsTheSiteIsThatOfOneBuild(long seed) throws IOException {
        var wiki = TestWiki.in(folder);
        var edits = new RandomEdits(folder, seed);
        edits.firstWiki();
        merge(wiki, parts(wiki, 3));
        for (int step = 0; step < 8; step++) {
            edits.between(folder.resolve("site"));
            part(wiki, 1 + step % 3, 3);
            merge(wiki, "part1", "part2", "part3");
        }
    }

    @Test
    void aPartTellsNoFindingsAndHoldsNothingThatIsOnlyCopied() {
        var wiki = wiki();
        var ended = part(wiki, 1, 1);
        assertEquals("", ended.out());
        ended.tells("Made part 1/1: ");
        ended.tells("findings are told by `demarc build --merge`");
        var files = wiki.files("part1");
        assertTrue(files.containsKey("page-1.html"));
        assertTrue(files.containsKey("page-1.md"));
        for (String left : List.of("picture.png", "findings.html")) {
            assertFalse(files.containsKey(left), left);
        }
    }

    @Test
    void aPartRemembersNothingAndIsReplacedByAnother() {
        var wiki = wiki();
        part(wiki, 1, 2);
        assertFalse(Files.exists(folder.resolve(".demarc")));
        var first = wiki.files("part1").keySet();
        build(wiki, "--shard", "2/2", "--dest", "part1", "--no-cache").exits(Exit.CLEAN);
        var second = wiki.files("part1").keySet();
        second.stream()
                .filter(path -> !path.startsWith(".demarc-") && !path.equals(INDEX))
                .forEach(path -> assertFalse(first.contains(path), path));
    }

    @Test
    void whatIsTakenAreThePartsBytes() throws IOException {
        var wiki = wiki();
        part(wiki, 1, 1);
        ForgedPart.in(folder.resolve("part1")).with("page-1.html", "Made elsewhere".getBytes(UTF_8));
        merged(wiki, "part1");
        assertEquals("Made elsewhere", wiki.read("site/page-1.html"));
    }

    @Test
    void whatMakingAPageShowedComesWithIt() throws IOException {
        var wiki = wiki();
        part(wiki, 1, 1);
        var part = ForgedPart.in(folder.resolve("part1"));
        assertEquals(3, part.shown().size(), part.shown().toString());
        part.showing("page-1.html", "content/page-1.md");
        merged(wiki, "part1").says("Look at this.").says("content/page-1.md");
    }

    @Test
    void ofAStalePartAllIsTakenThatIsStillTheSame() {
        var wiki = wiki();
        var folders = parts(wiki, 2);
        int all = taken(merge(wiki, folders));
        wiki.with("content/page-1.md", "# Page 1", "", "Other words.");
        remove("site");
        var ended = merge(wiki, folders);
        assertTrue(taken(ended) >= all - 8 && taken(ended) < all, ended.err());
        ended.tells("are of another state of the wiki, and were made anew.");
        assertTrue(wiki.read("site/page-1.md").contains("Other words."));
    }

    @Test
    void ofAnotherRevisionNothingIsTaken() {
        var wiki = wiki();
        parts(wiki, 2);
        wiki.with("content/page-1.md", "# Another title");
        part(wiki, 2, 2);
        var ended = merge(wiki, "part1", "part2");
        ended.tells("demarc: `part1` is of another state of the wiki, so none of its ");
        ended.tells("→ Let all jobs, this one too, build one commit with the same settings and options.");
        ended.tells("taken from parts: 0 of `part1`, ");
        assertFalse(ended.err().contains("`part2` is of"), ended.err());
    }

    @Test
    void otherOptionsAreAnotherState() {
        var wiki = wiki();
        part(wiki, 1, 1);
        asOne(wiki, build(wiki.with("demarc.yml", "title: Tasks"), "--merge", "part1"))
                .tells("`part1` is of another state of the wiki");
    }

    @Test
    void aMissingPartIsToldAndItsFilesAreMade() {
        var wiki = wiki();
        parts(wiki, 4);
        var ended = merge(wiki, "part1", "part3");
        ended.tells("demarc: Parts 2/4, 4/4 are missing, so their files are made here.");
        ended.tells("→ Name the folders of all 4 parts after `--merge`.");
        assertEquals(keyed(wiki.files("part1")) + keyed(wiki.files("part3")), taken(ended));
    }

    @Test
    void aPartThatIsNamedTwiceCountsOnce() {
        var wiki = wiki();
        parts(wiki, 2);
        var ended = merge(wiki, "part1", "part2", "part1", "./part2/");
        ended.tells("demarc: `part1` is named twice.");
        ended.tells("demarc: `part2` and `./part2/` are one folder.");
        assertEquals(keyed(wiki.files("part1")) + keyed(wiki.files("part2")), taken(ended));
    }

    @Test
    void twoJobsOfOneNumberAreTold() {
        var wiki = wiki();
        parts(wiki, 2);
        build(wiki, "--shard", "1/2", "--dest", "again").exits(Exit.CLEAN);
        merge(wiki, "part1", "again", "part2")
                .tells("demarc: `part1` and `again` are both part 1/2.")
                .tells("→ Give each job a number of its own: `--shard 1/2` to `--shard 2/2`.");
    }

    @Test
    void partsOfTwoSplitsAreTold() {
        var wiki = wiki();
        part(wiki, 1, 2);
        part(wiki, 2, 3);
        var ended = merge(wiki, "part1", "part2");
        ended.tells("demarc: The parts are not of one whole: `part1` is part 1/2, `part2` part 2/3.");
        assertTrue(taken(ended) > 0);
    }

    @Test
    void aDamagedIndexIsToldAndNotBelieved() throws IOException {
        var wiki = wiki();
        part(wiki, 1, 1);
        Path index = folder.resolve("part1").resolve(INDEX);
        byte[] bytes = Files.readAllBytes(index);
        for (int i = 0; i < bytes.length; i += 397) {
            byte[] broken = bytes.clone();
            broken[i] ^= 0x11;
            Files.write(index, broken);
            merged(wiki, "part1").tells("demarc: The index of `part1` can't be read, so none of its files are taken.");
        }
        for (byte[] other : List.of(new byte[0], Arrays.copyOf(bytes, bytes.length / 2), "<html>".getBytes(UTF_8))) {
            Files.write(index, other);
            assertEquals(0, taken(merge(wiki, "part1").tells("demarc: The index of `part1` can't be read")));
        }
    }

    @Test
    void anIndexBeyondAnySizeIsNotRead() throws IOException {
        var wiki = wiki();
        part(wiki, 1, 1);
        enlarge(folder.resolve("part1").resolve(INDEX));
        merge(wiki, "part1").tells("demarc: The index of `part1` can't be read");
    }

    /** A file of a terabyte that takes no room on the disk. */
    private static void enlarge(Path file) throws IOException {
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(1L << 40);
        }
    }

    @Test
    void anotherJavaOrAnotherDemarcMadeOtherFiles() throws IOException {
        var wiki = wiki();
        parts(wiki, 2);
        ForgedPart.in(folder.resolve("part1")).madeByJava(99);
        ForgedPart.in(folder.resolve("part2")).madeByAnotherDemarc();
        var ended = merge(wiki, "part1", "part2");
        ended.tells("demarc: `part1` was made by Java 99, and this is Java ");
        ended.tells("demarc: `part2` was made by another Demarc, so none of its files are taken.");
        assertEquals(0, taken(ended));
    }

    @Test
    void damagedFilesAreToldAndMadeAnew() throws IOException {
        var wiki = wiki();
        part(wiki, 1, 1);
        int all = keyed(wiki.files("part1"));
        byte[] flipped = Files.readAllBytes(folder.resolve("part1/page-1.html"));
        flipped[flipped.length / 2] ^= 1;
        Files.write(folder.resolve("part1/page-1.html"), flipped);
        Files.writeString(folder.resolve("part1/page-1.md"), "cut off");
        Files.delete(folder.resolve("part1/page-7.html"));
        Files.delete(folder.resolve("part1/index.html"));
        Files.createDirectory(folder.resolve("part1/index.html"));
        enlarge(folder.resolve("part1/404.html"));
        var ended = merge(wiki, "part1");
        ended.tells(
                "demarc: 5 of the " + all + " files in `part1` are missing or not what its index says, and were made"
                        + " anew: `404.html` for one.");
        assertEquals(all - 5, taken(ended));
    }

    @Test
    void noLinkIsFollowedOutOfAPart() throws IOException {
        var wiki = wiki();
        part(wiki, 1, 1);
        Path part = folder.resolve("part1");
        Files.move(part.resolve("page-1.html"), folder.resolve("page-1.html"));
        Files.createSymbolicLink(part.resolve("page-1.html"), folder.resolve("page-1.html"));
        Files.createSymbolicLink(part.resolve("page-7.html.tmp"), part.resolve("page-7.html"));
        Files.move(part.resolve("page-7.html"), part.resolve("page-7"));
        Files.move(part.resolve("page-7.html.tmp"), part.resolve("page-7.html"));
        Files.move(part.resolve("duties"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(part.resolve("duties"), folder.resolve("elsewhere"));
        int below = keyed(wiki.files("elsewhere"));
        merge(wiki, "part1").tells("demarc: " + (below + 2) + " of the ");
    }

    @Test
    @Timeout(60)
    void pipesAreNotWaitedFor() throws IOException, InterruptedException {
        var wiki = wiki();
        part(wiki, 1, 1);
        Path page = folder.resolve("part1/page-1.html");
        Files.delete(page);
        assertEquals(0, new ProcessBuilder("mkfifo", page.toString()).start().waitFor());
        merge(wiki, "part1").tells("anew: `page-1.html`.");
    }

    @Test
    void pathsInAnIndexLeadNowhere() throws IOException {
        var wiki = wiki().with("secret.html", "Nobody's");
        part(wiki, 1, 1);
        var part = ForgedPart.in(folder.resolve("part1"));
        for (String path : List.of("../secret.html", "/etc/passwd", "a/../../x.html", "", "nul\0", "demarc.yml")) {
            part.alsoAs("page-1.html", path);
        }
        merge(wiki, "part1").tells("demarc: 6 of the ");
        assertEquals("Nobody's\n", wiki.read("secret.html"));
    }

    @Test
    void sizesInAnIndexCostNothing() throws IOException {
        var wiki = wiki();
        part(wiki, 1, 1);
        var part = ForgedPart.in(folder.resolve("part1"));
        part.line("page-1.html", Digest.of("x"), Long.MAX_VALUE).line("page-7.html", Digest.of("x"), -1);
        merge(wiki, "part1").tells("demarc: 2 of the ");
    }

    @Test
    void aForgedFindingShowsNoLineOfAFileThatIsNotTheWikis() throws IOException {
        var wiki = wiki().with("secret.txt", "s3cret");
        part(wiki, 1, 1);
        ForgedPart.in(folder.resolve("part1")).showing("page-1.html", "secret.txt");
        merge(wiki, "part1");
        var told = wiki.run("build", "--merge", "part1", "--no-cache");
        assertFalse((told.out() + told.err()).contains("s3cret"), told.out());
        assertFalse(wiki.read("site/findings.html").contains("s3cret"));
    }

    @Test
    void aFolderThatIsNoPartIsWrongUse() throws IOException {
        var wiki = wiki();
        parts(wiki, 2);
        merged(wiki, "part1", "content")
                .exits(Exit.USAGE)
                .tells("demarc: `content` is not a part of a site: it holds no `demarc-part.index`.")
                .tells("the wiki's folder goes before `--merge`.");
        merged(wiki, "part1", "part9").exits(Exit.USAGE).tells("demarc: There is no folder `part9`.");
        Files.createDirectory(folder.resolve("parts"));
        Files.move(folder.resolve("part1"), folder.resolve("parts/part1"));
        merged(wiki, "parts").exits(Exit.USAGE).tells("→ There are parts in it: name these, as `--merge parts/*`.");
        wiki.run("build", "--merge").exits(Exit.USAGE).tells("`--merge` wants a value.");
        assertFalse(Files.exists(folder.resolve("site")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "x", "", "1", "1/", "/3", "-1/3", "1/0", "1/3/5", "1.5/3", "1/1000", "٣/٤"})
    void whatIsNoShareIsWrongUse(String written) {
        build(wiki(), "--shard", written, "--dest", "part")
                .exits(Exit.USAGE)
                .tells("demarc: `--shard` wants which part of how many, at most 999, not “" + written + "”.")
                .tells("→ Write `--shard 1/3` for the first of three jobs, and `--shard 3/3` for the last.");
        assertFalse(Files.exists(folder.resolve("part")));
    }

    @Test
    void optionsThatDoNotGoTogetherAreWrongUse() {
        var wiki = wiki();
        part(wiki, 1, 1);
        build(wiki, "--shard", "1/2", "--merge", "part1")
                .exits(Exit.USAGE)
                .tells("demarc: `--shard` makes a part of the site, and `--merge` the whole.");
        build(wiki, "--shard", "1/2").exits(Exit.USAGE).tells("→ Name one: `--shard 1/2 --dest part1`.");
        build(wiki, "--shard", "1/2", "--dest", "part", "--verify-output")
                .exits(Exit.USAGE)
                .tells("→ Give it together with `--merge`.");
        build(wiki, "--merge", "part1", "--dest", "./part1")
                .exits(Exit.USAGE)
                .tells("demarc: The site can't go to `part1`, which is one of its parts.");
        wiki.copy(folder.resolve("part1"), "content/part1");
        build(wiki, "--merge", "content/part1")
                .exits(Exit.USAGE)
                .tells("demarc: The part `content/part1` lies in the wiki's source");
    }

    @Test
    void aFaultInTheSettingsIsToldByEachPart() {
        var wiki = wiki().with("demarc.yml", "titel: Duties");
        build(wiki, "--shard", "1/2", "--dest", "part1").exits(Exit.USAGE).says("titel");
    }

    @Test
    void finishedPagesAreReadThoughOthersMadeThem() {
        var wiki = wiki().with(
                        "templates/page.peb",
                        "<!doctype html>",
                        "<title>{{ page.title }}</title>",
                        "<a href=\"nowhere.html\">");
        var folders = parts(wiki, 2);
        String told = build(wiki, "--verify-output", "--no-cache").out();
        var ended = build(wiki, "--verify-output", "--merge", folders[0], folders[1]);
        assertEquals(told, ended.out());
        ended.says("nowhere.html");
        assertTrue(taken(ended) > 25);
    }

    @Test
    void partsThatLieInAWikiWithoutASourceFolderAreNotItsPages() {
        var wiki = TestWiki.in(folder).with("index.md", "# Home").with("page.md", "# Page");
        var options = new String[] {"--dest", "parts/one"};
        build(wiki, "--shard", "1/2", options[0], options[1]).exits(Exit.CLEAN);
        build(wiki, "--shard", "2/2", "--dest", "parts/two").exits(Exit.CLEAN);
        var ended = build(wiki, "--merge", "parts/one", "parts/two");
        assertEquals(keyed(wiki.files("parts/one")) + keyed(wiki.files("parts/two")), taken(ended));
        assertFalse(Files.exists(folder.resolve("site/parts")));
    }

    @Test
    void afterAMergeTheNextBuildGoesOnFromIt() {
        var wiki = wiki();
        merge(wiki, parts(wiki, 2));
        build(wiki, "-v").tells("nothing changed");
        assertEquals(0, taken(merge(wiki, "part1", "part2")));
    }

    /** A copy in which nothing was built yet. */
    private void forget() {
        for (String each : List.of("part1", "part2", "site", ".demarc")) {
            if (Files.exists(folder.resolve(each))) {
                remove(each);
            }
        }
    }

    @Test
    void aSharedCacheIsAskedByPartsAndFilledByTheMerge() {
        try (var server = new CacheServer()) {
            var wiki = wiki().withVariable("DEMARC_CACHE_REMOTE", server.url());
            for (int i = 0; i < 40; i++) {
                wiki.with("content/more-" + i + ".md", "# More " + i);
            }
            var folders = parts(wiki, 2);
            assertEquals(0, CacheServer.count(server.requests(), "PUT"));
            merge(wiki, folders);
            assertTrue(CacheServer.count(server.requests(), "PUT") > 0);

            int made = keyed(wiki.files("part1"));
            forget();
            build(wiki, "--shard", "1/2", "--dest", "part1", "-v")
                    .tells("shared cache: " + made + " files taken, 0 left there");
        }
    }

    @Test
    void theMergeLeavesAnewWhatPartsHadToMake() {
        try (var server = new CacheServer()) {
            var wiki = wiki().withVariable("DEMARC_CACHE_REMOTE", server.url());
            for (int i = 0; i < 40; i++) {
                wiki.with("content/more-" + i + ".md", "# More " + i);
            }
            int all = taken(merge(wiki, parts(wiki, 2)));
            forget();
            merge(wiki, parts(wiki, 2));
            server.requests();
            wiki.with("content/more-7.md", "# More 7", "", "Other words.");
            forget();
            merge(wiki, parts(wiki, 2));
            assertTrue(CacheServer.count(server.requests(), "PUT") > 0);

            forget();
            build(wiki, "-v").tells("shared cache: " + all + " files taken, 0 left there");
            forget();
            merge(wiki, parts(wiki, 2));
            assertEquals(0, CacheServer.count(server.requests(), "PUT"), "All was there");
        }
    }

    @Test
    void aMergeWaitsToHearWhatASlowServerHas() {
        try (var server = new CacheServer()) {
            var wiki = wiki().withVariable("DEMARC_CACHE_REMOTE", server.url());
            merge(wiki, parts(wiki, 2));
            forget();
            var folders = parts(wiki, 2);
            server.requests();

            server.does((exchange, kept) -> {
                if (exchange.getRequestURI().getPath().contains("/ac/")) {
                    Thread.sleep(1200);
                }
                return false;
            });
            merge(wiki, folders);
            assertEquals(0, CacheServer.count(server.requests(), "PUT"));
        }
    }

    private void remove(String below) {
        try (var all = Files.walk(folder.resolve(below))) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
