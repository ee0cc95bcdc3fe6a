package dev.demarc.cli;

import dev.demarc.diagnostic.Findings;
import dev.demarc.mend.Mending;
import dev.demarc.mend.Plan;
import dev.demarc.mend.Snapshot;
import dev.demarc.mend.UnifiedDiff;
import dev.demarc.source.Location;
import dev.demarc.source.WikiFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Mends what a check found, or shows how it would. What is mended may let more be mended, so the wiki is checked again
 * after each round, and rounds end when nothing is left to mend.
 */
final class Fixing {

    /** Two mendings that undo each other would go on for ever; none should, and no real wiki needs more. */
    private static final int MOST_ROUNDS = 5;

    private static final int SHOWN = 20;
    private static final String RESET = "\u001B[0m";

    private final Options options;
    private final Console console;
    private final boolean asked;
    private final boolean dry;
    private final Set<String> files = new TreeSet<>();
    private List<Plan.Left> left = List.of();
    private int rounds;
    private int mended;
    private boolean failed;

    static void describe(CommandSpec spec) {
        spec.addOption(Options.flag("Mend what can be mended with certainty, then tell what is left.", "--fix"));
        spec.addOption(Options.flag("Show as a diff what --fix would change, and change nothing.", "--dry-run"));
    }

    /** Whether the output is a diff, so that findings go to files alone. */
    static boolean printsDiff(Options options) {
        return options.has("--dry-run");
    }

    /** Reads the options first, so that a wrong one is told before any work is done. */
    Fixing(Options options, Console console) throws Usage {
        this.options = options;
        this.console = console;
        this.dry = printsDiff(options);
        this.asked = dry || options.has("--fix");
        if (asked && options.text("--write-baseline") != null) {
            throw new Usage(
                    "`%s` and `--write-baseline` don't go together.".formatted(dry ? "--dry-run" : "--fix"),
                    "Mend first; then write down what is left.");
        }
    }

    /** Whether anything is to be mended, or shown to be. */
    boolean isAsked() {
        return asked;
    }

    /** Whether this file was mended. */
    boolean changed(String path) {
        return files.contains(path);
    }

    /** Mends once. Returns whether the wiki has to be checked again. */
    boolean round(Findings told, Plan.Around around, Snapshot snapshot, Path root) throws Usage, IOException {
        if (!asked || rounds == MOST_ROUNDS) {
            return false;
        }
        rounds++;
        var mending = Mending.of(Plan.of(told.list(), around), snapshot::text);
        left = mending.left();
        var places = new FilePlaces(root, console.folder());
        if (dry) {
            show(mending, snapshot, places);
            return false;
        }
        int lost = write(mending, snapshot, places);
        mended += mending.mended().size() - lost;
        return mending.mended().size() > lost;
    }

    private void show(Mending mending, Snapshot snapshot, FilePlaces places) throws Usage, IOException {
        boolean colour = options.colour();
        for (Mending.MendedText text : mending.texts()) {
            String mark = snapshot.hasMark(text.path()) ? "\uFEFF" : "";
            UnifiedDiff.of(places.shown(text.path()), mark + text.before(), mark + text.after())
                    .forEach(line -> console.out().print((colour ? painted(line) : line) + "\n"));
            files.add(text.path());
        }
        console.out().flush();
        mended = mending.mended().size();
    }

    /** In git's colours. */
    private static String painted(String line) {
        String code = line.startsWith("---") || line.startsWith("+++")
                ? "\u001B[1m"
                : line.startsWith("@@")
                        ? "\u001B[36m"
                        : line.startsWith("-") ? "\u001B[31m" : line.startsWith("+") ? "\u001B[32m" : "";
        return code.isEmpty() ? line : code + line + RESET;
    }

    /** Writes the texts, and returns how many findings stay because one of their files could not be written. */
    private int write(Mending mending, Snapshot snapshot, FilePlaces places) {
        Map<Path, Mending.MendedText> written = new HashMap<>();
        Set<String> unwritten = new TreeSet<>();
        for (Mending.MendedText text : mending.texts()) {
            // Two names may lead to one file.
            Path file = snapshot.file(text.path());
            Mending.MendedText same = written.putIfAbsent(file, text);
            Optional<String> why = same == null
                    ? snapshot.replace(text.path(), text.after())
                    : same.after().equals(text.after())
                            ? Optional.empty()
                            : Optional.of("it is the same file as `%s`, and was mended there"
                                    .formatted(places.shown(same.path())));
            if (why.isPresent()) {
                unwritten.add(text.path());
                failed = true;
                console.err().println("demarc: `" + places.shown(text.path()) + "` was not mended: " + why.get() + ".");
            } else {
                files.add(text.path());
            }
        }
        return (int) mending.mended().stream()
                .filter(finding -> finding.edits().stream()
                        .anyMatch(edit -> unwritten.contains(edit.at().path())))
                .count();
    }

    /**
     * Says what was done, and what wasn't and why.
     *
     * @param found all that is left to be said of the wiki
     */
    void tell(WikiFolders wiki, Findings found) {
        if (!asked || options.quiet()) {
            return;
        }
        var places = new FilePlaces(wiki, console.folder());
        int ofOthers = (int) found.list().stream()
                .filter(finding -> finding.location() instanceof Location.InFile at && wiki.mountOf(at.path()) != null)
                .count();
        if (ofOthers > 0) {
            console.err()
                    .println("demarc: %s in files of other repositories: they are mended there, and never from here."
                            .formatted(Tally.many(ofOthers, "finding")));
        }
        for (Plan.Left each : left.subList(0, Math.min(SHOWN, left.size()))) {
            console.err()
                    .println("demarc: " + places.place(each.finding().location()) + " "
                            + each.finding().rule().id() + " isn't mended: " + each.why() + ".");
        }
        if (left.size() > SHOWN) {
            console.err().println("demarc: … and " + (left.size() - SHOWN) + " more.");
        }
        String what = Tally.many(mended, "finding") + " in " + Tally.many(files.size(), "file");
        console.err().println(mended == 0 ? "Nothing to mend." : (dry ? "Would mend " : "Mended ") + what + ".");
    }

    /** The exit of a run that left things undone is never clean. */
    Exit exit(Exit ofFindings) {
        return failed && ofFindings == Exit.CLEAN ? Exit.FINDINGS : ofFindings;
    }
}
