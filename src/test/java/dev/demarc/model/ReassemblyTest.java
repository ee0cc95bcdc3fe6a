package dev.demarc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.demarc.diagnostic.Checked;
import dev.demarc.matrix.Cloud;
import dev.demarc.matrix.Duties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A site that is put together out of the one before is the one that would be put together anew. */
class ReassemblyTest {

    private static final List<String> QUIET = List.of(
            "index.md",
            "a.md",
            "b.md",
            "c.md",
            "one/index.md",
            "one/a.md",
            "one/b.md",
            "one/c.md",
            "two/a.md",
            "two/b.md",
            "two/c.md",
            "two/deep/a.md",
            "two/deep/b.md",
            "two/deep.md",
            "one/a/index.md",
            "one/a/b.md");
    private static final List<String> ODD = List.of(
            "README.md",
            "one/README.md",
            "one/A.md",
            "one/a.markdown",
            "findings.md",
            "Findings.md",
            "changes.md",
            "404.md",
            "who-does-what.md",
            "tags/index.md",
            "tags/red.md",
            "cloud.md",
            "cloud/backups.md",
            "cloud/notes.md",
            "search.md",
            "two/a.html/x.md",
            "three/only.md");

    private final TreeMap<String, Page> pages = new TreeMap<>();
    private SortedSet<String> assets = new TreeSet<>();
    private List<Duties> duties = List.of();

    private static Page page(String path, String title, FrontMatter matter) {
        return page(path, title, matter, List.of());
    }

    private static Page page(String path, String title, FrontMatter matter, List<Ask> links) {
        return new Page(
                path,
                "content/" + path,
                matter,
                new Page.Outline(title, true, List.of(new Heading(2, title.replace(' ', '-'), title))),
                links,
                List.of(),
                List.of());
    }

    /** Links to pages that are there or not, and to a heading that some have. */
    private static List<Ask> links(Random random) {
        var links = new ArrayList<Ask>();
        for (int i = random.nextInt(3); i > 0; i--) {
            var paths = random.nextInt(12) == 0 ? ODD : QUIET;
            String heading = random.nextInt(6) == 0 ? "#Title-" + random.nextInt(5) : "";
            links.add(new Ask.Link("/" + paths.get(random.nextInt(paths.size())) + heading, Ask.Use.LINK));
        }
        return links;
    }

    private static Page page(String path, Random random, boolean isOdd) {
        var matter = new FrontMatter(
                null,
                null,
                random.nextInt(3) == 0 ? (double) random.nextInt(3) : null,
                FrontMatter.NONE.upkeep(),
                random.nextInt(isOdd ? 3 : 12) == 0 ? List.of(random.nextBoolean() ? "red" : "Blue") : List.of(),
                isOdd && random.nextInt(6) == 0 ? List.of(random.nextBoolean() ? "/one/b" : "/old") : List.of(),
                new FrontMatter.Choices(isOdd && random.nextInt(8) == 0, "page", true, true, true));
        return page(path, "Title " + random.nextInt(5), matter, links(random));
    }

    private SiteAssembly.Parts parts() {
        return new SiteAssembly.Parts(
                new Settings.SiteFacts("Wiki", null, null, "en"),
                List.of(),
                new ArrayList<>(pages.values()),
                duties,
                assets,
                new SiteAssembly.Wanted(false, true),
                new SiteAssembly.Named("content/", "demarc.yml"));
    }

    static LongStream seeds() {
        return Long.getLong("demarc.seeds") == null
                ? LongStream.rangeClosed(1, 12)
                : LongStream.rangeClosed(1, Long.getLong("demarc.seeds"));
    }

    /** Odd numbers are authors who do what touches other pages, too. */
    @ParameterizedTest
    @MethodSource("seeds")
    void afterEachEditItIsAsIfPutTogetherForTheFirstTime(long seed) {
        var random = new Random(seed);
        boolean isOdd = seed % 2 == 1;
        QUIET.stream()
                .filter(path -> random.nextInt(4) > 0)
                .forEach(path -> pages.put(path, page(path, random, isOdd)));
        if (seed % 4 == 1) {
            duties = List.of(Cloud.matrix()
                    .concern("backups")
                    .cell("backups", "iaas", Cloud.owned("customer"))
                    .named("cloud", "cloud.matrix.yml")
                    .with());
        }
        var then = parts();
        Checked<Site> before = SiteAssembly.of(then);
        Links links = Links.of(before.value());
        for (int step = 0; step < 500; step++) {
            for (int edits = random.nextInt(6) / 3; edits >= 0; edits--) {
                edit(random, isOdd);
            }
            var now = parts();
            var after = SiteAssembly.after(before, then, now);
            String when = "seed " + seed + ", step " + step + ", " + pages.keySet();
            var fresh = SiteAssembly.of(now);
            assertSameSite(fresh, after, when);
            links = Links.of(after.value()).after(links);
            // Not in every state somebody wants to know where links lead.
            if (random.nextInt(4) > 0) {
                assertEquals(astray(Links.of(fresh.value()), fresh), astray(links, after), when);
            }
            before = after;
            then = now;
        }
    }

    private static List<Address> astray(Links links, Checked<Site> site) {
        return links.astray(site.value().pages()).stream()
                .map(SitePage::address)
                .toList();
    }

    private void edit(Random random, boolean isOdd) {
        var paths = random.nextInt(isOdd ? 3 : 40) == 0 ? ODD : QUIET;
        String path = paths.get(random.nextInt(paths.size()));
        switch (random.nextInt(5)) {
            case 0 -> pages.remove(path);
            case 1 -> {
                Page moved = pages.remove(path);
                String to = QUIET.get(random.nextInt(QUIET.size()));
                if (moved != null) {
                    pages.put(to, page(to, moved.title(), moved.matter(), moved.asks()));
                }
            }
            case 2 -> {
                Page there = pages.get(path);
                if (there != null) {
                    pages.put(path, page(path, "Title " + random.nextInt(5), there.matter(), there.asks()));
                }
            }
            default -> pages.put(path, page(path, random, isOdd));
        }
        if (isOdd && random.nextInt(20) == 0) {
            assets = new TreeSet<>(random.nextBoolean() ? List.of() : List.of("two/b.html", "one/index.html"));
        }
    }

    private static void assertSameSite(Checked<Site> fresh, Checked<Site> after, String when) {
        Site one = fresh.value();
        Site other = after.value();
        assertEquals(fresh.findings(), after.findings(), when);
        assertEquals(List.copyOf(one.pages()), List.copyOf(other.pages()), when);
        assertEquals(new HashSet<>(one.pageSources()), new HashSet<>(other.pageSources()), when);
        for (String source : one.pageSources()) {
            SitePage page = other.pageOf(source).orElseThrow();
            assertEquals(one.pageOf(source).orElseThrow(), page, when);
            assertSame(other.page(page.address()).orElseThrow(), page, when);
        }
        assertEquals(one.assets(), other.assets(), when);
        assertEquals(one.drafts(), other.drafts(), when);
        assertEquals(one.duties(), other.duties(), when);
        assertEquals(one.redirects(), other.redirects(), when);
        assertEquals(told(one.tags()), told(other.tags()), when);
        Navigation tree = one.navigation();
        Navigation same = other.navigation();
        assertEquals(tree.top(), same.top(), when);
        for (SitePage page : one.pages()) {
            Address address = page.address();
            assertEquals(tree.has(address), same.has(address), when);
            assertEquals(tree.entry(address), same.entry(address), when);
            assertEquals(tree.above(address), same.above(address), when);
            assertEquals(tree.way(address), same.way(address), when);
            assertEquals(tree.neighbours(address), same.neighbours(address), when);
        }
    }

    private static List<Object> told(Map<String, Tag> tags) {
        var told = new ArrayList<Object>();
        tags.forEach((slug, tag) -> told.addAll(List.of(slug, tag.name(), tag.address(), tag.pages())));
        return told;
    }

    /** The site of these pages after one was edited, if nearly all of it could be taken over. */
    private @Nullable Site after(Collection<String> first, Runnable edit) {
        first.forEach(path -> pages.put(path, page(path, path, FrontMatter.NONE)));
        var then = parts();
        var before = SiteAssembly.of(then);
        edit.run();
        return Reassembly.of(before, then, parts());
    }

    @Test
    void aTitleTheNamesOfAFileAndAFolderAndAPageMoreOrLessAreOnePageEach() {
        var first = List.of("a.md", "one/index.md", "one/b.md", "one/c.md");

        assertNotNull(after(first, () -> pages.put("a.md", page("a.md", "New", FrontMatter.NONE))));
        assertNotNull(after(first, () -> pages.put("one/index.md", page("one/index.md", "New", FrontMatter.NONE))));
        assertNotNull(after(first, () -> pages.put("one/d.md", page("one/d.md", "New", FrontMatter.NONE))));
        assertNotNull(after(first, () -> pages.remove("one/d.md")));
        assertNotNull(after(first, () -> {
            pages.remove("one/b.md");
            pages.put("one/e.md", page("one/e.md", "Moved", FrontMatter.NONE));
        }));
    }

    @Test
    void anIndexThatComesIsMore() {
        assertNull(after(
                List.of("one/b.md"), () -> pages.put("one/index.md", page("one/index.md", "New", FrontMatter.NONE))));
    }

    @Test
    void anAddressThatDiffersInCapitalsAloneIsMore() {
        assertNull(after(List.of("a.md", "one.md"), () -> pages.put("A.md", page("A.md", "New", FrontMatter.NONE))));
        pages.clear();
        // The small letter of an I with a dot is an i and a dot above: two characters.
        assertNull(after(
                List.of("a.md", "i\u0307.md"),
                () -> pages.put("\u0130.md", page("\u0130.md", "New", FrontMatter.NONE))));
    }

    @Test
    void aPageThatGoesFromAnAddressThatAnotherGaveWayToIsMore() {
        assertNull(after(List.of("a.md", "Findings.md"), () -> pages.remove("Findings.md")));
    }
}
