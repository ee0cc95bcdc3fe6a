package dev.demarc.cli;

import dev.demarc.build.Exporting;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.exchange.ExportFormat;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.model.BlockSpec.View;
import dev.demarc.output.WholeFile;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code demarc export}: a matrix for others, in the formats that they read. */
final class ExportCommand implements Command {

    private static final List<View> VIEWS = List.of(View.MATRIX, View.STACK, View.STAIRCASE);
    /** A form that a person fills in has a few megabytes. */
    private static final long LARGEST_FORM = 64L << 20;

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .required(true)
                .type(String.class)
                .paramLabel("MATRIX")
                .description("A matrix: its file, or its id in the wiki around the current folder.")
                .build());
        spec.addOption(Options.value("FORMAT", String.join(", ", ExportFormat.words()) + ".", "--format"));
        spec.addOption(Options.value(
                "FILE", "Where it goes; its ending tells the format. Default: standard output.", "-o", "--output"));
        spec.addOption(Options.flag("Write over a file that is there.", "--force"));
        spec.addOption(Options.value("VIEW", "How svg is drawn: matrix, stack or staircase.", "--view"));
        spec.addOption(Options.value("FILE", "The form to fill in, for caiq and crm.", "--template"));
        spec.addOption(Options.value("ID", "The category that a caiq describes, or a crm's form.", "--category"));
        spec.addOption(Options.value("PARTY", "Who is the provider in caiq and crm. Default: the first.", "--csp"));
        spec.addOption(Options.value("PARTY", "Who exports the plan, for oscal. Default: the first.", "--as"));
        spec.addOption(Options.value("URL", "The profile of the controls, for oscal.", "--profile"));
        spec.addOption(Options.value("FILE", "The settings. Default: demarc.yml, looking upwards.", "--config"));
        spec.addOption(Options.value("N", "How many threads work side by side.", "-j", "--jobs"));
        spec.addOption(Options.value("DATE", "The day that counts as today.", "--today"));
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage, IOException {
        var options = new Options(asked, console);
        String to = options.text("--output");
        ExportFormat format = format(options, to);
        if (format.isBinary() && to == null && console.terminal()) {
            throw new Usage("A workbook is nothing that a terminal could show.", "Name a file: `-o FILE.xlsx`.");
        }
        String named = asked.matchedPositionalValue(0, "");
        Path file = to == null ? null : free(to, named, options);
        Optional<MatrixOpening.Opened> opened = new MatrixOpening(options, console).open(named);
        if (opened.isEmpty()) {
            return Exit.USAGE;
        }
        Matrix matrix = opened.get().duties().matrix();
        Exporting exporting;
        try {
            exporting = Exporting.of(
                    opened.get().duties(),
                    wishes(format, matrix, options),
                    opened.get().around());
        } catch (Exporting.Refused e) {
            if (!e.isOfData()) {
                throw new Usage(e.why(), e.hint());
            }
            console.err().println("demarc: " + e.why());
            console.err().println("  → " + e.hint());
            return Exit.FINDINGS;
        }
        if (file == null) {
            console.out().write(exporting.bytes(), 0, exporting.bytes().length);
            console.out().flush();
        } else {
            try (var whole = WholeFile.at(file)) {
                byte[] bytes = exporting.bytes();
                whole.out().write(format == ExportFormat.YAML ? SchemaLine.before(bytes, file) : bytes);
                whole.land();
            }
        }
        if (!options.quiet()) {
            new TransferPrinter(console.err()).print(matrix, format, exporting.report());
        }
        return Exit.CLEAN;
    }

    private static ExportFormat format(Options options, @Nullable String to) throws Usage {
        String word = options.text("--format");
        if (word != null) {
            Optional<ExportFormat> format = ExportFormat.of(word);
            if (format.isEmpty()) {
                throw new Usage("There is no format `" + word + "` here.", Nearest.hint(word, ExportFormat.words()));
            }
            return format.get();
        }
        Optional<ExportFormat> format = to == null ? Optional.empty() : ExportFormat.ofFile(to);
        if (format.isEmpty()) {
            throw new Usage(
                    to == null ? "Which format?" : "The ending of `" + to + "` doesn't tell the format.",
                    "Give `--format`, one of " + String.join(", ", ExportFormat.words()) + ".");
        }
        return format.get();
    }

    /** Where it goes, if nothing is lost by it. */
    private static Path free(String to, String named, Options options) throws Usage, IOException {
        Path file = options.path(to);
        String form = options.text("--template");
        for (String source : form == null ? List.of(named) : List.of(named, form)) {
            Path path = options.path(source);
            if (Files.isRegularFile(path) && Files.isRegularFile(file) && Files.isSameFile(path, file)) {
                throw new Usage("`" + to + "` is what would be read.", "Name another file; that one stays as it is.");
            }
        }
        if (Files.isRegularFile(file) && !options.has("--force")) {
            throw new Usage("`" + to + "` is there already.", "Name another file, or give `--force` to write over it.");
        }
        return file;
    }

    private static Exporting.Wishes wishes(ExportFormat format, Matrix matrix, Options options)
            throws Usage, IOException {
        only(options, "--view", format, ExportFormat.SVG);
        only(options, "--template", format, ExportFormat.CAIQ, ExportFormat.CRM);
        only(options, "--category", format, ExportFormat.CAIQ, ExportFormat.CRM);
        only(options, "--csp", format, ExportFormat.CAIQ, ExportFormat.CRM);
        only(options, "--as", format, ExportFormat.OSCAL);
        only(options, "--profile", format, ExportFormat.OSCAL);
        String form = options.text("--template");
        boolean one = format == ExportFormat.CAIQ || (format == ExportFormat.CRM && form != null);
        if (options.text("--category") != null && !one) {
            throw new Usage(
                    "A crm without a form has a sheet for each category.",
                    "Leave `--category` out, or give the form with `--template`.");
        }
        return new Exporting.Wishes(
                format,
                view(options),
                category(matrix, one, options),
                new Exporting.Views(party("--csp", matrix, options), party("--as", matrix, options)),
                options.text("--profile"),
                form == null ? null : form(form, options));
    }

    private static void only(Options options, String option, ExportFormat format, ExportFormat... heard) throws Usage {
        if (options.text(option) != null && !List.of(heard).contains(format)) {
            var words = new ArrayList<String>();
            for (ExportFormat each : heard) {
                words.add(each.word());
            }
            throw new Usage(
                    "`" + option + "` says nothing to " + format.word() + ".",
                    "It goes with `--format " + String.join("` or `--format ", words) + "`.");
        }
    }

    private static View view(Options options) throws Usage {
        String word = options.text("--view");
        List<String> words = VIEWS.stream().map(View::word).toList();
        if (word == null) {
            return View.MATRIX;
        }
        if (!words.contains(word)) {
            throw new Usage("There is no view `" + word + "` here.", Nearest.hint(word, words));
        }
        return VIEWS.get(words.indexOf(word));
    }

    private static @Nullable String category(Matrix matrix, boolean one, Options options) throws Usage {
        String id = options.text("--category");
        List<String> ids = matrix.categories().stream().map(Category::id).toList();
        if (id == null && one && ids.size() > 1) {
            throw new Usage(
                    "The form describes one service, and “%s” has %d categories.".formatted(matrix.title(), ids.size()),
                    "Name one with `--category`: " + String.join(", ", ids) + ".");
        }
        if (id != null && !ids.contains(id)) {
            throw new Usage("There is no category `%s` in “%s”.".formatted(id, matrix.title()), Nearest.hint(id, ids));
        }
        return id;
    }

    private static @Nullable String party(String option, Matrix matrix, Options options) throws Usage {
        String id = options.text(option);
        List<String> ids = matrix.parties().stream().map(Party::id).toList();
        if (id != null && !ids.contains(id)) {
            throw new Usage("There is no party `%s` in “%s”.".formatted(id, matrix.title()), Nearest.hint(id, ids));
        }
        return id;
    }

    private static SourceFile form(String named, Options options) throws Usage, IOException {
        Path file = options.path(named);
        if (!Files.isRegularFile(file)) {
            throw new Usage("There is no form `" + named + "`.", "Check the path of `--template`.");
        }
        if (Files.size(file) > LARGEST_FORM) {
            throw new Usage("The form `" + named + "` is larger than 64 MB.", "Take the blank one.");
        }
        return SourceFile.of(named, named, file);
    }
}
