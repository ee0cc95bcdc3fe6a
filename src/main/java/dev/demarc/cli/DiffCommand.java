package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.build.ChangesReport;
import dev.demarc.build.Differing;
import dev.demarc.build.Revisions;
import dev.demarc.build.Wiki;
import dev.demarc.comparison.Change;
import dev.demarc.comparison.Comparison;
import dev.demarc.comparison.Kind;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.output.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code demarc diff}: which responsibilities changed hands; {@code domain.md} § 5 tells what counts as a change, and
 * {@code formats.md} § 3.4 the keys of its JSON.
 */
final class DiffCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "markdown", "json", "html");
    private static final String EXIT_CODE = "--exit-code";
    private static final String ANY = "any";
    private static final String OTHERWISE =
            "Run it in a git repository, or compare two files: `demarc diff OLD.matrix.yml NEW.matrix.yml`.";

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(revision(
                0,
                "REV[..REV]",
                "What is compared, in git's words: REV with the files as they lie there, REV..REV with each other,"
                        + " REV...REV from where the two parted. Default: HEAD."));
        spec.addPositional(
                revision(1, "NEWER", "The second of two revisions, or of two matrix files: that wants no git."));
        spec.addOption(Options.value("FORMAT", "text, markdown, json or html. Default: text.", "--format"));
        spec.addOption(Options.value("FILE", "Write there, and not to standard output.", "-o", "--output"));
        // Its value is one word only, so that a revision may follow it.
        spec.addOption(OptionSpec.builder(EXIT_CODE)
                .type(String.class)
                .arity("0..1")
                .fallbackValue("")
                .paramLabel(ANY)
                .parameterConsumer((left, option, command) ->
                        option.setValue(!left.isEmpty() && left.peek().equals(ANY) ? left.pop() : ""))
                .description("Exit with 1 if a gap opened, an agreement broke, or a cell changed hands;"
                        + " with `any`, if anything but words changed.")
                .build());
        spec.addOption(Options.flag("List changes of words too, not only how many there are.", "--all"));
        spec.addOption(
                Options.value("ID[..ID]", "This matrix alone; or the older one's id and the newer one's.", "--matrix"));
        spec.addOption(Options.value("FILE", "The settings. Default: demarc.yml, looking upwards.", "--config"));
        spec.addOption(Options.value("N", "How many threads work side by side.", "-j", "--jobs"));
        spec.addOption(Options.value("DATE", "The day that counts as today.", "--today"));
    }

    private static PositionalParamSpec revision(int index, String label, String description) {
        return PositionalParamSpec.builder()
                .index(Integer.toString(index))
                .arity("0..1")
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage, IOException {
        var options = new Options(asked, console);
        String format = format(options);
        var named = new ArrayList<String>();
        for (int i = 0; asked.hasMatchedPositional(i); i++) {
            named.add(asked.matchedPositionalValue(i, ""));
        }
        for (String each : asked.originalArgs()) {
            if (each.startsWith(EXIT_CODE + "=") && !each.equals(EXIT_CODE + "=" + ANY)) {
                throw new Usage("`" + EXIT_CODE + "` stands alone, or with `any`.", "See `demarc diff --help`.");
            }
        }
        Optional<Wiki> wiki = WikiOpening.upwards(options, console).open(null);
        if (wiki.isEmpty()) {
            return Exit.USAGE;
        }
        Optional<Differing> files = files(options, named);
        Differing differing = files.isPresent() ? files.get() : revisions(options, named, wiki.get());
        for (Differing.Unread each : differing.unreadClaims()) {
            console.err()
                    .println("demarc: `" + each.place() + "` can't be read (" + each.at()
                            + "), so what it claims is missing there.");
            console.err().println("  → `demarc check` tells why, where it can't be read now.");
        }
        String written = format.equals("html")
                ? page(differing, named, wiki.get(), options, console)
                : written(differing, format, options);
        write(written, options, console);
        return exit(asked.commandSpec().findOption(EXIT_CODE).getValue(), differing);
    }

    private static String format(Options options) throws Usage {
        String named = options.text("--format");
        String format = named == null ? "text" : named;
        if (!FORMATS.contains(format)) {
            throw new Usage("There is no format `" + format + "` here.", Nearest.hint(format, FORMATS));
        }
        return format;
    }

    /** Two files that are compared with each other; empty if revisions are meant. */
    private static Optional<Differing> files(Options options, List<String> named) throws Usage, IOException {
        if (named.size() < 2) {
            return Optional.empty();
        }
        var paths = new ArrayList<Path>();
        for (String each : named) {
            Path path = options.path(each);
            if (Files.isRegularFile(path)) {
                paths.add(path);
            }
        }
        if (paths.isEmpty() && named.stream().noneMatch(DiffCommand::looksLikeFile)) {
            return Optional.empty();
        }
        for (String each : named) {
            if (!Files.isRegularFile(options.path(each))) {
                throw new Usage("There is no file `" + each + "`.", "Name two files, or revisions as REV..REV.");
            }
        }
        if (options.text("--matrix") != null) {
            throw new Usage("`--matrix` chooses among a wiki's matrices, and here are two files.", "Leave it out.");
        }
        var differing = Differing.ofFiles(paths.get(0), named.get(0), paths.get(1), named.get(1));
        if (!differing.unread().isEmpty()) {
            throw new Usage(
                    "`" + differing.unread().get(0).place() + "` can't be read as a matrix.",
                    "`demarc check` in its folder tells why.");
        }
        return Optional.of(differing);
    }

    private static boolean looksLikeFile(String named) {
        return named.endsWith(".yml") || named.endsWith(".yaml") || named.endsWith(".json");
    }

    private static Differing revisions(Options options, List<String> named, Wiki wiki) throws Usage, IOException {
        Revisions revisions = revisions(named, wiki, options);
        var both = Differing.read(wiki, revisions, options.today(), options.jobs());
        String matrix = options.text("--matrix");
        return both.compare(matrix == null ? null : choice(matrix, both));
    }

    private static Revisions revisions(List<String> named, Wiki wiki, Options options) throws Usage {
        String written = String.join("..", named);
        if (written.isEmpty()) {
            known("HEAD", wiki, options);
            return Revisions.uncommitted();
        }
        for (String each : written.split("\\.\\.\\.?", -1)) {
            known(each.isEmpty() ? "HEAD" : each, wiki, options);
        }
        return Revisions.of(wiki, written)
                .orElseThrow(() -> new Usage(
                        "`" + written + "` have no commit in common, so there is none from which they parted.",
                        "Name both ends, as `REV..REV`; in a copy with the latest commits only, fetch the others."));
    }

    private static void known(String revision, Wiki wiki, Options options) throws Usage {
        var incomparable = wiki.incomparable(revision, OTHERWISE);
        if (incomparable.isPresent()) {
            boolean isFile = Files.exists(options.path(revision));
            throw new Usage(
                    incomparable.get().message(),
                    isFile
                            ? "That is a file. Name a revision; `--matrix ID` narrows it to one matrix."
                            : incomparable.get().hint());
        }
    }

    private static Differing.Choice choice(String written, Differing.Both both) throws Usage {
        int range = written.indexOf("..");
        String before = range < 0 ? written : written.substring(0, range);
        String after = range < 0 ? written : written.substring(range + 2);
        boolean isThere = both.olderIds().contains(before) || both.newerIds().contains(after);
        if (range >= 0 || !isThere) {
            known(before, both.olderIds(), "older");
            known(after, both.newerIds(), "newer");
        }
        return new Differing.Choice(before, after);
    }

    private static void known(String id, Set<String> ids, String which) throws Usage {
        if (!ids.contains(id)) {
            throw new Usage("There is no matrix `%s` in the %s revision.".formatted(id, which), Nearest.hint(id, ids));
        }
    }

    private static String written(Differing differing, String format, Options options) throws Usage {
        if (format.equals("json")) {
            return DiffJson.of(differing);
        }
        if (format.equals("markdown")) {
            return DiffMarkdown.of(differing);
        }
        var bytes = new ByteArrayOutputStream();
        boolean colour = options.text("-o") == null && options.colour();
        new DiffText(options.has("--all"), colour, new PrintStream(bytes, true, UTF_8)).print(differing);
        return bytes.toString(UTF_8);
    }

    private static String page(Differing differing, List<String> named, Wiki wiki, Options options, Console console)
            throws Usage, IOException {
        String matrix = options.text("--matrix");
        String command =
                ("demarc diff " + String.join(" ", named)).strip() + (matrix == null ? "" : " --matrix " + matrix);
        var page = ChangesReport.of(wiki, wiki.sources(options.today()), differing, command);
        if (!page.findings().isEmpty()) {
            new TextPrinter(new FilePlaces(wiki.folders().root(), console.folder()), options.colour(), true)
                    .print(Findings.of(page.findings()), console.err());
        }
        return page.value();
    }

    private static void write(String written, Options options, Console console) throws Usage, IOException {
        String file = options.text("-o");
        if (file == null) {
            console.out().print(written);
            return;
        }
        try (var whole = WholeFile.at(options.path(file))) {
            whole.out().write(written.getBytes(UTF_8));
            whole.land();
        }
    }

    /** As wanted: not at all, for what is grave, or for anything. */
    private static Exit exit(@Nullable String wanted, Differing differing) {
        if (wanted == null) {
            return Exit.CLEAN;
        }
        boolean any = wanted.equals(ANY);
        // What couldn't be compared may hide anything.
        boolean found = !differing.unread().isEmpty();
        for (Comparison comparison : differing.comparisons()) {
            for (Change change : comparison.changes()) {
                found |= any ? change.kind() != Kind.TEXT : change.kind().isGrave();
            }
        }
        return found ? Exit.FINDINGS : Exit.CLEAN;
    }
}
