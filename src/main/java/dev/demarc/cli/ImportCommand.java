package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.build.Importing;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.exchange.ImportWishes;
import dev.demarc.exchange.ImportWishes.Kind;
import dev.demarc.matrix.Ids;
import dev.demarc.output.WholeFile;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code demarc import}: tables that others wrote, as a matrix file. */
final class ImportCommand implements Command {

    private static final String ENDING = ".matrix.yml";

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .required(true)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("FILE")
                .description("Pages, CSV files or workbooks. What each is, is found out by its content.")
                .build());
        spec.addOption(Options.value(
                "OUT", "Where the matrix goes; a folder for several. Default: standard output.", "-o", "--output"));
        spec.addOption(Options.flag("Write over a file that is there.", "--force"));
        spec.addOption(Options.values(
                "WORD=PARTY", "What a word or mark in the table means: a party's id, shared, or n/a.", "--alias"));
        spec.addOption(Options.choice("KIND", "What the files are: table, csv, raci, crm or caiq.", kinds(), "--as"));
        spec.addOption(Options.value("ID", "The category, for files that speak of one service.", "--category"));
        spec.addOption(Options.value("FILE", "Names for concerns: lines of `id: name`.", "--names"));
        spec.addOption(Options.flag("Make one matrix of several tables, each a category.", "--one"));
        spec.addOption(Options.value("NAME", "Look at this sheet of a workbook only.", "--sheet"));
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage, IOException {
        var options = new Options(asked, console);
        var files = new ArrayList<SourceFile>();
        for (String named : asked.matchedPositionalValue(0, List.<String>of())) {
            files.add(file(named, options));
        }
        String to = options.text("--output");
        var importing = Importing.of(new Importing.Wanted(files, wishes(options, to), options.text("--sheet")));
        for (Importing.Unread unread : importing.unread()) {
            throw new Usage("`" + unread.file() + "` can't be read: " + unread.why() + ".", unread.hint());
        }
        if (importing.matrices().isEmpty()) {
            throw nothing(importing, files);
        }
        if (to == null) {
            print(importing.matrices(), console);
        } else {
            write(importing.matrices(), to, options, console);
        }
        if (!options.quiet()) {
            new TransferPrinter(console.err()).print(importing);
        }
        return Exit.CLEAN;
    }

    /** A file that is to be read. */
    static SourceFile file(String named, Options options) throws Usage {
        Path file = options.path(named);
        if (!Files.isRegularFile(file)) {
            throw new Usage(
                    "There is no file `" + named + "`.",
                    Files.isDirectory(file) ? "It is a folder; name the files in it." : "Check its path.");
        }
        String place = named.replace('\\', '/');
        return SourceFile.of(place.substring(place.lastIndexOf('/') + 1), place, file);
    }

    private static ImportWishes wishes(Options options, @Nullable String to) throws Usage, IOException {
        String category = options.text("--category");
        if (category != null && !Ids.isId(category)) {
            throw new Usage(
                    "`--category` wants an id, not “" + category + "”.",
                    "Write small letters, digits and single hyphens, as `" + Ids.kebab(category) + "`.");
        }
        return new ImportWishes(
                aliases(options), kind(options), category, names(options), options.has("--one"), id(to));
    }

    /** The matrix is called as the file that it goes into. */
    private static @Nullable String id(@Nullable String to) {
        if (to == null || !to.endsWith(ENDING)) {
            return null;
        }
        String name = to.substring(Math.max(to.lastIndexOf('/'), to.lastIndexOf('\\')) + 1);
        String id = Ids.kebab(name.substring(0, name.length() - ENDING.length()));
        return Ids.isId(id) ? id : null;
    }

    /** What words mean, as they were given. */
    static Map<String, String> aliases(Options options) throws Usage {
        var aliases = new LinkedHashMap<String, String>();
        for (String alias : options.texts("--alias")) {
            int equals = alias.lastIndexOf('=');
            String word = equals < 0 ? "" : alias.substring(0, equals).strip();
            String meaning = equals < 0 ? "" : alias.substring(equals + 1).strip();
            if (meaning.isEmpty() || (word.isEmpty() && equals != 0)) {
                throw new Usage(
                        "`--alias` wants a word and what it means, not “" + alias + "”.",
                        "Write it as `--alias '✓=provider'`; nothing before the sign stands for an empty cell.");
            }
            aliases.put(word, meaning);
        }
        return aliases;
    }

    private static @Nullable Kind kind(Options options) throws Usage {
        String word = options.text("--as");
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        if (word != null) {
            throw new Usage("`--as` knows no `" + word + "`.", Nearest.hint(word, kinds()));
        }
        return null;
    }

    private static List<String> kinds() {
        return Arrays.stream(Kind.values()).map(Kind::word).toList();
    }

    private static Map<String, String> names(Options options) throws Usage, IOException {
        String named = options.text("--names");
        if (named == null) {
            return Map.of();
        }
        try {
            return Importing.names(file(named, options));
        } catch (CharacterCodingException e) {
            throw new Usage("`" + named + "` can't be read: it is not UTF-8.", "Save it as UTF-8.");
        }
    }

    private static Usage nothing(Importing importing, List<SourceFile> files) {
        String names = String.join("`, `", files.stream().map(SourceFile::place).toList());
        if (importing.left().isEmpty()) {
            return new Usage(
                    "There is no table in `" + names + "`.", "Demarc reads tables; a picture of one it can't.");
        }
        var left = importing.left().get(0);
        String remedy = left.remedy();
        return new Usage(
                "No table in `%s` says who is responsible. %s: %s".formatted(names, left.place(), left.message()),
                remedy == null ? "Look at the guide's page on import." : sentence(remedy));
    }

    private static String sentence(String remedy) {
        return remedy.startsWith("--") ? "Give " + remedy + "." : remedy;
    }

    private static void print(List<Importing.Made> matrices, Console console) throws Usage {
        if (matrices.size() > 1) {
            throw several(matrices, "name a folder to write them into: `-o FOLDER/`");
        }
        console.out().print(matrices.get(0).yaml());
    }

    private static Usage several(List<Importing.Made> matrices, String remedy) {
        var told = new ArrayList<String>();
        for (Importing.Made each : matrices) {
            told.add("“" + each.matrix().title() + "” from " + String.join(", ", each.from()));
        }
        return new Usage(
                "There are %d matrices: %s.".formatted(matrices.size(), String.join("; ", told)),
                "With several, " + remedy + ", or make one of them with `--one`.");
    }

    private static void write(List<Importing.Made> matrices, String to, Options options, Console console)
            throws Usage, IOException {
        Path path = options.path(to);
        boolean folder = Files.isDirectory(path) || to.endsWith("/");
        if (matrices.size() > 1 && !folder) {
            throw several(matrices, "name a folder: `-o FOLDER/`");
        }
        var files = new LinkedHashMap<Path, Importing.Made>();
        for (Importing.Made each : matrices) {
            files.put(folder ? path.resolve(each.matrix().id() + ENDING) : path, each);
        }
        for (Path file : files.keySet()) {
            if (Files.exists(file) && !options.has("--force")) {
                throw new Usage(
                        "`" + (folder ? to + "/" + file.getFileName() : to).replace("//", "/") + "` is there already.",
                        "Name another file, or give `--force` to write over it.");
            }
        }
        for (Map.Entry<Path, Importing.Made> each : files.entrySet()) {
            try (var file = WholeFile.at(each.getKey())) {
                byte[] yaml = each.getValue().yaml().getBytes(UTF_8);
                file.out().write(SchemaLine.before(yaml, each.getKey()));
                file.land();
            }
            if (!options.quiet()) {
                console.err().println("Wrote " + shown(each.getKey(), console) + ".");
            }
        }
    }

    private static String shown(Path file, Console console) {
        Path folder = console.folder().toAbsolutePath().normalize();
        return (file.startsWith(folder) ? folder.relativize(file) : file)
                .toString()
                .replace('\\', '/');
    }
}
