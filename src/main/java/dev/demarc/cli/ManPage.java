package dev.demarc.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The man page, {@code demarc.1}, in the macros of {@code man(7)}. */
final class ManPage {

    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    /** The page for these commands. It bears no date: the same Demarc has the same page. */
    static String of(List<Offered> commands) {
        return new ManPage().page(commands);
    }

    private String page(List<Offered> commands) {
        macro("TH DEMARC 1 \"\" \"Demarc " + Demarc.version() + "\" \"User Commands\"");
        section("NAME");
        line("demarc - builds and checks a wiki about who is responsible for what");
        section("SYNOPSIS");
        macro("B demarc");
        macro("I COMMAND");
        line("[\\fIDIR\\fR] [\\fIOPTIONS\\fR]");
        section("DESCRIPTION");
        line(
                "Demarc reads Markdown pages and matrices of responsibilities, writes a static site of them, and tells what is"
                        + " wrong: gaps that nobody answers for, overlaps that two parties claim without an agreement, tables that say"
                        + " otherwise than the data, and links that lead nowhere.");
        macro("PP");
        line("Results go to standard output, all else to standard error.");
        section("COMMANDS");
        for (Offered command : commands) {
            command(command);
        }
        section("EXIT STATUS");
        item("0", "Clean, or nothing worse than was allowed.");
        item("1", "Findings: errors, or with --strict warnings.");
        item("2", "Wrong use or settings.");
        item("3", "A fault in Demarc itself.");
        section("FILES");
        item("demarc.yml", "The settings of a wiki, at its root.");
        item(".demarc", "What earlier runs found out, beside the settings. It may be deleted at any time.");
        section("ENVIRONMENT");
        item("DEMARC_…", "Each setting: the key's path in capitals, as DEMARC_BASE_URL.");
        item("JAVA_HOME", "Which Java runs Demarc, where none came with it.");
        item("DEMARC_JAVA_OPTIONS", "Options for that Java.");
        item("SOURCE_DATE_EPOCH", "The day of the run, in seconds since 1970.");
        item("NO_COLOR", "No colours in the terminal.");
        return page.toString();
    }

    private void command(Offered command) {
        macro("SS " + escaped(synopsis(command)));
        line(command.summary());
        for (PositionalParamSpec parameter : command.spec().positionalParameters()) {
            item(parameter.paramLabel(), Offered.meaning(parameter));
        }
        for (OptionSpec option : command.options()) {
            boolean bare = Offered.value(option) == Offered.Value.NONE;
            item(String.join(", ", option.names()) + (bare ? "" : " " + option.paramLabel()), Offered.meaning(option));
        }
    }

    private static String synopsis(Offered command) {
        var words = new ArrayList<>(List.of("demarc", command.name()));
        for (PositionalParamSpec parameter : command.spec().positionalParameters()) {
            String label = parameter.paramLabel() + (parameter.isMultiValue() ? "…" : "");
            words.add(parameter.arity().min() == 0 ? "[" + label + "]" : label);
        }
        return String.join(" ", words);
    }

    private void section(String name) {
        macro("SH " + name);
    }

    private void item(String term, String meaning) {
        macro("TP");
        macro("B " + escaped(term));
        line(escaped(meaning));
    }

    private void macro(String text) {
        page.append('.').append(text).append('\n');
    }

    /** A line of text; none begins as a macro would. */
    private void line(String text) {
        page.append(text.startsWith(".") || text.startsWith("'") ? "\\&" : "")
                .append(text)
                .append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    }
}
