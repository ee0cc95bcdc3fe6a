package dev.demarc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A page's asks are a list like any other, and tell what is in them, whether they were read now or by an earlier run. */
class AsksTest {

    private static final Ask LINK = new Ask.Link("a.md", Ask.Use.LINK);
    private static final Ask IMAGE = new Ask.Link("a.png", Ask.Use.IMAGE);
    private static final Ask BLOCK = new Ask.Block("matrix: x\n");
    private static final Ask EXCERPT =
            new Ask.Excerpt(new Fence("hcl", "", List.of(), new Fence.Excerpt("/main.tf", "", "keys")));

    private static Page page(List<Ask> asks) {
        return new Page(
                "a.md",
                "content/a.md",
                FrontMatter.NONE,
                new Page.Outline("A", true, List.of(new Heading(1, "a", "A"))),
                asks,
                List.of("own"),
                List.of(Page.Extra.NOTES));
    }

    private static Page kept(Page page) {
        var out = new Packer();
        PackedPage.pack(out, page);
        return PackedPage.page(new Unpacker(out.bytes()), page.path(), page.place());
    }

    private static void assertTold(List<Ask> asks, int links, boolean areLinks, boolean showFiles) {
        Page read = page(asks);
        for (Asks told : List.of(read.asks(), kept(read).asks())) {
            assertEquals(links, told.links());
            assertEquals(areLinks, told.areLinks());
            assertEquals(showFiles, told.showFiles());
            assertEquals(asks, told);
            assertEquals(told, asks);
        }
        assertEquals(read, kept(read));
        assertEquals(kept(read), kept(read));
        assertEquals(read.hashCode(), kept(read).hashCode());
    }

    @Test
    void theyTellWhatIsInThem() {
        assertTold(List.of(), 0, true, false);
        assertTold(List.of(LINK, IMAGE), 2, true, false);
        assertTold(List.of(BLOCK, LINK), 1, false, false);
        assertTold(List.of(LINK, EXCERPT, LINK), 2, false, true);
    }

    @Test
    void pagesThatAskSomethingElseDiffer() {
        assertFalse(page(List.of(LINK)).equals(kept(page(List.of(IMAGE)))));
        assertFalse(kept(page(List.of(LINK))).equals(page(List.of(LINK, LINK))));
        assertTrue(kept(page(List.of(LINK))).equals(page(List.of(LINK))));
    }
}
