package dev.demarc.cli;

import dev.demarc.build.Passes;
import dev.demarc.build.SiteBuild;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code demarc check}: tells findings, writes nothing. */
final class CheckCommand implements Command {

    @Override
    public void describe(CommandSpec spec) {
        Options.addWiki(spec);
        Options.addFindings(spec);
        Limits.describe(spec);
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage, IOException {
        var watch = new Stopwatch();
        var options = new Options(asked, console);
        var telling = new Telling(options, console);
        var limits = new Limits(options, console);
        var today = options.today();
        int jobs = options.jobs();
        var wiki = new WikiOpening(options, console, telling).open(null);
        if (wiki.isEmpty()) {
            return Exit.USAGE;
        }
        var baseline = limits.baseline(wiki.get(), telling);
        if (baseline.isEmpty()) {
            return Exit.USAGE;
        }
        watch.ended("settings");
        try (var build = new SiteBuild(wiki.get(), Passes.USUAL, jobs, watch)) {
            var built = build.run(wiki.get().sources(today));
            Path root = wiki.get().folders().root();
            var findings = limits.of(built.findings(), baseline.get(), wiki.get(), Passes.USUAL);
            return telling.tell(findings, built.counts(), root, watch);
        }
    }
}
