package dev.demarc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.matrix.Cloud;
import dev.demarc.matrix.Duties;
import java.util.ArrayList;
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
        Links before = Links.of(LinkSites.site().build());
        for (int step = 0; step < 400; step++) {
            String path = FILES.get(random.nextInt(FILES.size()));
            if (random.nextInt(3) == 0) {
                pages.remove(path);
            } else {
                pages.put(path, page(path, random));
            }
            Site site = site(random);
            Links now = Links.of(site).after(before);
            for (SitePage page : site.pages()) {
                Page prose = page.prose();
                // Not everything is asked for in every state.
                if (prose != null && random.nextInt(4) > 0) {
                    assertEquals(
                            Links.of(site).allLead(page, prose),
                            now.allLead(page, prose),
                            () -> "seed " + seed + ", " + prose);
                }
            }
            before = now;
        }
    }

    private Site site(Random random) {
        var site = LinkSites.site();
        pages.values().forEach(site::page);
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
