package dev.demarc.cli;

import dev.demarc.build.RulePage;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.output.JsonSheet;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code demarc rules}: what is checked, and why; {@code formats.md} § 3.2 tells the keys of its JSON. */
final class RulesCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json");
    private static final int WIDTH = 96;
    private static final String RESET = "\u001B[0m";
    private static final String BOLD = "\u001B[1m";

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .type(String.class)
                .paramLabel("ID")
                .completionCandidates(Options.ruleIds())
                .description("Explain this rule. Default: list all.")
                .build());
        spec.addOption(Options.choice("FORMAT", "text or json.", FORMATS, "--format"));
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage {
        var options = new Options(asked, console);
        String named = options.text("--format");
        String format = named == null ? "text" : named;
        if (!FORMATS.contains(format)) {
            throw new Usage("There is no format `" + format + "` here.", Nearest.hint(format, FORMATS));
        }
        boolean json = format.equals("json");
        String id = options.parameter();
        if (id == null) {
            if (json) {
                console.out().print(list());
            } else {
                table(console.out(), options.colour());
            }
            return Exit.CLEAN;
        }
        var page = RulePage.of(Limits.rule(id));
        if (json) {
            console.out().print(explained(page));
        } else {
            explain(page, console.out(), options.colour());
        }
        return Exit.CLEAN;
    }

    private static JsonSheet list() {
        var json = new JsonSheet().list();
        for (RuleId rule : RuleId.values()) {
            about(RulePage.of(rule), json.object()).end();
        }
        return json.end();
    }

    private static JsonSheet explained(RulePage page) {
        return about(page, new JsonSheet().object())
                .text("why", RulePage.text(page.why()))
                .text("fails", RulePage.text(page.example().fails()))
                .text("clean", RulePage.text(page.example().clean()))
                .text("options", RulePage.text(page.settings()))
                .end();
    }

    private static JsonSheet about(RulePage page, JsonSheet json) {
        return json.text("id", page.rule().id())
                .text("family", page.rule().family().word())
                .text("severity", page.rule().severity().word())
                .text("fix", page.rule().fix().word())
                .text("summary", page.summary())
                .text("page", RulePage.address(page.rule()));
    }

    private static void table(PrintStream to, boolean colour) {
        int widest = 0;
        for (RuleId rule : RuleId.values()) {
            widest = Math.max(widest, rule.id().length());
        }
        for (RuleId rule : RuleId.values()) {
            String id = padded(rule.id(), widest);
            to.println((colour ? BOLD + id + RESET : id) + "  "
                    + padded(rule.severity().word(), 7) + "  "
                    + padded(rule.family().word(), 14) + "  "
                    + RulePage.of(rule).summary());
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static void explain(RulePage page, PrintStream to, boolean colour) {
        var rule = page.rule();
        to.println(heading(rule.id(), colour) + "  " + rule.severity().word() + " · "
                + rule.family().word());
        to.println(page.summary());
        section("What it finds", page.finds(), to, colour);
        section("Why it matters", page.why(), to, colour);
        section("Fails", page.example().fails(), to, colour);
        section("Clean", page.example().clean(), to, colour);
        section("When it stays quiet", page.quiet(), to, colour);
        section("Settings", page.settings(), to, colour);
        to.println();
        to.println(page.url());
    }

    private static void section(String name, List<RulePage.Passage> passages, PrintStream to, boolean colour) {
        if (passages.isEmpty()) {
            return;
        }
        to.println();
        to.println(heading(name, colour));
        boolean first = true;
        for (RulePage.Passage passage : passages) {
            if (!first) {
                to.println();
            }
            first = false;
            if (passage.code()) {
                passage.text().lines().forEach(line -> to.println(line.isEmpty() ? "" : "    " + line));
            } else {
                wrap(passage.text(), to);
            }
        }
    }

    private static void wrap(String text, PrintStream to) {
        var line = new StringBuilder(" ");
        for (String word : text.split(" ", -1)) {
            if (line.length() > 1 && line.length() + 1 + word.length() > WIDTH) {
                to.println(line);
                line = new StringBuilder(" ");
            }
            line.append(' ').append(word);
        }
        to.println(line);
    }

    private static String heading(String text, boolean colour) {
        return colour ? BOLD + text + RESET : text;
    }
}
