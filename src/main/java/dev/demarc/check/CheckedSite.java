package dev.demarc.check;

import dev.demarc.matrix.ClaimsFile;
import dev.demarc.model.History;
import dev.demarc.model.Links;
import dev.demarc.model.Notes;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * All that rules of the whole wiki look at.
 *
 * @param notes what is kept of each page
 * @param claims all claims files, whatever matrix they name
 * @param memory what rules keep for the next run
 * @param unfollowed pages of which nobody knows whether all their links lead somewhere; of all others an earlier run found
 *     that they do
 */
public record CheckedSite(
        Site site,
        Links links,
        PageNotes notes,
        List<ClaimsFile> claims,
        History history,
        RuleMemory memory,
        Wishes wishes,
        Collection<SitePage> unfollowed) {

    /**
     * What the settings say to rules.
     *
     * @param ignoredTargets targets of links about which nothing is said
     * @param words the wiki's own vocabulary
     * @param ownNavigation whether the settings list the navigation, so that a page may be missing in it
     * @param options what is asked of some rules, file by file
     */
    public record Wishes(
            IgnoredTargets ignoredTargets, List<String> words, boolean ownNavigation, RuleOptions options) {
        /** Copies the lists. */
        public Wishes {
            words = List.copyOf(words);
        }

        /** Wishes with the patterns of targets as they are written. */
        public Wishes(List<String> ignoredTargets, List<String> words, boolean ownNavigation, RuleOptions options) {
            this(new IgnoredTargets(ignoredTargets), words, ownNavigation, options);
        }
    }

    /** Copies the list. */
    public CheckedSite {
        claims = List.copyOf(claims);
    }

    /** Pages of which some link leads nowhere, in order. */
    public List<SitePage> astray() {
        return links.astray(unfollowed);
    }

    /** Somebody who looks at a page of the site and at what is kept of it. */
    public interface Look {
        /** Looks at a page that has that prose. */
        void at(SitePage page, Page prose, Notes notes);
    }

    /**
     * Shows the pages of the site that a rule wants, in the order of their paths.
     *
     * @param rule who wants them
     * @param on all that it hangs on, besides its notes, whether a page is wanted; most often nothing
     * @param wanted whether a page with such notes is, which is asked once of each; most often few are
     */
    public void eachPage(Class<?> rule, Object on, Predicate<Notes> wanted, Look look) {
        eachNotes(rule, on, wanted, (path, each) -> {
            SitePage page = site.pageOf(path).orElse(null);
            Page prose = page == null ? null : page.prose();
            // A page that lost its address to another is in no site.
            if (page != null && prose != null && prose.path().equals(path)) {
                look.at(page, prose, each);
            }
        });
    }

    /** The same for all pages that were read, by their paths below the source, whether the site has them or not. */
    public void eachNotes(Class<?> rule, Object on, Predicate<Notes> wanted, BiConsumer<String, Notes> look) {
        notes.each(memory.sieve(rule), on, wanted, look);
    }

    /** Whether nothing is to be said of links to a target, as written. */
    public boolean isIgnored(String target) {
        return wishes.ignoredTargets().cover(target);
    }

    /** What is kept of a page; of one that isn't known, nothing. */
    public Notes notesOf(String path) {
        return notes.of(path);
    }
}
