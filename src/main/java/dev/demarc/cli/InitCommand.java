package dev.demarc.cli;

import dev.demarc.build.Importing;
import dev.demarc.build.PageWiki;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.exchange.ImportWishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code demarc init}: a new wiki, which builds and checks without a finding. */
final class InitCommand implements Command {

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .type(String.class)
                .paramLabel("DIR")
                .description("Where it goes; made if it isn't there. Default: this folder.")
                .build());
        spec.addOption(
                Options.choice("SERVER", "With a file for its CI: github or gitlab.", NewWiki.Ci.words(), "--ci"));
        spec.addOption(Options.value(
                "PAGE", "Begin with this page of Markdown; its tables are taken over as data.", "--from"));
        spec.addOption(Options.values("WORD=PARTY", "What a word in the page's tables means.", "--alias"));
        spec.addOption(Options.flag("Leave what is there as it is, and write the rest.", "--force"));
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage, IOException {
        var options = new Options(asked, console);
        var ci = ci(options.text("--ci"));
        Path named = options.folder();
        Path root = named == null ? console.folder() : named;
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new Usage("`" + options.parameter() + "` is a file.", "Name the folder for the wiki.");
        }
        PageWiki from = from(options);
        var wiki = from == null ? new NewWiki().withExample() : new NewWiki().with(from.files());
        if (ci != null) {
            wiki.withCi(ci);
        }
        List<String> inTheWay = wiki.inTheWay(root);
        if (!inTheWay.isEmpty() && !options.has("--force")) {
            throw new Usage(
                    "There is something already: `" + String.join("`, `", inTheWay) + "`. Nothing was written.",
                    "Take another folder; or say `--force`, which leaves that as it is and writes the rest.");
        }
        wiki.write(root).forEach(console.out()::println);
        if (!options.quiet()) {
            if (from != null) {
                new TransferPrinter(console.err()).print(from);
            }
            next(options.parameter(), from != null, ci, inTheWay, console);
        }
        return Exit.CLEAN;
    }

    /** The page to begin with, if one is named. */
    private static @Nullable PageWiki from(Options options) throws Usage, IOException {
        String named = options.text("--from");
        if (named == null) {
            if (!options.texts("--alias").isEmpty()) {
                throw new Usage("`--alias` says what words in a page's tables mean.", "Name the page: `--from PAGE`.");
            }
            return null;
        }
        var wishes = new ImportWishes(ImportCommand.aliases(options), null, null, Map.of(), false, null);
        var from = PageWiki.of(ImportCommand.file(named, options), wishes);
        for (Importing.Unread unread : from.importing().unread()) {
            throw new Usage("`" + unread.file() + "` can't be read: " + unread.why() + ".", unread.hint());
        }
        if (from.importing().matrices().isEmpty()) {
            throw new Usage(
                    "No table in `" + named + "` says who is responsible.",
                    "Begin without it: `demarc init`, and put the page into `content/`.");
        }
        return from;
    }

    private static NewWiki.@Nullable Ci ci(@Nullable String word) throws Usage {
        if (word == null) {
            return null;
        }
        for (NewWiki.Ci ci : NewWiki.Ci.values()) {
            if (ci.word().equals(word)) {
                return ci;
            }
        }
        throw new Usage(
                "There is no file for the CI of `" + word + "`.",
                Nearest.hint(word, NewWiki.Ci.words()) + " For others, see the guide's page In CI.");
    }

    private static void next(
            @Nullable String folder, boolean withData, NewWiki.@Nullable Ci ci, List<String> kept, Console console) {
        var to = console.err();
        if (!kept.isEmpty()) {
            to.println("Left as it was: " + String.join(", ", kept) + ".");
        }
        if (kept.contains(".gitignore")) {
            to.println("  → Add to .gitignore: /site/ and /.demarc/.");
        }
        to.println(folder == null ? "The wiki is here. What next:" : "The wiki is in `" + folder + "`. What next:");
        to.println("  → `demarc serve" + (folder == null ? "" : " " + folder)
                + "` previews it; the page in the browser follows what you write.");
        to.println(
                withData
                        ? "  → `demarc check" + (folder == null ? "" : " " + folder)
                                + "` tells what the page left open."
                        : "  → Write your parties, categories and concerns into content/hosting.matrix.yml.");
        if (ci != null) {
            to.println("  → Write into " + ci.path() + " where Demarc is to come from: DEMARC_URL, near its top.");
        }
    }
}
