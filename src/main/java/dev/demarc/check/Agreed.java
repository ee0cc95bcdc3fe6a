package dev.demarc.check;

import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Notes;
import dev.demarc.model.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was agreed on about a wiki's findings, and what a run looked at.
 *
 * @param today waivers that ended before it hide nothing
 * @param source the source folder from the wiki's root, ending with a slash or empty; patterns may begin at either
 * @param settings the file that holds the waivers, from the wiki's root
 * @param ignores comments that say what isn't to be told, by their page's place
 */
public record Agreed(
        Settings.RuleSettings rules,
        LocalDate today,
        String source,
        String settings,
        Map<String, List<Notes.Ignore>> ignores,
        Looked looked) {

    /**
     * What a run looked at. What hides nothing in it is told only if it could have hidden something.
     *
     * @param files all of the wiki's files, from its root; wanted only where there are waivers
     * @param pages those Markdown files at which every rule looked; drafts are none of them; wanted only where pages hold
     *     comments
     * @param idle rules that did not run, or not wholly
     */
    public record Looked(Set<String> files, Set<String> pages, Set<RuleId> idle) {
        /** Copies the sets. */
        public Looked {
            files = Set.copyOf(files);
            pages = Set.copyOf(pages);
            idle = Set.copyOf(idle);
        }
    }

    /**
     * What the settings alone weigh, of findings that nobody can agree to live with.
     *
     * @param source the source folder from the wiki's root, ending with a slash or empty
     */
    public static Agreed on(Settings.RuleSettings rules, String source) {
        return new Agreed(rules, LocalDate.EPOCH, source, "", Map.of(), new Looked(Set.of(), Set.of(), Set.of()));
    }

    /** Sorts the pages. */
    public Agreed {
        ignores = java.util.Collections.unmodifiableMap(new TreeMap<>(ignores));
    }
}
