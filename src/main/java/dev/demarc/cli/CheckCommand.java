package dev.demarc.cli;

import dev.demarc.build.Passes;
import dev.demarc.build.Recall;
import dev.demarc.build.SiteBuild;
import dev.demarc.build.Wiki;
import dev.demarc.diagnostic.Baseline;
import dev.demarc.diagnostic.Findings;
import dev.demarc.mend.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code demarc check}: tells findings, and writes nothing but what it is asked to mend. */
final class CheckCommand implements Command {

    /**
     * What a check found.
     *
     * @param looked the words for what was looked at
     * @param before the wiki's files as they were; nothing is known of them unless they may be mended
     */
    private record Ran(Findings all, String looked, Snapshot before) {}

    /** How this run checks, however often. */
    private record Way(
            Passes passes,
            LocalDate today,
            int jobs,
            Keeping keeping,
            boolean mends,
            Limits limits,
            LinkProgress hearing) {}

    /** From what a run goes on, and what it leaves. */
    private interface Keeping {
        Recall of(Wiki wiki);
    }

    @Override
    public void describe(CommandSpec spec) {
        Options.addWiki(spec);
        Options.addFindings(spec);
        spec.addOption(Options.verifyOutput());
        Limits.describe(spec);
        Fixing.describe(spec);
        spec.addOption(Options.flag("Follow links that leave the wiki too.", "--external"));
        spec.addOption(Options.value(
                "REV",
                "The revision with which matrices are compared, in git's words. Default: the last commit.",
                "--since"));
        spec.addOption(Options.asOf());
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage, IOException {
        var watch = new Stopwatch();
        var options = new Options(asked, console);
        var telling = new Telling(options, console);
        var limits = new Limits(options, console);
        var fixing = new Fixing(options, console);
        if (fixing.isAsked() && options.text(Options.AS_OF) != null) {
            throw new Usage("What was can't be mended.", "Leave out `--as-of` or `--fix`.");
        }
        var today = options.today();
        int jobs = options.jobs();
        var opening = new WikiOpening(options, console, telling);
        Optional<Wiki> opened = opening.open(null);
        Optional<Baseline> baseline = opened.isEmpty() ? Optional.empty() : limits.baseline(opened.get(), telling);
        if (opened.isEmpty() || baseline.isEmpty()) {
            return Exit.USAGE;
        }
        var wiki = opened.get();
        Path root = wiki.folders().root();
        var passes = new Passes(options.has("--external"), options.has("--verify-output"), since(options, wiki));
        // What was is not what the next run will read.
        Keeping keeping = options.text(Options.AS_OF) == null ? Recall::ofReading : any -> Recall.NONE;
        var way = new Way(
                passes,
                today,
                jobs,
                keeping,
                fixing.isAsked(),
                limits,
                new LinkProgress(watch, console, options.quiet()));
        watch.ended("settings");
        var ran = check(wiki, way);
        while (fixing.round(
                limits.told(ran.all(), baseline.get(), wiki, passes),
                limits.around(ran.all(), baseline.get(), wiki),
                ran.before(),
                root)) {
            wiki = fixing.changed(wiki.folders().place(wiki.folders().settings())) ? opening.openAnew() : wiki;
            baseline = limits.baseline(wiki, telling);
            if (baseline.isEmpty()) {
                return Exit.USAGE;
            }
            ran = check(wiki, way);
        }
        fixing.tell(wiki.folders(), ran.all());
        var findings = limits.of(ran.all(), baseline.get(), wiki, passes);
        return fixing.exit(telling.tell(findings, ran.looked(), wiki.folders(), watch));
    }

    private static Ran check(Wiki wiki, Way way) throws IOException {
        var sources = wiki.sources(way.today());
        // Before anything is read: what a person writes meanwhile is then seen to differ.
        var before = way.mends() ? way.limits().with(Snapshot.of(sources), wiki) : Snapshot.empty();
        try (var build = new SiteBuild(wiki, way.passes(), way.keeping().of(wiki), way.jobs(), way.hearing())) {
            var built = build.run(sources);
            var found = built.findings();
            build.keepRead();
            way.hearing().cleared();
            return new Ran(found, Tally.checked(built.counts(), built.outside()), before);
        }
    }

    private static @Nullable String since(Options options, Wiki wiki) throws Usage {
        String revision = options.text("--since");
        if (revision == null) {
            // The last commit came after what is taken as of a day.
            return options.text(Options.AS_OF) == null ? Passes.LAST_COMMIT : null;
        }
        var incomparable = wiki.incomparable(revision, "Run it in a git repository, or leave `--since` out.");
        if (incomparable.isPresent()) {
            throw new Usage(incomparable.get().message(), incomparable.get().hint());
        }
        return revision;
    }
}
