package dev.demarc.build;

import dev.demarc.check.Agreed;
import dev.demarc.check.Catalogue;
import dev.demarc.check.CheckedSite;
import dev.demarc.check.Judge;
import dev.demarc.check.OutputCheck;
import dev.demarc.check.rules.Spoken;
import dev.demarc.data.Declaration;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.model.History;
import dev.demarc.model.Notes;
import dev.demarc.model.SitePage;
import dev.demarc.source.Location;
import dev.demarc.source.Mount;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is to be said of a wiki as a whole, after it was read: one pass of rules after the other, and at last the
 * settings' judgement.
 */
final class Checking {

    private final @Nullable OutputReading output;
    private final Set<String> told;
    private final Wiki wiki;
    private final Passes passes;
    private final Sources sources;
    private final Workers workers;
    private final Progress progress;
    private final MatrixRuling<?> ruling;
    private final Runnable goOn;

    /**
     * The checks of one run.
     *
     * @param output reads the finished files; nothing if that isn't asked for
     * @param told paths of the site that the settings name and that aren't there
     * @param ruling knows what rules of matrices found before
     * @param goOn throws when a newer run made this one idle
     */
    Checking(
            Wiki wiki,
            Passes passes,
            @Nullable OutputReading output,
            Set<String> told,
            Sources sources,
            Workers workers,
            Progress progress,
            MatrixRuling<?> ruling,
            Runnable goOn) {
        this.wiki = wiki;
        this.passes = passes;
        this.output = output;
        this.told = told;
        this.sources = sources;
        this.workers = workers;
        this.progress = progress;
        this.ruling = ruling;
        this.goOn = goOn;
    }

    /**
     * What rules find in data and pages. It hangs on no file of the site, so it may be looked for while these are written.
     *
     * @param making knows what its drawings have no room for
     */
    List<Diagnostic> ofRules(CheckedSite site, Promises making) {
        Spoken spoken = Spoken.of(site);
        var found = new ArrayList<>(
                ruling.found(spoken, site.history(), history -> ofMatrices(site, making, spoken, history)));
        goOn.run();
        Catalogue.ofSite(site, sources.today(), workers::each).forEach(each -> found.add(mended(each)));
        return found;
    }

    private List<Diagnostic> ofMatrices(CheckedSite site, Promises making, Spoken spoken, History history) {
        var found = new ArrayList<Diagnostic>();
        workers.each(
                        List.copyOf(site.site().duties().values()),
                        of -> Catalogue.ofDuties(
                                of, new Catalogue.Around(spoken, making.cutNames(of), sources.today(), history)))
                .forEach(found::addAll);
        return List.copyOf(found);
    }

    /**
     * All that is to be said.
     *
     * @param known what was found while reading
     * @param ruled what {@link #ofRules} found
     * @param making pages that nobody has asked for yet, which may have findings of their own
     */
    Built.Found findings(List<Diagnostic> known, List<Diagnostic> ruled, CheckedSite site, Promises making) {
        var all = soFar(known, ruled);
        progress.ended("gaps, overlaps, links and anchors");
        if (output != null) {
            all.addAll(output.findings(site, List.copyOf(all), origins(), making::template, workers, goOn));
            progress.ended("finished pages");
        }
        all.addAll(making.shown(workers, goOn));
        progress.ended("pages not written");
        String settings = sources.folders().place(sources.folders().settings());
        @Nullable Following followed = passes.external() ? Following.of(wiki, sources, site, settings, progress) : null;
        if (followed != null) {
            all.addAll(followed.findings());
            progress.ended("external links");
        }
        return new Built.Found(
                judged(all, site, followed == null ? Set.of() : followed.idle()),
                followed == null ? null : followed.outside());
    }

    /** The same before all pages are made, as {@link Promises#shownSoon} has it; nothing if that would be no sooner. */
    @Nullable
    Findings soon(List<Diagnostic> known, List<Diagnostic> ruled, CheckedSite site, Promises making) {
        // Answers from outside take longer than any page.
        List<Diagnostic> shown = passes.external() ? null : making.shownSoon(workers, goOn);
        if (shown == null) {
            return null;
        }
        var all = soFar(known, ruled);
        all.addAll(shown);
        return judged(all, site, Set.of());
    }

    private List<Diagnostic> soFar(List<Diagnostic> known, List<Diagnostic> ruled) {
        var all = new ArrayList<Diagnostic>(refused());
        all.addAll(known);
        all.addAll(ruled);
        return all;
    }

    private Findings judged(List<Diagnostic> all, CheckedSite site, Set<RuleId> unasked) {
        Set<RuleId> idle = passes.idle(site.history().isCompared());
        idle.addAll(unasked);
        return toOwners(
                Judge.judgeAll(Catalogue.withWhatIsUnknown(Catalogue.oneForEachCause(all), site), agreed(site, idle)));
    }

    /** What is wrong in files of other repositories is mended there, and nowhere else. */
    private Findings toOwners(Findings judged) {
        return sources.folders().mounts().isEmpty()
                ? judged
                : Findings.of(judged.list().stream().map(this::toOwner).toList(), judged.waived());
    }

    private Diagnostic toOwner(Diagnostic finding) {
        var folders = sources.folders();
        Mount from = finding.location() instanceof Location.InFile at ? folders.mountOf(at.path()) : null;
        if (from != null) {
            return finding.mendedBy()
                    .hinting(finding.hint() + " This file comes from `%s`; mend it there.".formatted(from.origin()));
        }
        boolean changesOthers = finding.edits().stream()
                .anyMatch(edit -> folders.mountOf(edit.at().path()) != null);
        return changesOthers ? finding.mendedBy() : finding;
    }

    /** The finding with what mends it, where only the file's reader can tell how that is written. */
    private Diagnostic mended(Diagnostic finding) {
        if (finding.rule() == RuleId.RENAMED_NOT_DECLARED
                && finding.target() != null
                && finding.location() instanceof Location.InFile at) {
            for (SourceFile file : sources.content()) {
                if (file.place().equals(at.path())) {
                    return Declaration.of(file, Kinds.of(sources.content()).tables(), at, finding.target())
                            .map(finding::mendedBy)
                            .orElse(finding);
                }
            }
        }
        return finding;
    }

    private OutputCheck.Origins origins() {
        var folders = sources.folders();
        return new OutputCheck.Origins(folders.sourcePlace(), folders.place(folders.dest()), told);
    }

    private Agreed agreed(CheckedSite site, Set<RuleId> idle) {
        String source = sources.folders().sourcePlace();
        var ignores = new TreeMap<String, List<Notes.Ignore>>();
        site.eachNotes(
                Agreed.class,
                "",
                notes -> !notes.ignores().isEmpty(),
                (path, notes) -> ignores.put(source + path, notes.ignores()));
        var pages = new HashSet<String>();
        // What nobody agreed on, nobody looks up.
        if (!ignores.isEmpty()) {
            for (SitePage page : site.site().pages()) {
                if (page.prose() != null) {
                    pages.add(page.prose().place());
                }
            }
        }
        var files = new HashSet<String>();
        if (!wiki.settings().rules().waivers().isEmpty()) {
            sources.content().forEach(file -> files.add(file.place()));
            sources.templates().forEach(file -> files.add(file.place()));
            sources.refused().forEach(refused -> files.add(refused.place()));
        }
        return new Agreed(
                wiki.settings().rules(),
                sources.today(),
                source,
                sources.folders().place(sources.folders().settings()),
                ignores,
                new Agreed.Looked(files, pages, idle));
    }

    private List<Diagnostic> refused() {
        var findings = new ArrayList<Diagnostic>();
        for (Sources.Refused refused : sources.refused()) {
            findings.add(Sources.leadsOut(refused) ? leadsOut(refused) : unreadable(refused));
        }
        return findings;
    }

    private static Diagnostic leadsOut(Sources.Refused refused) {
        return Diagnostic.of(
                        RuleId.OUTSIDE_SOURCE,
                        Location.in(refused.place()),
                        "`%s` is a symbolic link that leads out of the source.".formatted(refused.place()),
                        "Copy what it leads to into the wiki, or name the link under `ignore:`.",
                        null)
                .as(Severity.WARNING);
    }

    private static Diagnostic unreadable(Sources.Refused refused) {
        return Diagnostic.of(
                RuleId.UNREADABLE,
                Location.in(refused.place()),
                "This file can't be read: %s.".formatted(refused.why()),
                "Mend it, or name it under `ignore:`; the rest of the wiki was built without it.",
                null);
    }
}
