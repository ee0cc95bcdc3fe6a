package dev.demarc.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.model.Ask;
import dev.demarc.model.History;
import dev.demarc.model.LinkSites;
import dev.demarc.model.Links;
import dev.demarc.model.Notes;
import dev.demarc.model.Places;
import dev.demarc.model.Site;
import dev.demarc.source.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would mend a link, where that is certain. */
class LinkEditsTest {

    private static final Span PLACE = Span.of(7, 3, 20);
    private static final Span ADDRESS = Span.of(7, 9, 6);

    /** A past in which files moved. */
    private record Moves(Map<String, String> moves) implements History {
        @Override
        public Optional<String> movedTo(String place) {
            return Optional.ofNullable(moves.get(place));
        }

        @Override
        public List<MatrixFile> matricesBefore() {
            return List.of();
        }

        @Override
        public Optional<LocalDate> lastChanged(String place) {
            return Optional.empty();
        }
    }

    private static Diagnostic found(String target, Ask.Use use, Span address, Map<String, String> moves) {
        Site site = LinkSites.site()
                .page("a/from.md", List.of(new Ask.Link(target, use)))
                .page("a/other.md")
                .page("a/twin.md")
                .page("a/twix.md")
                .page("b/new name.md")
                .asset("a/plan.png")
                .build();
        var notes = new TreeMap<String, Notes>();
        notes.put(
                "a/from.md",
                new Notes(new Places(List.of(PLACE), List.of(address), Map.of()), false, List.of(), List.of()));
        var found = Catalogue.ofSite(
                new CheckedSite(
                        site,
                        Links.of(site),
                        notes,
                        List.of(),
                        new Moves(moves),
                        new CheckedSite.Wishes(List.of(), List.of(), false)),
                LocalDate.of(2026, 11, 24));
        assertEquals(1, found.size(), found::toString);
        return found.get(0);
    }

    private static String edits(Diagnostic finding) {
        return String.join(
                ", ",
                finding.edits().stream()
                        .map(edit -> edit.at() + " " + edit.text())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "othr.md#setup, LINK, other.md#setup",
        "other.html, LINK, other.md",
        "Other.md#setup, LINK, other.md#setup",
        "other.md#Setup, LINK, other.md#setup",
        "other.md?x=1#setpu, LINK, other.md?x=1#setup",
        "#grösse, LINK, #gr%C3%B6%C3%9Fe",
        "plam.png, IMAGE, plan.png",
        "Plan.png, IMAGE, plan.png"
    })
    void oneNearestTargetIsWrittenOverTheAddressAlone(String target, Ask.Use use, String written) {
        assertEquals("content/a/from.md:7:9 " + written, edits(found(target, use, ADDRESS, Map.of())));
    }

    @ParameterizedTest
    @CsvSource({"twi.md", "gone.md", "other.md#none", "../../x.md"})
    void inDoubtNothingIsWritten(String target) {
        assertEquals("", edits(found(target, Ask.Use.LINK, ADDRESS, Map.of())));
    }

    @Test
    void whereTheAddressHasNoPlaceNothingIsWritten() {
        assertEquals("", edits(found("othr.md", Ask.Use.LINK, Span.of(7, 3, 0), Map.of())));
    }

    @Test
    void whereThePastTellsThatAFileMovedThatGoesFirst() {
        var finding = found("twi.md#setup", Ask.Use.LINK, ADDRESS, Map.of("content/a/twi.md", "content/b/new name.md"));
        assertEquals("It moved to `../b/new%20name.md#setup`, as git tells.", finding.hint());
        assertEquals("content/a/from.md:7:9 ../b/new%20name.md#setup", edits(finding));
    }

    @Test
    void whatMovedOutOfTheWikiIsNoHelp() {
        var finding = found("othr.md", Ask.Use.LINK, ADDRESS, Map.of("content/a/othr.md", "other/othr.md"));
        assertEquals("Nearest: `other.md`.", finding.hint());
    }
}
