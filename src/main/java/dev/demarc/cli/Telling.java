package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.Severity;
import dev.demarc.output.WholeFile;
import dev.demarc.source.WikiFolders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells findings in the formats that were asked for, and says whether they fail the run. */
final class Telling {

    static final List<String> FORMATS = List.of("text", "json", "sarif", "junit", "github");

    private record Format(String name, @Nullable Path file) {}

    private final Options options;
    private final Console console;
    private final List<Format> formats = new ArrayList<>();
    private final @Nullable Severity failing;
    private final boolean diff;

    /** Reads the options first, so that a wrong one is told before any work is done. */
    Telling(Options options, Console console) throws Usage {
        this.options = options;
        this.console = console;
        for (String asked : options.texts("--format")) {
            formats.add(format(asked));
        }
        this.diff = Fixing.printsDiff(options);
        if (diff && formats.stream().anyMatch(format -> format.file() == null)) {
            throw new Usage(
                    "With `--dry-run` the diff goes to standard output, and findings can't.",
                    "Give the format a file: `--format json=FILE`.");
        }
        if (formats.stream().filter(format -> format.file() == null).count() > 1) {
            throw new Usage(
                    "Two formats can't both go to standard output.", "Give one of them a file: `--format json=FILE`.");
        }
        if (!diff && formats.stream().allMatch(format -> format.file() != null)) {
            boolean onGithub =
                    formats.isEmpty() && !console.variable("GITHUB_ACTIONS").isEmpty();
            formats.add(new Format(onGithub ? "github" : "text", null));
        }
        var files = new HashSet<Path>();
        for (Format format : formats) {
            if (format.file() != null && !files.add(format.file())) {
                throw new Usage(
                        "Two formats can't both go to `" + format.file().getFileName() + "`.",
                        "Give each a file of its own.");
            }
        }
        this.failing = failing();
    }

    private Format format(String asked) throws Usage {
        int equals = asked.indexOf('=');
        String name = equals < 0 ? asked : asked.substring(0, equals);
        if (!FORMATS.contains(name)) {
            throw new Usage("There is no format `" + name + "`.", Nearest.hint(name, FORMATS));
        }
        return new Format(name, equals < 0 ? null : options.path(asked.substring(equals + 1)));
    }

    private @Nullable Severity failing() throws Usage {
        String asked = options.text("--fail-on");
        if (asked == null) {
            return options.has("--strict") ? Severity.WARNING : Severity.ERROR;
        }
        return switch (asked) {
            case "error" -> Severity.ERROR;
            case "warning" -> Severity.WARNING;
            case "never" -> null;
            default ->
                throw new Usage(
                        "`--fail-on` wants error, warning or never, not “" + asked + "”.", "Leave it out for error.");
        };
    }

    /**
     * Tells findings, and a last line about all that was looked at.
     *
     * @param checked how much that was, in words
     */
    Exit tell(Findings findings, String checked, WikiFolders wiki, Stopwatch watch) throws Usage, IOException {
        tell(findings, checked, new FilePlaces(wiki, console.folder()));
        if (options.has("-v")) {
            console.err().print(watch.lines());
        }
        if (!options.quiet()) {
            if (findings.list().size() > 1 && isTold("text")) {
                console.err().println(Tally.rules(findings));
            }
            console.err().println(checked + ": " + Tally.found(findings) + " (" + watch.told() + ")");
            String mendable = options.has("--fix") || diff ? "" : Tally.mendable(findings);
            if (!mendable.isEmpty()) {
                console.err().println(mendable);
            }
        }
        boolean fails = failing != null
                && findings.list().stream().anyMatch(each -> each.severity().compareTo(failing) <= 0);
        return fails ? Exit.FINDINGS : Exit.CLEAN;
    }

    /** Tells findings, and nothing about them. */
    void tell(Findings findings, FilePlaces places) throws Usage, IOException {
        tell(findings, "", places);
        if (diff) {
            // There is nothing to show as a diff, and a person has to see it.
            new TextPrinter(places, options.colour(), true).print(findings, console.err());
        }
    }

    private void tell(Findings findings, String checked, FilePlaces places) throws Usage, IOException {
        for (Format format : formats) {
            if (format.file() == null) {
                printer(format, places, options.colour()).print(findings, console.out());
            } else {
                write(format, places, findings);
            }
        }
        console.out().flush();
        String summary = console.variable("GITHUB_STEP_SUMMARY");
        if (!summary.isEmpty()) {
            append(StepSummary.of(findings, checked, places), summary);
        }
    }

    /** A summary that can't be written is no reason to lose what was found. */
    private void append(String summary, String file) throws Usage {
        try {
            Files.writeString(options.path(file), summary, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            console.err().println("demarc: The summary was not written to `" + file + "`: " + e.getMessage());
        }
    }

    private boolean isTold(String name) {
        return formats.stream()
                .anyMatch(format -> format.file() == null && format.name().equals(name));
    }

    private Printer printer(Format format, FilePlaces places, boolean colour) {
        return switch (format.name()) {
            case "json" -> new JsonPrinter(places);
            case "sarif" -> new SarifPrinter(places, Demarc.version());
            case "junit" -> new JunitPrinter(places);
            case "github" -> new GithubPrinter(places);
            default -> new TextPrinter(places, colour, format.file() != null || options.has("--all"));
        };
    }

    private void write(Format format, FilePlaces places, Findings findings) throws IOException {
        Path file = format.file();
        if (file == null) {
            throw new IllegalStateException("A format without a file goes to standard output");
        }
        try (var report = WholeFile.at(file)) {
            var to = new PrintStream(report.out(), false, UTF_8);
            printer(format, places, false).print(findings, to);
            if (to.checkError()) {
                throw new IOException("`" + file + "` can't be written whole: the disk may be full");
            }
            report.land();
        }
    }
}
