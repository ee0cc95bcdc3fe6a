package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.diagnostic.Nearest;
import dev.demarc.output.WholeFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code demarc schema}: what editors want to know of the files that people write. */
final class SchemaCommand implements Command {

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .type(String.class)
                .paramLabel("KIND")
                .completionCandidates(SchemaFile.words())
                .description("The kind of file: " + String.join(", ", SchemaFile.words()) + ".")
                .build());
        spec.addOption(Options.value("DIR", "Write all of them into this folder, such as .schema.", "--write"));
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage, IOException {
        var options = new Options(asked, console);
        String kind = options.parameter();
        String folder = options.text("--write");
        if (folder != null) {
            if (kind != null) {
                throw new Usage("`--write` writes all schemas, not `" + kind + "` alone.", "Leave one of the two out.");
            }
            write(options.path(folder));
            if (!options.quiet()) {
                told(folder, console.err());
            }
            return Exit.CLEAN;
        }
        if (kind == null) {
            throw new Usage(
                    "`demarc schema` wants the kind of file.",
                    "Name one: `" + String.join("`, `", SchemaFile.words())
                            + "`; or have all written with `--write DIR`.");
        }
        var schema = SchemaFile.of(kind);
        if (schema.isEmpty()) {
            throw new Usage("There is no schema of `" + kind + "`.", Nearest.hint(kind, SchemaFile.words()));
        }
        console.out().print(schema.get().text());
        return Exit.CLEAN;
    }

    private static void told(String folder, PrintStream to) {
        to.println("The schemas are in `" + folder + "`. A file leads to its own by its first line, such as");
        to.println("  # yaml-language-server: $schema=" + folder + "/" + SchemaFile.CONFIG.fileName());
        to.println("with the path as seen from the file.");
    }

    private static void write(Path folder) throws IOException {
        for (SchemaFile schema : SchemaFile.values()) {
            try (var file = WholeFile.at(folder.resolve(schema.fileName()))) {
                file.out().write(schema.text().getBytes(UTF_8));
                file.land();
            }
        }
    }
}
