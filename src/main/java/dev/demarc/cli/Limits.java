package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.build.Passes;
import dev.demarc.build.Wiki;
import dev.demarc.diagnostic.Baseline;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.mend.Plan;
import dev.demarc.mend.Snapshot;
import dev.demarc.output.JsonSheet;
import dev.demarc.output.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Which findings a check tells: those of the rules that are asked for, without those that a baseline knows. */
final class Limits {

    private final Options options;
    private final Console console;
    private final Set<RuleId> rules = EnumSet.noneOf(RuleId.class);
    private final @Nullable Path known;
    private final @Nullable Path written;

    static void describe(CommandSpec spec) {
        spec.addOption(Options.choices(
                "ID", "Tell findings of this rule only. May be repeated.", Options.ruleIds(), "--rule"));
        spec.addOption(Options.value("FILE", "Hide the findings that this baseline knows.", "--baseline"));
        spec.addOption(Options.value(
                "FILE", "Write a baseline of all that is found, and tell nothing of it.", "--write-baseline"));
    }

    /** Reads the options first, so that a wrong one is told before any work is done. */
    Limits(Options options, Console console) throws Usage {
        this.options = options;
        this.console = console;
        for (String id : options.texts("--rule")) {
            rules.add(rule(id));
        }
        this.known = path("--baseline");
        this.written = path("--write-baseline");
        if (known != null && !Files.isRegularFile(known)) {
            throw new Usage(
                    "There is no baseline `" + options.text("--baseline") + "`.",
                    "`demarc check --write-baseline " + options.text("--baseline") + "` makes one.");
        }
    }

    /** The rule of that name. */
    static RuleId rule(String id) throws Usage {
        Optional<RuleId> rule = RuleId.of(id);
        if (rule.isPresent()) {
            return rule.get();
        }
        List<String> near =
                Nearest.allTo(id, Arrays.stream(RuleId.values()).map(RuleId::id).toList());
        throw new Usage(
                "There is no rule `" + id + "`.",
                (near.isEmpty() ? "" : "Nearest: `" + String.join("`, `", near) + "`. ") + "`demarc rules` lists all.");
    }

    private @Nullable Path path(String option) throws Usage {
        String named = options.text(option);
        return named == null ? null : options.path(named);
    }

    /** The baseline that is asked for; empty if it can't be read, which has been told then. */
    Optional<Baseline> baseline(Wiki wiki, Telling telling) throws Usage, IOException {
        if (known == null) {
            return Optional.of(Baseline.EMPTY);
        }
        var read = wiki.baseline(known);
        if (read.findings().isEmpty()) {
            return Optional.of(read.value());
        }
        telling.tell(Findings.of(read.findings()), new FilePlaces(wiki.folders(), console.folder()));
        console.err().println("demarc: The baseline wants mending first; nothing was checked.");
        return Optional.empty();
    }

    /** A snapshot with the baseline, if there is one. */
    Snapshot with(Snapshot snapshot, Wiki wiki) {
        return known == null ? snapshot : snapshot.with(wiki.place(known), known);
    }

    private Findings asked(Findings all) {
        return rules.isEmpty()
                ? all
                : Findings.of(all.list().stream().filter(this::isAsked).toList());
    }

    /** Those that are to be told, also of the baseline itself. */
    Findings told(Findings all, Baseline baseline, Wiki wiki, Passes passes) {
        var places = new FilePlaces(wiki.folders(), console.folder());
        var rest = baseline.rest(asked(all), places::text);
        // What another rule's entries would hide can't be known when that rule isn't told.
        return rules.isEmpty() ? withUnused(rest, baseline, wiki, passes) : rest.findings();
    }

    /** The others, among which those that are told have to be mended. */
    Plan.Around around(Findings all, Baseline baseline, Wiki wiki) {
        var places = new FilePlaces(wiki.folders(), console.folder());
        Set<Diagnostic> rest =
                new HashSet<>(baseline.rest(all, places::text).findings().list());
        return new Plan.Around(
                all.list().stream()
                        .filter(each -> rest.contains(each) && !rules.isEmpty() && !isAsked(each))
                        .toList(),
                all.list().stream().filter(each -> !rest.contains(each)).toList());
    }

    /** Those that are to be told; the others are written down, if that is asked for. */
    Findings of(Findings all, Baseline baseline, Wiki wiki, Passes passes) throws IOException {
        var places = new FilePlaces(wiki.folders(), console.folder());
        var asked = asked(all);
        if (written != null) {
            write(Baseline.of(asked, places::text), written);
            say("`" + options.text("--write-baseline") + "` now knows "
                    + Tally.many(asked.list().size(), "finding") + ".");
            return Findings.of(List.of());
        }
        var rest = baseline.rest(asked, places::text);
        int hidden = asked.list().size() - rest.findings().list().size();
        if (known != null) {
            say("`" + options.text("--baseline") + "` hides " + Tally.many(hidden, "finding") + ".");
        }
        return told(all, baseline, wiki, passes);
    }

    /** What is left, and the entries for which nothing is left to hide. What asks the past is not held against them. */
    private static Findings withUnused(Baseline.Rest rest, Baseline baseline, Wiki wiki, Passes passes) {
        Set<RuleId> idle = passes.idle(false);
        var unused = new TreeSet<>(rest.unused());
        unused.removeIf(entry -> RuleId.of(baseline.entries().get(entry).rule())
                .filter(idle::contains)
                .isPresent());
        var told = new ArrayList<Diagnostic>();
        baseline.listing().without(unused).forEach((number, edit) -> {
            Baseline.Entry entry = baseline.entries().get(number);
            told.add(Diagnostic.of(
                            RuleId.WAIVER_UNUSED,
                            baseline.listing().at(number),
                            "The baseline's entry for `%s` in `%s` has nothing left to hide."
                                    .formatted(entry.rule(), entry.file()),
                            "Take it out, or write the baseline anew with `--write-baseline`.",
                            entry.rule())
                    .mendedBy(edit));
        });
        var all = new ArrayList<>(rest.findings().list());
        all.addAll(wiki.weighed(told).list());
        return Findings.of(all);
    }

    private boolean isAsked(Diagnostic finding) {
        return rules.contains(finding.rule());
    }

    private void say(String line) {
        if (!options.quiet()) {
            console.err().println(line);
        }
    }

    private static void write(Baseline baseline, Path file) throws IOException {
        var json = new JsonSheet().object().number("version", 1).key("findings").list();
        for (Baseline.Entry entry : baseline.entries()) {
            json.object()
                    .text("rule", entry.rule())
                    .text("file", entry.file())
                    .text("target", entry.target())
                    .text("text", entry.text())
                    .end();
        }
        try (var whole = WholeFile.at(file)) {
            whole.out().write(json.end().end().toString().getBytes(UTF_8));
            whole.land();
        }
    }
}
