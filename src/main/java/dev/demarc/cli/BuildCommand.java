package dev.demarc.cli;

import dev.demarc.build.Passes;
import dev.demarc.build.Recall;
import dev.demarc.build.Sharing;
import dev.demarc.build.SiteBuild;
import dev.demarc.build.Wiki;
import dev.demarc.output.Outputs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code demarc build}: checks the wiki and writes the site, also when something was found. */
final class BuildCommand implements Command {

    @Override
    public void describe(CommandSpec spec) {
        Options.addWiki(spec);
        Options.addFindings(spec);
        spec.addOption(Options.verifyOutput());
        spec.addOption(Options.flag("Make all anew, and keep nothing for the next build.", "--no-cache"));
        spec.addOption(Options.value("DIR", "Where the site goes. Default: site, beside demarc.yml.", "-d", "--dest"));
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage, IOException {
        var watch = new Stopwatch();
        var options = new Options(asked, console);
        var telling = new Telling(options, console);
        var today = options.today();
        int jobs = options.jobs();
        String dest = options.text("--dest");
        @Nullable Path named = dest == null ? null : options.path(dest);
        var wiki = new WikiOpening(options, console, telling).open(named);
        if (wiki.isEmpty()) {
            return Exit.USAGE;
        }
        var recall = options.has("--no-cache")
                ? Recall.NONE
                : Recall.of(wiki.get(), options.passes(), sharing(wiki.get(), console));
        return write(wiki.get(), options.passes(), recall, telling, today, jobs, console, watch);
    }

    private static Sharing sharing(Wiki wiki, Console console) {
        return Sharing.of(
                wiki,
                console.variable("DEMARC_CACHE_TOKEN"),
                note -> console.err().println("demarc: " + note));
    }

    private static Exit write(
            Wiki wiki,
            Passes passes,
            Recall recall,
            Telling telling,
            LocalDate today,
            int jobs,
            Console console,
            Stopwatch watch)
            throws Usage, IOException {
        watch.ended("settings");
        var folders = wiki.folders();
        Outputs.Opened opened = Outputs.open(folders.dest(), folders.root(), folders.source(), console.err()::println);
        if (opened instanceof Outputs.Opened.Refused refused) {
            throw new Usage(refused.message(), refused.hint());
        }
        if (!(opened instanceof Outputs.Opened.Ready ready)) {
            throw new IllegalStateException("A destination is ready or refused");
        }
        try (var outputs = ready.outputs();
                var build = new SiteBuild(wiki, passes, recall, jobs, watch)) {
            var sources = wiki.sources(today);
            var known = build.unchanged(sources);
            if (known.isPresent() && outputs.holds(recall.ledger())) {
                watch.ended("nothing changed");
                return telling.tell(
                        known.get().findings(), Tally.checked(known.get().counts(), null), folders.root(), watch);
            }
            watch.ended("what changed");
            var built = build.run(sources);
            var written = outputs.write(built.artefacts().values(), jobs, recall.ledger());
            for (Outputs.Failure failure : written.failures()) {
                console.err().println("demarc: `" + failure.path() + "` was not written: " + failure.message());
            }
            if (!written.failures().isEmpty()) {
                console.err().println("  → Mend that, and run the command again; nothing of yours was changed.");
            }
            watch.ended("pages framed and written");
            if (written.failures().isEmpty()) {
                build.keep(sources, built, outputs.ledger());
            } else {
                recall.forget();
            }
            watch.ended("kept for the next build");
            if (written.failures().isEmpty()) {
                var shared = build.share(built, outputs.ledger());
                if (shared.taken() + shared.left() > 0) {
                    watch.ended("shared cache: %d files taken, %d left there".formatted(shared.taken(), shared.left()));
                }
            }
            Exit exit = telling.tell(built.findings(), Tally.checked(built.counts(), null), folders.root(), watch);
            return written.failures().isEmpty() ? exit : Exit.FINDINGS;
        }
    }
}
