package dev.demarc.cli;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion for fish. */
final class FishCompletion {

    private final StringBuilder script = new StringBuilder();

    private FishCompletion() {}

    /** The script for these commands. */
    static String of(List<Offered> commands) {
        return new FishCompletion().script(commands);
    }

    private String script(List<Offered> commands) {
        line("# Completion of demarc for fish. Written by `demarc completion fish`.");
        line("complete -c demarc -f");
        line("complete -c demarc -n __fish_use_subcommand -l help -d 'Show all commands.'");
        line("complete -c demarc -n __fish_use_subcommand -l version -d 'Show the version.'");
        for (Offered command : commands) {
            line("complete -c demarc -n __fish_use_subcommand -a " + command.name() + " -d "
                    + quoted(command.summary()));
        }
        for (Offered command : commands) {
            String here = "complete -c demarc -n '__fish_seen_subcommand_from " + command.name() + "'";
            for (OptionSpec option : command.options()) {
                line(here + names(option) + value(option) + " -d " + quoted(Offered.meaning(option)));
            }
            for (PositionalParamSpec parameter : command.spec().positionalParameters()) {
                String values = parameter(parameter);
                if (!values.isEmpty()) {
                    line(here + values);
                }
            }
        }
        return script.toString();
    }

    private static String names(OptionSpec option) {
        var names = new StringBuilder();
        for (String name : option.names()) {
            names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        return names.toString();
    }

    private static String value(ArgSpec argument) {
        return switch (Offered.value(argument)) {
            case NONE -> "";
            case WORD -> " -x -a " + quoted(String.join(" ", Offered.words(argument)));
            case FILE -> " -r -F";
            case FOLDER -> " -x -a '(__fish_complete_directories)'";
            case TEXT -> " -x";
        };
    }

    private static String parameter(ArgSpec argument) {
        return switch (Offered.value(argument)) {
            case WORD -> " -a " + quoted(String.join(" ", Offered.words(argument)));
            case FILE -> " -F";
            case FOLDER -> " -a '(__fish_complete_directories)'";
            case NONE, TEXT -> "";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private void line(String text) {
        script.append(text).append('\n');
    }
}
