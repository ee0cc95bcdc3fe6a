package dev.demarc.cli;

import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command as it is offered, for those who tell of all: completions, the man page.
 *
 * @param summary what it does, in a sentence
 */
record Offered(String name, String summary, CommandSpec spec) {

    /** What may stand where a value belongs. */
    enum Value {
        /** There is no value. */
        NONE,
        /** One of some words. */
        WORD,
        FILE,
        FOLDER,
        /** Something of which nothing is known here. */
        TEXT
    }

    /** Its options, by their first long name. */
    List<OptionSpec> options() {
        var options = new ArrayList<>(spec.options());
        options.sort(Order.by(OptionSpec::longestName));
        return options;
    }

    /** All names of its options, in the same order. */
    List<String> optionNames() {
        var names = new ArrayList<String>();
        options().forEach(option -> names.addAll(List.of(option.names())));
        return names;
    }

    /** What an option's or a parameter's value is. */
    static Value value(ArgSpec argument) {
        if (argument.isOption() && argument.arity().max() == 0) {
            return Value.NONE;
        }
        if (argument.completionCandidates() != null) {
            return Value.WORD;
        }
        String label = argument.paramLabel().toUpperCase(Locale.ROOT);
        return label.contains("DIR") ? Value.FOLDER : label.contains("FILE") ? Value.FILE : Value.TEXT;
    }

    /** The words from which a value is taken; none, if it isn't taken from words. */
    static List<String> words(ArgSpec argument) {
        var words = new ArrayList<String>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(words::add);
        }
        return words;
    }

    /** What an option or a parameter means, in a sentence. */
    static String meaning(ArgSpec argument) {
        return String.join(" ", argument.description());
    }
}
