package dev.demarc.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.model.HtmlFragment;
import java.util.List;
import org.junit.jupiter.api.Test;

class FragmentsTest {

    private final Fragments fragments = new Fragments();

    private List<String> targets(String html) {
        return fragments.read(html).targets().stream()
                .map(t -> t.use() + " " + t.value() + " " + html.substring(t.start(), t.end()))
                .toList();
    }

    private List<String> ids(String html) {
        return fragments.read(html).ids().stream()
                .map(id -> id.value() + " " + html.substring(id.start(), id.end()))
                .toList();
    }

    @Test
    void aLoneStartTagIsRead() {
        assertEquals(List.of("LINK x.md x.md"), targets("<a href=\"x.md\">"));
        assertEquals(List.of("LINK x.md x.md"), targets("<A HREF=x.md>"));
        assertEquals(HtmlFragment.NONE, fragments.read("</a>"));
    }

    @Test
    void entitiesAreResolvedInTheValueAndKeptInThePlace() {
        assertEquals(List.of("LINK a.md?b=1&c=2 a.md?b=1&amp;c=2"), targets("<a href='a.md?b=1&amp;c=2'>x</a>"));
    }

    @Test
    void placesAreRightAfterLineEndsAndWideLetters() {
        assertEquals(List.of("IMAGE b.png b.png"), targets("<p>é😀\r\n<img alt=x src = \"b.png\"></p>"));
    }

    @Test
    void everyCandidateOfASrcsetIsAnImage() {
        assertEquals(
                List.of("IMAGE a.png a.png", "IMAGE a.png a.png", "IMAGE b.png b.png", "IMAGE c.png c.png"),
                targets("<img src=a.png srcset='a.png, b.png 2x,c.png 3x'>"));
        assertEquals(List.of("IMAGE a.webp a.webp"), targets("<source srcset=\"a.webp 100w\">"));
    }

    @Test
    void whatPagesLoadIsEmbedded() {
        assertEquals(
                List.of("IMAGE p.png p.png", "EMBED v.mp4 v.mp4", "EMBED s.js s.js", "EMBED f.html f.html"),
                targets(
                        "<video poster=p.png src=v.mp4></video><script src=s.js></script><iframe src=f.html></iframe>"));
        assertEquals(List.of("EMBED x.css x.css"), targets("<link rel=stylesheet href=x.css>"));
    }

    @Test
    void commentsAndScriptsHoldNoLinks() {
        assertEquals(List.of(), targets("<!-- <a href=x.md> --><script>w('<a href=y.md>')</script>"));
    }

    @Test
    void idsAndNamesAreAnchors() {
        assertEquals(List.of("a a", "b b"), ids("<p id='a'>x <a name=b></a><input name=c></p>"));
        assertEquals(List.of("row row"), ids("<td id=row>"));
    }

    @Test
    void anElementThatBrowsersRepeatIsFoundOnce() {
        assertEquals(List.of("x x"), ids("<b id=x><p>one</b> two</p>"));
    }

    @Test
    void cleaningKeepsTextLinksAndIds() {
        assertEquals(
                "<a href=\"../x.md\" id=\"a\" class=\"b\">t</a>",
                fragments.clean("<a href=\"../x.md\" id=\"a\" class=\"b\" onclick=\"z()\">t</a><script>x</script>"));
    }

    @Test
    void aLoneTagStaysAlone() {
        assertEquals("<a href=\"x.md\">", fragments.clean("<a href=\"x.md\" onclick=\"z()\">"));
        assertEquals("</a>", fragments.clean("</a>"));
        assertEquals("", fragments.clean("<script>"));
        assertEquals("", fragments.clean("</script>"));
        assertEquals("", fragments.clean("<a href=\"javascript:x()\">").replace("<a>", ""));
    }
}
