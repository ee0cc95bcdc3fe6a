package dev.demarc.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion for zsh. */
final class ZshCompletion {

    private final StringBuilder script = new StringBuilder();

    private ZshCompletion() {}

    /** The script for these commands. */
    static String of(List<Offered> commands) {
        return new ZshCompletion().script(commands);
    }

    private String script(List<Offered> commands) {
        line("#compdef demarc");
        line("# Completion of demarc for zsh. Written by `demarc completion zsh`.");
        line("_demarc() {");
        line("  if (( CURRENT == 2 )); then");
        line("    local -a commands");
        line("    commands=(");
        for (Offered command : commands) {
            line("      " + quoted(command.name() + ":" + command.summary().replace(":", "\\:")));
        }
        line("    )");
        line("    _describe command commands");
        line("    return");
        line("  fi");
        line("  local command=$words[2]");
        line("  shift words");
        line("  (( CURRENT-- ))");
        line("  case $command in");
        for (Offered command : commands) {
            var specs = new ArrayList<String>();
            command.options().forEach(option -> specs.add(option(option)));
            command.spec().positionalParameters().forEach(parameter -> specs.add(parameter(parameter)));
            line("    " + command.name() + ")");
            line("      _arguments -s -S \\");
            line("        " + String.join(" \\\n        ", specs));
            line("      ;;");
        }
        line("  esac");
        line("}");
        // Read by the completion system it is the function's body, read by hand it has to be made known.
        line("if [[ $funcstack[1] == _demarc ]]; then");
        line("  _demarc \"$@\"");
        line("else");
        line("  compdef _demarc demarc");
        line("fi");
        return script.toString();
    }

    private static String option(OptionSpec option) {
        String[] names = option.names();
        String repeated = option.isMultiValue() ? "*" : "";
        String rest = "["
                + Offered.meaning(option)
                        .replace("\\", "\\\\")
                        .replace("[", "\\[")
                        .replace("]", "\\]") + "]" + value(option);
        if (names.length == 1) {
            return quoted(repeated + names[0] + rest);
        }
        // Either name shuts out the other, unless both may come again.
        String without = repeated.isEmpty() ? "'(" + String.join(" ", names) + ")'" : "'*'";
        return without + "{" + String.join(",", names) + "}" + quoted(rest);
    }

    private static String parameter(PositionalParamSpec parameter) {
        String place = parameter.isMultiValue()
                ? "*"
                : Integer.toString(parameter.index().min() + 1);
        String value = value(parameter);
        return quoted(place + (value.isEmpty() ? ":" + parameter.paramLabel() + ": " : value));
    }

    private static String value(ArgSpec argument) {
        String label = ":" + argument.paramLabel().replace(":", "\\:") + ":";
        return switch (Offered.value(argument)) {
            case NONE -> "";
            case WORD -> label + "(" + String.join(" ", Offered.words(argument)) + ")";
            case FILE -> label + "_files";
            case FOLDER -> label + "_files -/";
            case TEXT -> label + " ";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private void line(String text) {
        script.append(text).append('\n');
    }
}
