package dev.demarc.cli;

import dev.demarc.diagnostic.Nearest;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code demarc completion}: a script by which a shell completes commands, options and their values; and the man page.
 *
 * <p>All of them are made of what the commands say of themselves, so none can lag behind.
 */
final class CompletionCommand implements Command {

    private static final List<String> KINDS = List.of("bash", "zsh", "fish", "man");

    private final Supplier<List<Offered>> offered;

    CompletionCommand(Supplier<List<Offered>> offered) {
        this.offered = offered;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .required(true)
                .type(String.class)
                .paramLabel("SHELL")
                .completionCandidates(KINDS)
                .description("bash, zsh or fish; or man, for the man page.")
                .build());
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage {
        String kind = asked.matchedPositionalValue(0, "");
        console.out()
                .print(
                        switch (kind) {
                            case "bash" -> BashCompletion.of(offered.get());
                            case "zsh" -> ZshCompletion.of(offered.get());
                            case "fish" -> FishCompletion.of(offered.get());
                            case "man" -> ManPage.of(offered.get());
                            default ->
                                throw new Usage(
                                        "There is no completion for `" + kind + "`.", Nearest.hint(kind, KINDS));
                        });
        return Exit.CLEAN;
    }
}
