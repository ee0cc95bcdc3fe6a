package dev.demarc.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.History;
import dev.demarc.model.LinkSites;
import dev.demarc.model.Links;
import dev.demarc.model.Notes;
import dev.demarc.model.Places;
import dev.demarc.source.Lines;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import dev.demarc.wording.WordSieve;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What mends a misspelt term. */
class NearMissTest {

    private static List<Diagnostic> found(String text, String... words) {
        return foundIn(List.of(text), words);
    }

    /** What is found in files of these texts, `a.md` and on. */
    private static List<Diagnostic> foundIn(List<String> texts, String... words) {
        var notes = new TreeMap<String, Notes>();
        for (String text : texts) {
            var sieve = new WordSieve(text);
            sieve.prose(0, text.length());
            String place = (char) ('a' + notes.size()) + ".md";
            notes.put(
                    place,
                    new Notes(
                            new Places(List.of(), Map.of()),
                            false,
                            List.of(),
                            List.of(),
                            List.of(),
                            Notes.Tables.NONE,
                            sieve.done(place, Lines.of(text)::span)));
        }
        var site = LinkSites.site().page("a.md").build();
        var checked = new CheckedSite(
                site,
                Links.of(site),
                PageNotes.of(List.copyOf(notes.keySet()), List.copyOf(notes.values())),
                List.of(),
                History.NONE,
                new RuleMemory(),
                new CheckedSite.Wishes(List.of(), List.of(words), false, RuleOptions.NONE),
                site.pages());
        return Catalogue.ofSite(
                        checked,
                        LocalDate.of(2026, 11, 24),
                        (rules, found) -> rules.stream().map(found).toList())
                .stream()
                .filter(each -> each.rule() == RuleId.NEAR_MISS)
                .toList();
    }

    private static Edit edit(int column, int length, String text) {
        return new Edit(new Location.InFile("a.md", Span.of(1, column, length)), text);
    }

    @Test
    void theTermTakesTheWordsPlaceWithItsCapital() {
        var found = found("Clould and clould in a cloud");
        assertEquals(
                List.of("clould", "clould"),
                found.stream().map(Diagnostic::target).toList());
        assertEquals(List.of(edit(1, 6, "Cloud")), found.get(0).edits());
        assertEquals(List.of(edit(12, 6, "cloud")), found.get(1).edits());
    }

    @Test
    void whatIsNoTermIsNotMeant() {
        var found = found("A contect in any content of many a contact, a contract");
        assertEquals(List.of(edit(3, 7, "content")), found.get(0).edits());
    }

    @Test
    void whatTwoFilesHaveIsNoSlipOfThePen() {
        assertEquals(
                1, foundIn(List.of("A clould and a cloud.", "Many a cloud.")).size());
        assertEquals(List.of(), foundIn(List.of("A clould and a cloud.", "Clould after cloud.")));
        assertEquals(List.of(), foundIn(List.of("A clould and a cloud.", "Clould, clould, clould.")));
    }

    @Test
    void theWikisOwnWordsAreRight() {
        assertEquals(List.of(), found("A clould, two cloulds, a cloud, some clouds", "Clould"));
    }
}
