package dev.demarc.cli;

import dev.demarc.build.Built;
import dev.demarc.build.GitSources;
import dev.demarc.build.Merging;
import dev.demarc.build.OlderVersions;
import dev.demarc.build.Recall;
import dev.demarc.build.Shard;
import dev.demarc.build.Sharing;
import dev.demarc.build.SiteBuild;
import dev.demarc.build.Wiki;
import dev.demarc.output.Outputs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code demarc build}: checks the wiki and writes the site, also when something was found. */
final class BuildCommand implements Command {

    /** What a run is done with. */
    private record Run(Options options, Console console, Telling telling, LocalDate today, int jobs, Stopwatch watch) {}

    @Override
    public void describe(CommandSpec spec) {
        Options.addWiki(spec);
        Options.addFindings(spec);
        spec.addOption(Options.verifyOutput());
        spec.addOption(Options.flag("Make all anew, and keep nothing for the next build.", "--no-cache"));
        spec.addOption(Options.value("DIR", "Where the site goes. Default: site, beside demarc.yml.", "-d", "--dest"));
        spec.addOption(Options.asOf());
        Parts.describe(spec);
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage, IOException {
        var watch = new Stopwatch();
        var options = new Options(asked, console);
        var run = new Run(options, console, new Telling(options, console), options.today(), options.jobs(), watch);
        var parts = new Parts(options);
        String dest = options.text("--dest");
        @Nullable Path named = dest == null ? null : options.path(dest);
        var opening = new WikiOpening(options, console, run.telling());
        Optional<Wiki> wiki = opening.open(named);
        if (wiki.isEmpty()) {
            return Exit.USAGE;
        }
        var merging = parts.merging(wiki.get().folders());
        watch.ended("settings");
        var way = options.has(Options.OFFLINE) ? GitSources.Way.OFFLINE : GitSources.Way.KEPT;
        String token = console.variable("DEMARC_SOURCES_TOKEN");
        try (var versions = OlderVersions.of(wiki.get(), run.jobs(), way, token)) {
            if (opening.isRefused(versions.faults(), wiki.get().folders().root())) {
                return Exit.USAGE;
            }
            tellOf(versions.notes(), console);
            return write(versions, parts, merging, run);
        }
    }

    private static Exit write(OlderVersions versions, Parts parts, Merging merging, Run run) throws Usage, IOException {
        var wiki = versions.wiki();
        var recall = recall(wiki, parts, run);
        try (var outputs = opened(wiki, run.console());
                var build = new SiteBuild(wiki, run.options().passes(), recall, run.jobs(), run.watch())) {
            return parts.shard().isPresent()
                    ? writePart(wiki, build, outputs, parts.shard().get(), run)
                    : writeSite(versions, build, outputs, recall, merging, run);
        }
    }

    private static void tellOf(List<GitSources.Note> notes, Console console) {
        for (GitSources.Note note : notes) {
            console.err().println("demarc: " + note.message());
            console.err().println("  → " + note.hint());
        }
    }

    private static Outputs opened(Wiki wiki, Console console) throws Usage, IOException {
        var folders = wiki.folders();
        Outputs.Opened opened = Outputs.open(folders.dest(), folders.root(), folders.source(), console.err()::println);
        if (opened instanceof Outputs.Opened.Refused refused) {
            throw new Usage(refused.message(), refused.hint());
        }
        if (!(opened instanceof Outputs.Opened.Ready ready)) {
            throw new IllegalStateException("A destination is ready or refused");
        }
        return ready.outputs();
    }

    private static Recall recall(Wiki wiki, Parts parts, Run run) {
        // What is remembered is of the files that lie here now.
        boolean alone = run.options().has("--no-cache") || run.options().text(Options.AS_OF) != null;
        var sharing = alone ? Sharing.NONE : sharing(wiki, run.console());
        if (parts.shard().isPresent()) {
            // What makes a part is most often a fresh copy, and what is remembered of a folder is that of a whole site.
            return Recall.ofNothing(wiki, sharing.readOnly());
        }
        var remembered = alone ? Recall.NONE : Recall.of(wiki, run.options().passes(), sharing);
        return parts.areMerged() && !remembered.isOn() ? Recall.ofNothing(wiki, Sharing.NONE) : remembered;
    }

    private static Sharing sharing(Wiki wiki, Console console) {
        return Sharing.of(
                wiki,
                console.variable("DEMARC_CACHE_TOKEN"),
                note -> console.err().println("demarc: " + note));
    }

    private static Exit writeSite(
            OlderVersions versions, SiteBuild build, Outputs outputs, Recall recall, Merging merging, Run run)
            throws Usage, IOException {
        var wiki = versions.wiki();
        var watch = run.watch();
        outputs.lookAhead(recall::ledger);
        tell(merging.found(), run.console());
        var sources = wiki.sources(run.today());
        var known = build.unchanged(sources);
        if (known.isPresent() && outputs.holds(recall.ledger())) {
            watch.ended("nothing changed");
            tellTaken(merging, run);
            return run.telling()
                    .tell(known.get().findings(), Tally.checked(known.get().counts(), null), wiki.folders(), watch);
        }
        watch.ended("what changed");
        var built = build.run(sources, merging);
        build.workAhead();
        var written = written(versions, built, outputs, recall, run);
        boolean whole = isWhole(written, run.console());
        watch.ended("pages framed and written");
        if (whole) {
            build.keep(sources, built, outputs.ledger());
        } else {
            recall.forget();
        }
        watch.ended("kept for the next build");
        if (whole) {
            share(build, built, outputs, watch);
        }
        tell(merging.shown(), run.console());
        if (run.options().has("-v")) {
            versions.untold().forEach(run.console().err()::println);
        }
        tellTaken(merging, run);
        Exit exit = run.telling().tell(built.findings(), Tally.checked(built.counts(), null), wiki.folders(), watch);
        return whole ? exit : Exit.FINDINGS;
    }

    private static Outputs.Written written(OlderVersions versions, Built built, Outputs outputs, Recall recall, Run run)
            throws Usage, IOException {
        if (versions.areNone()) {
            return built.writeTo(outputs, run.jobs(), recall.ledger());
        }
        var collision = versions.collision(built.artefacts());
        if (collision.isPresent()) {
            throw new Usage(collision.get().message(), collision.get().hint());
        }
        return outputs.write(versions.with(built.artefacts()).values(), run.jobs(), recall.ledger());
    }

    /** Writes a share of the site, and tells no findings: those of the whole are for the merge to tell, once. */
    private static Exit writePart(Wiki wiki, SiteBuild build, Outputs outputs, Shard shard, Run run)
            throws IOException {
        var built = build.run(wiki.sources(run.today()));
        var files = shard.artefacts(built);
        boolean whole = isWhole(outputs.write(files.values(), run.jobs()), run.console());
        run.watch().ended("pages framed and written");
        share(build, built, outputs, run.watch());
        if (run.options().has("-v")) {
            run.console().err().print(run.watch().lines());
        }
        if (!run.options().quiet()) {
            String share = Tally.many(files.size() - 1, "file");
            run.console()
                    .err()
                    .println("Made part %s: %s of %d; findings are told by `demarc build --merge` (%s)"
                            .formatted(
                                    shard,
                                    share,
                                    built.artefacts().size(),
                                    run.watch().told()));
        }
        return whole ? Exit.CLEAN : Exit.FINDINGS;
    }

    private static void share(SiteBuild build, Built built, Outputs outputs, Stopwatch watch) {
        var shared = build.share(built, outputs.ledger());
        if (shared.taken() + shared.left() > 0) {
            watch.ended("shared cache: %d files taken, %d left there".formatted(shared.taken(), shared.left()));
        }
    }

    private static boolean isWhole(Outputs.Written written, Console console) {
        for (Outputs.Failure failure : written.failures()) {
            console.err().println("demarc: `" + failure.path() + "` was not written: " + failure.message());
        }
        if (!written.failures().isEmpty()) {
            console.err().println("  → Mend that, and run the command again; nothing of yours was changed.");
        }
        return written.failures().isEmpty();
    }

    private static void tellTaken(Merging merging, Run run) {
        if (merging != Merging.NONE && !run.options().quiet()) {
            run.console().err().println(merging.taken());
        }
    }

    private static void tell(List<Merging.Note> notes, Console console) {
        for (Merging.Note note : notes) {
            console.err().println("demarc: " + note.message());
            console.err().println("  → " + note.hint());
        }
    }
}
