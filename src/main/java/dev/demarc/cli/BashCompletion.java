package dev.demarc.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion for bash, from 3.2 on. */
final class BashCompletion {

    private static final String HEAD = """
            # Completion of demarc for bash. Written by `demarc completion bash`.
            _demarc() {
              local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} words='' kind=''
              COMPREPLY=()
              # Bash takes `=` for a word of its own.
              if [ "$cur" = '=' ]; then
                cur=
              elif [ "$prev" = '=' ]; then
                prev=${COMP_WORDS[COMP_CWORD-2]}
                case $prev in
                  -*) ;;
                  *) kind=file ;;
                esac
              fi
            """;

    private static final String TAIL = """
              if [ "$kind" = file ] || [ "$kind" = folder ]; then
                compopt -o filenames 2>/dev/null
                local IFS=$'\\n'
                case $kind in
                  file) COMPREPLY=($(compgen -f -- "$cur")) ;;
                  folder) COMPREPLY=($(compgen -d -- "$cur")) ;;
                esac
              elif [ -n "$words" ]; then
                COMPREPLY=($(compgen -W "$words" -- "$cur"))
              fi
            }
            complete -F _demarc demarc
            """;

    private final StringBuilder script = new StringBuilder(HEAD);

    private BashCompletion() {}

    /** The script for these commands. */
    static String of(List<Offered> commands) {
        return new BashCompletion().script(commands);
    }

    private String script(List<Offered> commands) {
        var names = new ArrayList<>(commands.stream().map(Offered::name).toList());
        names.addAll(List.of("--help", "--version"));
        line("  if [ -n \"$kind\" ]; then :");
        line("  elif [ \"$COMP_CWORD\" -eq 1 ]; then");
        line("    words='" + String.join(" ", names) + "'");
        line("  else");
        line("    case $command:$prev in");
        for (Offered command : commands) {
            for (OptionSpec option : command.options()) {
                if (Offered.value(option) != Offered.Value.NONE) {
                    var patterns = new ArrayList<String>();
                    for (String name : option.names()) {
                        patterns.add(command.name() + ":" + name);
                    }
                    line("      " + String.join("|", patterns) + ") " + taken(option) + " ;;");
                }
            }
        }
        line("      *)");
        line("        case $command:$cur in");
        for (Offered command : commands) {
            line("          " + command.name() + ":-*) words='" + String.join(" ", command.optionNames()) + "' ;;");
            for (PositionalParamSpec parameter : command.spec().positionalParameters()) {
                line("          " + command.name() + ":*) " + taken(parameter) + " ;;");
            }
        }
        line("        esac");
        line("        ;;");
        line("    esac");
        line("  fi");
        return script + TAIL;
    }

    private static String taken(ArgSpec argument) {
        return switch (Offered.value(argument)) {
            case WORD -> "words='" + String.join(" ", Offered.words(argument)) + "'";
            case FILE -> "kind=file";
            case FOLDER -> "kind=folder";
            case NONE, TEXT -> ":";
        };
    }

    private void line(String text) {
        script.append(text).append('\n');
    }
}
