package dev.demarc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.matrix.Cloud;
import dev.demarc.matrix.Duties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What links were found to lead to in one site holds for the next exactly where it would be found again. */
class LinksAfterTest {

    private static final List<String> FILES = List.of("a/one.md", "a/two.md", "b/index.md", "b/three.md", "cloud.md");
    private static final List<String> TARGETS = List.of(
            "one.md",
            "/a/one.md",
            "../a/two.md#setup",
            "../a/two.md#later",
            "#setup",
            "#later",
            "#backups.iaas",
            "/b/",
            "/b/index.md#setup",
            "/plan.png",
            "/cloud.matrix.yml",
            "/cloud.matrix.yml#backups",
            "/cloud.matrix.yml#backups.iaas",
            "/cloud.matrix.yml#later",
            "/cloud/backups.html",
            "/cloud.md#backups",
            "/old.html",
            "/b/three.html",
            "https://elsewhere.example/");

    private final TreeMap<String, Page> pages = new TreeMap<>();
    private final IdentityHashMap<Page, SitePage> made = new IdentityHashMap<>();
    private final List<Duties> matrices = List.of(matrix("backups"), matrix("doors"));

    private static Duties matrix(String concern) {
        return Cloud.matrix()
                .concern(concern)
                .cell(concern, "iaas", Cloud.owned("customer"))
                .named("cloud", "cloud.matrix.yml")
                .with();
    }

    private static Page page(String path, Random random) {
        var asks = new ArrayList<Ask>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            asks.add(new Ask.Link(TARGETS.get(random.nextInt(TARGETS.size())), Ask.Use.LINK));
        }
        String id = random.nextBoolean() ? "setup" : "later";
        var outline = new Page.Outline(path, true, List.of(new Heading(2, id, id)));
        return new Page(path, "content/" + path, FrontMatter.NONE, outline, asks, List.of(), List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void aLinkLeadsSomewhereAsIfNoSiteHadBeenBefore(long seed) {
        var random = new Random(seed);
        FILES.forEach(path -> pages.put(path, page(path, random)));
        Site last = LinkSites.site().build();
        Links before = Links.of(last);
        for (int step = 0; step < 400; step++) {
            String path = FILES.get(random.nextInt(FILES.size()));
            if (random.nextInt(3) == 0) {
                pages.remove(path);
            } else {
                pages.put(path, page(path, random));
            }
            Site site = site(random);
            Links now = Links.of(site).after(before);
            askSome(before, last, random);
            askSome(now, site, random);
            // Not in every state somebody wants to know, and not always of all.
            if (random.nextInt(4) > 0) {
                var asked = random.nextInt(8) > 0 ? site.pages() : some(site, random);
                assertEquals(
                        Links.of(site).astray(asked), now.astray(asked), () -> "seed " + seed + ", " + site.pages());
                askSome(before, last, random);
                assertEquals(Links.of(site).astray(site.pages()), now.astray(site.pages()));
            }
            before = now;
            last = site;
        }
    }

    /** As a browser does that asks for pages of this state, or still of the one before. */
    private static void askSome(Links links, Site site, Random random) {
        for (SitePage page : site.pages()) {
            if (page.prose() != null && random.nextInt(4) == 0) {
                links.answers(page, page.prose());
            }
        }
    }

    private static Collection<SitePage> some(Site site, Random random) {
        return site.pages().stream().filter(page -> random.nextBoolean()).toList();
    }

    private static SitePage article(Page page) {
        return new SitePage(page.address(), SitePage.Kind.ARTICLE, page.title(), null, page);
    }

    private Site site(Random random) {
        var site = LinkSites.site();
        for (Page page : pages.values()) {
            // Most pages of a site are the very ones of the site before.
            site.page(made.computeIfAbsent(page, LinksAfterTest::article), page);
        }
        if (random.nextInt(4) > 0) {
            site.asset("plan.png");
        }
        if (random.nextInt(3) == 0) {
            site.redirect("old.html", "a/one.html");
        }
        if (random.nextInt(4) > 0 && !pages.containsKey("cloud.md")) {
            site.matrix(matrices.get(random.nextInt(4) / 3));
        }
        return site.build();
    }
}
