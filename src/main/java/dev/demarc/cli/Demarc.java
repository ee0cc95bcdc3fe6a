package dev.demarc.cli;

import dev.demarc.diagnostic.Nearest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: finds the command that is asked for, runs it, and ends with its exit code. */
public final class Demarc {

    private record Offer(String summary, Supplier<Command> command) {}

    private final Console console;
    private final Map<String, Offer> offers = new LinkedHashMap<>();

    Demarc(Console console) {
        this.console = console;
        offers.put("build", new Offer("Checks the wiki and writes the site.", BuildCommand::new));
        offers.put("serve", new Offer("Previews the wiki; reloads when a file changes.", ServeCommand::new));
        offers.put("check", new Offer("Tells what is wrong, and writes nothing.", CheckCommand::new));
        offers.put("who", new Offer("Who answers for it: finds cells, their parties and parts.", WhoCommand::new));
        offers.put("diff", new Offer("Which responsibilities changed hands between two revisions.", DiffCommand::new));
        offers.put("import", new Offer("Tables that others wrote, as a matrix file.", ImportCommand::new));
        offers.put(
                "export", new Offer("A matrix for others: CSV, XLSX, CAIQ, CRM, OSCAL and more.", ExportCommand::new));
        offers.put("rules", new Offer("What is checked, and why; with an ID, one rule.", RulesCommand::new));
        offers.put("render", new Offer("Markdown on standard input to HTML on standard output.", RenderCommand::new));
        offers.put("init", new Offer("A new wiki that builds clean, to begin with.", InitCommand::new));
        offers.put("schema", new Offer("JSON Schema of a kind of file, for editors.", SchemaCommand::new));
        offers.put(
                "completion",
                new Offer(
                        "Completion for bash, zsh and fish; the man page.",
                        () -> new CompletionCommand(this::offered)));
    }

    /** Runs a command and ends the process. */
    public static void main(String[] arguments) {
        // Digits in messages are the same everywhere.
        Locale.setDefault(Locale.ROOT);
        var console = Console.ofProcess();
        Exit exit = new Demarc(console).run(arguments);
        console.out().flush();
        console.err().flush();
        System.exit(exit.code());
    }

    /** Runs a command. */
    Exit run(String... arguments) {
        try {
            return dispatch(arguments);
        } catch (Usage e) {
            tell(e.getMessage(), e.hint());
            return Exit.USAGE;
        } catch (IOException e) {
            tell(disk(e), "Mend that, and run the command again; nothing of yours was changed.");
            return Exit.USAGE;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return fault(e, arguments);
        }
    }

    private Exit dispatch(String... arguments) throws Usage, IOException {
        String first = arguments.length == 0 ? "" : arguments[0];
        if (first.equals("--version") || first.equals("-V")) {
            console.out().println("Demarc " + version());
            return Exit.CLEAN;
        }
        if (first.isEmpty() || first.equals("--help") || first.equals("-h") || first.equals("help")) {
            overview(first.isEmpty());
            return first.isEmpty() ? Exit.USAGE : Exit.CLEAN;
        }
        Offer offer = offers.get(first);
        if (offer == null) {
            throw new Usage(
                    "There is no command `" + first + "`.",
                    Nearest.hint(first, offers.keySet()) + " See `demarc --help`.");
        }
        return run(first, offer, Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private Exit run(String name, Offer offer, String... arguments) throws Usage, IOException {
        Command command = offer.command().get();
        CommandSpec spec = spec(name, offer, command);
        var line = new CommandLine(spec);
        line.setUnmatchedOptionsArePositionalParams(false);
        CommandLine.ParseResult asked;
        try {
            asked = line.parseArgs(arguments);
        } catch (ParameterException e) {
            throw usage(e, name, spec);
        }
        if (asked.isUsageHelpRequested()) {
            console.out().print(line.getUsageMessage(CommandLine.Help.Ansi.OFF));
            return Exit.CLEAN;
        }
        return command.run(asked, console);
    }

    private static CommandSpec spec(String name, Offer offer, Command command) {
        CommandSpec spec = CommandSpec.create().name("demarc " + name);
        spec.usageMessage().description(offer.summary()).width(100);
        command.describe(spec);
        Options.addCommon(spec);
        return spec;
    }

    /** All commands with what they take, for those who tell of all. */
    private List<Offered> offered() {
        var all = new ArrayList<Offered>();
        offers.forEach((name, offer) -> all.add(new Offered(
                name, offer.summary(), spec(name, offer, offer.command().get()))));
        return all;
    }

    private static Usage usage(ParameterException e, String name, CommandSpec spec) {
        String see = "See `demarc " + name + " --help`.";
        if (e instanceof UnmatchedArgumentException unmatched) {
            String written = unmatched.getUnmatched().get(0);
            String bare = written.contains("=") ? written.substring(0, written.indexOf('=')) : written;
            if (bare.startsWith("-")) {
                List<String> near = Nearest.allTo(bare, spec.optionsMap().keySet());
                return new Usage(
                        "`demarc " + name + "` has no option `" + bare + "`.",
                        near.isEmpty() ? see : "Nearest: `" + String.join("`, `", near) + "`. " + see);
            }
            return new Usage("`demarc " + name + "` doesn't know what to do with `" + written + "`.", see);
        }
        if (e instanceof CommandLine.MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return new Usage("`" + String.join("`, `", Arrays.asList(longest(missing))) + "` wants a value.", see);
        }
        if (e instanceof CommandLine.OverwrittenOptionException twice
                && twice.getOverwritten() instanceof CommandLine.Model.OptionSpec option) {
            return new Usage("`" + option.longestName() + "` is given twice.", "Give it once. " + see);
        }
        return new Usage("That can't be read as options: " + e.getMessage(), see);
    }

    private static String longest(CommandLine.MissingParameterException missing) {
        return missing.getMissing().get(0) instanceof CommandLine.Model.OptionSpec option
                ? option.longestName()
                : missing.getMissing().get(0).paramLabel();
    }

    private void overview(boolean asError) {
        var to = asError ? console.err() : console.out();
        to.println("Demarc builds a wiki about who is responsible for what.");
        to.println();
        to.println("Usage: demarc COMMAND [DIR] [OPTIONS]");
        to.println();
        offers.forEach((name, offer) -> to.println("  " + name + " ".repeat(12 - name.length()) + offer.summary()));
        to.println();
        to.println("`demarc COMMAND --help` tells the options of one; `demarc --version` the version.");
        to.println("Exit codes: 0 clean, 1 findings, 2 wrong usage or settings, 3 a fault in Demarc.");
    }

    private void tell(@Nullable String message, String hint) {
        console.err().println("demarc: " + message);
        console.err().println("  → " + hint);
    }

    private static String disk(IOException e) {
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return "`" + e.getMessage() + "` does not exist.";
        }
        if (e instanceof AccessDeniedException) {
            return "There is no right to use `" + e.getMessage() + "`.";
        }
        String message = e.getMessage();
        return "The disk or the network said no: " + (message == null ? "it gave no reason" : message) + ".";
    }

    private Exit fault(Throwable e, String... arguments) {
        console.err()
                .println("demarc: This is a fault in Demarc, not in your wiki, while running `demarc "
                        + String.join(" ", arguments) + "`.");
        console.err().println("  → Report it with these lines; `-j 1` may go round it.");
        e.printStackTrace(console.err());
        return Exit.FAULT;
    }

    /** Which Demarc this is. */
    static String version() {
        String version = Demarc.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
