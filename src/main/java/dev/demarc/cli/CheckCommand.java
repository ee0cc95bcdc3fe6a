package dev.demarc.cli;

import dev.demarc.build.Built;
import dev.demarc.build.Passes;
import dev.demarc.build.SiteBuild;
import dev.demarc.build.Wiki;
import dev.demarc.diagnostic.Findings;
import dev.demarc.mend.Snapshot;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code demarc check}: tells findings, and writes nothing but what it is asked to mend. */
final class CheckCommand implements Command {

    /**
     * What a check found.
     *
     * @param before the wiki's files as they were; nothing is known of them unless they may be mended
     */
    private record Ran(Findings all, Built.Counts counts, Snapshot before) {}

    @Override
    public void describe(CommandSpec spec) {
        Options.addWiki(spec);
        Options.addFindings(spec);
        Limits.describe(spec);
        Fixing.describe(spec);
        spec.addOption(Options.value(
                "REV",
                "The revision with which matrices are compared, in git's words. Default: the last commit.",
                "--since"));
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage, IOException {
        var watch = new Stopwatch();
        var options = new Options(asked, console);
        var telling = new Telling(options, console);
        var limits = new Limits(options, console);
        var fixing = new Fixing(options, console);
        var today = options.today();
        int jobs = options.jobs();
        var opening = new WikiOpening(options, console, telling);
        var opened = opening.open(null);
        if (opened.isEmpty()) {
            return Exit.USAGE;
        }
        var wiki = opened.get();
        Path root = wiki.folders().root();
        var baseline = limits.baseline(wiki, telling);
        if (baseline.isEmpty()) {
            return Exit.USAGE;
        }
        var passes = new Passes(false, false, since(options, wiki));
        watch.ended("settings");
        var ran = check(wiki, wiki.sources(today), fixing, limits, passes, jobs, watch);
        while (fixing.round(
                limits.told(ran.all(), baseline.get(), root),
                limits.around(ran.all(), baseline.get(), root),
                ran.before(),
                root)) {
            wiki = fixing.changed(wiki.folders().place(wiki.folders().settings())) ? opening.openAnew() : wiki;
            baseline = limits.baseline(wiki, telling);
            if (baseline.isEmpty()) {
                return Exit.USAGE;
            }
            ran = check(wiki, wiki.sources(today), fixing, limits, passes, jobs, watch);
        }
        fixing.tell(root);
        var findings = limits.of(ran.all(), baseline.get(), root);
        return fixing.exit(telling.tell(findings, ran.counts(), root, watch));
    }

    private static Ran check(Wiki wiki, Sources sources, Fixing fixing, Limits limits, Passes passes, int jobs, Stopwatch watch)
            throws IOException {
        // Before anything is read: what a person writes meanwhile is then seen to differ.
        var before = fixing.isAsked() ? limits.with(Snapshot.of(sources), wiki) : Snapshot.empty();
        try (var build = new SiteBuild(wiki, passes, jobs, watch)) {
            var built = build.run(sources);
            return new Ran(built.findings(), built.counts(), before);
        }
    }

    private static String since(Options options, Wiki wiki) throws Usage {
        String revision = options.text("--since");
        if (revision == null) {
            return Passes.LAST_COMMIT;
        }
        var incomparable = wiki.incomparable(revision);
        if (incomparable.isPresent()) {
            throw new Usage(incomparable.get().message(), incomparable.get().hint());
        }
        return revision;
    }
}
