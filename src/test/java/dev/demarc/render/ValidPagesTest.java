package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.html.ValidHtml;
import dev.demarc.model.Address;
import dev.demarc.model.BlockSpec;
import dev.demarc.model.Html;
import dev.demarc.model.SitePage;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ValidPagesTest {

    private static String errors(String html) {
        return String.join("\n", ValidHtml.errors(html.getBytes(UTF_8)));
    }

    @Test
    void theValidatorFindsWhatIsWrong() throws Exception {
        assertEquals(
                1,
                errors("<!doctype html><html lang=en><title>x</title><ul><p>y</ul>")
                        .lines()
                        .count());
    }

    @Test
    void everyKindOfPageIsValidHtml() throws Exception {
        var wiki = SampleWiki.marked("<i>&\"'");
        var views = wiki.views();
        var kinds = EnumSet.noneOf(SitePage.Kind.class);
        Map<String, String> found = new TreeMap<>();
        for (SitePage page : wiki.site.pages()) {
            if (kinds.add(page.kind()) || page.kind() == SitePage.Kind.CATEGORY) {
                found.put(
                        page.address().path(),
                        errors(SampleWiki.render(wiki.theme(), SampleWiki.view(views, page))
                                .value()));
            }
        }
        found.values().removeIf(String::isEmpty);
        assertEquals(Map.of(), found);
    }

    @Test
    void blocksFaultsRedirectsAndLongListsAreValidHtml() throws Exception {
        var wiki = SampleWiki.ofArticles(250);
        var views = wiki.views();
        var page = wiki.page("guide/a.html");
        var prose = new StringBuilder("<h1>Blocks</h1>");
        for (BlockSpec.View view : BlockSpec.View.values()) {
            prose.append(views.block(page, wiki.duties, SampleWiki.block(view, null), 1)
                    .value());
            prose.append(views.block(page, wiki.duties, SampleWiki.block(view, "customer", "abstracted"), 1)
                    .value());
        }
        prose.append(views.fault("It can’t be read.", "Mend line 3."));
        assertEquals(
                "",
                errors(SampleWiki.render(wiki.theme(), views.page(page, Html.of(prose.toString()), Set.of()))
                        .value()));
        assertEquals("", errors(views.redirect(new Address("old/x.html"), SampleWiki.MATRIX)));
        assertEquals("", errors(wiki.html("guide/index.html")));
    }
}
