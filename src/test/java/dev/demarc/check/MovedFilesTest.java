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
import dev.demarc.wording.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where the past tells what a link wants. */
class MovedFilesTest {

    private static final Span PLACE = Span.of(7, 3, 12);

    /** A past in which files moved. */
    private record Moves(Map<String, String> moves) implements History {
        @Override
        public Optional<Move> move(String place) {
            return Optional.ofNullable(moves.get(place)).map(to -> new Move(to, "0a1b2c3"));
        }

        @Override
        public boolean isCompared() {
            return false;
        }

        @Override
        public List<MatrixFile> matricesBefore() {
            return List.of();
        }

        @Override
        public boolean cameAfter(LocalDate day, String place, String words) {
            return false;
        }
    }

    private static Diagnostic found(String target, Ask.Use use, Map<String, String> moves) {
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
                new Notes(
                        new Places(List.of(PLACE), Map.of()),
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        Notes.Tables.NONE,
                        Wording.none("")));
        var found = Catalogue.ofSite(
                new CheckedSite(
                        site,
                        Links.of(site),
                        PageNotes.of(List.copyOf(notes.keySet()), List.copyOf(notes.values())),
                        List.of(),
                        new Moves(moves),
                        new RuleMemory(),
                        new CheckedSite.Wishes(List.of(), List.of(), false, RuleOptions.NONE),
                        site.pages()),
                LocalDate.of(2026, 11, 24),
                (rules, check) -> rules.stream().map(check).toList());
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

    @Test
    void whereThePastTellsThatAFileMovedThatGoesFirst() {
        var finding = found("twi.md#setup", Ask.Use.LINK, Map.of("content/a/twi.md", "content/b/new name.md"));
        assertEquals("It was moved to `../b/new%20name.md#setup` by commit 0a1b2c3.", finding.hint());
        assertEquals("content/a/from.md:7:3 ../b/new%20name.md#setup", edits(finding));
    }

    @Test
    void whatMovedOutOfTheWikiIsNoHelp() {
        var finding = found("othr.md", Ask.Use.LINK, Map.of("content/a/othr.md", "other/othr.md"));
        assertEquals("Nearest: `other.md`.", finding.hint());
    }
}
