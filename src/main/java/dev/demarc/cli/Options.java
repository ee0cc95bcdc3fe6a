package dev.demarc.cli;

import dev.demarc.build.Passes;
import dev.demarc.diagnostic.RuleId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The options that several commands share, and what they come to: option first, then environment, then a default. */
final class Options {

    /** Leaves the network alone where other repositories' files come into the wiki. */
    static final String OFFLINE = "--offline";

    static final String AS_OF = "--as-of";

    private static final int MOST_JOBS = 512;

    private final ParseResult asked;
    private final Console console;

    Options(ParseResult asked, Console console) {
        this.asked = asked;
        this.console = console;
    }

    static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .description(description)
                .build();
    }

    static OptionSpec value(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option that may be repeated. */
    static OptionSpec values(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option whose value is one of some words; a completion offers them, a command looks at what was given. */
    static OptionSpec choice(String label, String description, Iterable<String> words, String... names) {
        return OptionSpec.builder(names)
                .type(String.class)
                .paramLabel(label)
                .completionCandidates(words)
                .description(description)
                .build();
    }

    /** The same, for an option that may be repeated. */
    static OptionSpec choices(String label, String description, Iterable<String> words, String... names) {
        return OptionSpec.builder(names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .completionCandidates(words)
                .description(description)
                .build();
    }

    /** The ids of all rules. They are asked for by completions alone, and not read before. */
    static Iterable<String> ruleIds() {
        return () -> Arrays.stream(RuleId.values()).map(RuleId::id).iterator();
    }

    /** An option that takes several values, and may be repeated too. */
    static OptionSpec several(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1..*")
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** What every command takes. */
    static void addCommon(CommandSpec spec) {
        spec.addOption(flag("Say nothing but results.", "-q", "--quiet"));
        spec.addOption(flag("Say more: seconds by stage.", "-v", "--verbose"));
        spec.addOption(choice(
                "WHEN", "Colour in text: auto, always or never.", List.of("auto", "always", "never"), "--color"));
        spec.addOption(OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("Show this help.")
                .build());
    }

    /** What every command takes that works on a wiki. */
    static void addWiki(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .type(String.class)
                .paramLabel("DIR")
                .description("The wiki. Default: the folder that holds demarc.yml, looking upwards, else this one.")
                .build());
        spec.addOption(value("FILE", "The settings. Default: demarc.yml in DIR.", "--config"));
        spec.addOption(value("N", "How many threads work side by side.", "-j", "--jobs"));
        spec.addOption(value("DATE", "The day that counts as today.", "--today"));
        spec.addOption(value("URL", "Where the site will be published.", "--base-url"));
        spec.addOption(flag("Build drafts too.", "--drafts"));
        spec.addOption(flag("Fetch nothing from other repositories; use what is kept of them.", OFFLINE));
    }

    /** What every command takes that tells findings. */
    static void addFindings(CommandSpec spec) {
        spec.addOption(choices(
                "FORMAT[=FILE]",
                "How findings are told: text, json, sarif, junit or github. May be repeated, each with a file of its own.",
                Telling.FORMATS,
                "--format"));
        spec.addOption(flag("Warnings fail too.", "--strict"));
        spec.addOption(choice(
                "SEVERITY", "What fails: error, warning or never.", List.of("error", "warning", "never"), "--fail-on"));
        spec.addOption(flag("Show repeats of a rule too.", "--all"));
    }

    static OptionSpec verifyOutput() {
        return flag("Read the finished pages again, and follow every address in them.", "--verify-output");
    }

    static OptionSpec asOf() {
        return value("DATE", "Take pages and data as they were at the end of that day, from git.", AS_OF);
    }

    /** The day whose pages and data are wanted; nothing for those that lie here. */
    @Nullable
    LocalDate dayAsOf() throws Usage {
        String asked = text(AS_OF);
        return asked == null ? null : day(AS_OF, asked);
    }

    private static LocalDate day(String option, String asked) throws Usage {
        try {
            return LocalDate.parse(asked);
        } catch (DateTimeParseException e) {
            throw new Usage("`%s` wants a date, not “%s”.".formatted(option, asked), "Write it as 2027-01-31.");
        }
    }

    /** What a build checks, and what is asked for besides. */
    Passes passes() {
        return new Passes(false, has("--verify-output"), null);
    }

    boolean has(String option) {
        return asked.hasMatchedOption(option) && asked.matchedOptionValue(option, Boolean.TRUE);
    }

    @Nullable
    String text(String option) {
        return asked.hasMatchedOption(option) ? asked.matchedOptionValue(option, "") : null;
    }

    /** An option's values, for one that may be repeated. */
    List<String> texts(String option) {
        return asked.hasMatchedOption(option) ? asked.matchedOptionValue(option, List.<String>of()) : List.of();
    }

    boolean quiet() {
        return has("-q");
    }

    /** The folder that was named, if one was. */
    @Nullable
    Path folder() throws Usage {
        String named = parameter();
        return named == null ? null : path(named);
    }

    /** What was given that is no option. */
    @Nullable
    String parameter() {
        return asked.hasMatchedPositional(0) ? asked.matchedPositionalValue(0, "") : null;
    }

    /** A path as named, from the current folder. */
    Path path(String named) throws Usage {
        try {
            return console.folder().resolve(named).normalize();
        } catch (InvalidPathException e) {
            throw new Usage("`" + named + "` is no path.", "Name a file or a folder.");
        }
    }

    /** How many threads work side by side. */
    int jobs() throws Usage {
        String asked = text("--jobs");
        String written = asked != null ? asked : console.variable("DEMARC_JOBS");
        if (written.isEmpty()) {
            return Runtime.getRuntime().availableProcessors();
        }
        int jobs = number(written);
        if (jobs < 1 || jobs > MOST_JOBS) {
            String name = asked != null ? "`--jobs`" : "`DEMARC_JOBS`";
            throw new Usage(
                    "%s wants a number from 1 to %d, not “%s”.".formatted(name, MOST_JOBS, written),
                    "Leave it out to use all processors.");
        }
        return jobs;
    }

    /** The number written, or −1. */
    static int number(String written) {
        try {
            return Integer.parseInt(written.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The day that counts as today: as asked, else that of which all is taken, else {@code SOURCE_DATE_EPOCH}, else the clock, in UTC. */
    LocalDate today() throws Usage {
        LocalDate set = daySet();
        return set == null ? LocalDate.now(ZoneOffset.UTC) : set;
    }

    /** The same for who works on when a day is over: asked again, it may be the next one. */
    Supplier<LocalDate> days() throws Usage {
        LocalDate set = daySet();
        return set == null ? () -> LocalDate.now(ZoneOffset.UTC) : () -> set;
    }

    private @Nullable LocalDate daySet() throws Usage {
        String asked = text("--today");
        if (asked != null) {
            return day("--today", asked);
        }
        LocalDate then = dayAsOf();
        if (then != null) {
            return then;
        }
        String epoch = console.variable("SOURCE_DATE_EPOCH");
        if (epoch.isEmpty()) {
            return null;
        }
        try {
            return Instant.ofEpochSecond(Long.parseLong(epoch.strip()))
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate();
        } catch (NumberFormatException | java.time.DateTimeException e) {
            throw new Usage(
                    "`SOURCE_DATE_EPOCH` wants seconds since 1970, not “" + epoch + "”.",
                    "Set it to the time of the last commit in seconds, or take it away.");
        }
    }

    /** Whether text is coloured. */
    boolean colour() throws Usage {
        String asked = text("--color");
        String when = asked != null ? asked : console.variable("DEMARC_COLOR");
        return switch (when) {
            case "always" -> true;
            case "never" -> false;
            case "", "auto" ->
                console.terminal()
                        && console.variable("NO_COLOR").isEmpty()
                        && !console.variable("TERM").equals("dumb");
            default ->
                throw new Usage(
                        (asked != null ? "`--color`" : "`DEMARC_COLOR`") + " wants auto, always or never, not “" + when
                                + "”.",
                        "Leave it out for auto.");
        };
    }
}
