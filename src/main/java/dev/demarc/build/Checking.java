package dev.demarc.build;

import dev.demarc.check.Catalogue;
import dev.demarc.check.CheckedSite;
import dev.demarc.check.Judge;
import dev.demarc.check.rules.Spoken;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.model.Settings;
import dev.demarc.source.Location;
import dev.demarc.source.Sources;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is to be said of a wiki as a whole, after it was read: one pass of rules after the other, and at last the
 * settings' judgement.
 */
final class Checking {

    private final Settings settings;

    @SuppressWarnings("UnusedVariable") // for the passes that follow
    private final Passes passes;

    private final Sources sources;
    private final Workers workers;
    private final Progress progress;
    private final Runnable goOn;

    /**
     * The checks of one run.
     *
     * @param goOn throws when a newer run made this one idle
     */
    Checking(Settings settings, Passes passes, Sources sources, Workers workers, Progress progress, Runnable goOn) {
        this.settings = settings;
        this.passes = passes;
        this.sources = sources;
        this.workers = workers;
        this.progress = progress;
        this.goOn = goOn;
    }

    /**
     * All that is to be said.
     *
     * @param known what was found while reading
     * @param making pages that nobody has asked for yet, which may have findings of their own
     */
    Findings findings(List<Diagnostic> known, CheckedSite site, Promises making) {
        var all = new ArrayList<Diagnostic>(refused());
        all.addAll(known);
        Spoken spoken = Spoken.of(site);
        site.site().duties().values().forEach(of -> all.addAll(Catalogue.ofDuties(of, spoken, sources.today())));
        progress.ended("gaps and overlaps");
        goOn.run();
        all.addAll(Catalogue.ofSite(site, sources.today()));
        progress.ended("links and anchors");
        all.addAll(making.shown(workers, goOn));
        progress.ended("pages not written");
        return Judge.judgeAll(
                Catalogue.oneForEachCause(all),
                settings.rules(),
                sources.today(),
                sources.folders().sourcePlace(),
                sources.folders().place(sources.folders().settings()));
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
