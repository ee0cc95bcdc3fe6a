package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.build.Rendering;
import dev.demarc.diagnostic.Nearest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code demarc render}: Markdown to HTML for other programs. */
final class RenderCommand implements Command {

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.choice(
                "NAME",
                "demarc (default, as on pages), commonmark or gfm.",
                () -> Rendering.dialects().iterator(),
                "--dialect"));
        spec.addOption(
                Options.flag("Read and write JSON lines: {\"id\", \"markdown\"} to {\"id\", \"html\"}.", "--batch"));
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage, IOException {
        var options = new Options(asked, console);
        String named = options.text("--dialect");
        String dialect = named == null ? "demarc" : named;
        if (!Rendering.dialects().contains(dialect)) {
            throw new Usage("There is no dialect `" + dialect + "`.", Nearest.hint(dialect, Rendering.dialects()));
        }
        var rendering = Rendering.in(dialect);
        if (!options.has("--batch")) {
            console.out().print(rendering.render(new String(console.in().readAllBytes(), UTF_8)));
            return Exit.CLEAN;
        }
        var faults = rendering.batch(console.in(), new BufferedOutputStream(console.out()));
        for (Rendering.Fault fault : faults) {
            console.err().println("demarc: line " + fault.line() + ": " + fault.message());
        }
        return faults.isEmpty() ? Exit.CLEAN : Exit.USAGE;
    }
}
