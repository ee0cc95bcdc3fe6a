package dev.demarc.check;

import dev.demarc.matrix.ClaimsFile;
import dev.demarc.model.History;
import dev.demarc.model.Links;
import dev.demarc.model.Notes;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * All that rules of the whole wiki look at.
 *
 * @param notes what is kept of each page, by its path below the source and in the order of these
 * @param claims all claims files, whatever matrix they name
 * @param memory what rules keep for the next run
 * @param unfollowed pages of which nobody knows whether all their links lead somewhere; of all others an earlier run found
 *     that they do
 */
public record CheckedSite(
        Site site,
        Links links,
        Map<String, Notes> notes,
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
        var astray = new ArrayList<SitePage>();
        for (SitePage page : unfollowed) {
            Page prose = page.prose();
            if (prose != null && !links.allLead(page, prose)) {
                astray.add(page);
            }
        }
        return astray;
    }

    /** Whether nothing is to be said of links to a target, as written. */
    public boolean isIgnored(String target) {
        return wishes.ignoredTargets().cover(target);
    }

    /** What is kept of a page; of one that isn't known, nothing. */
    public Notes notesOf(String path) {
        return notes.getOrDefault(path, Notes.NONE);
    }
}
