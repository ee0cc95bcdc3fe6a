package dev.demarc.cli;

import dev.demarc.build.Asking;
import dev.demarc.build.Wiki;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.matrix.CellWords;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Party;
import dev.demarc.output.JsonSheet;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code demarc who}: who answers for it; {@code formats.md} § 3.3 tells the keys of its JSON. */
final class WhoCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json");
    private static final int SHOWN = 10;
    private static final String RESET = "\u001B[0m";
    private static final String BOLD = "\u001B[1m";

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .required(true)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("WORDS")
                .description("What it is about, as `encryption s3`.")
                .build());
        spec.addOption(Options.choice("FORMAT", "text or json.", FORMATS, "--format"));
        spec.addOption(Options.flag("Show all cells, not only the best.", "--all"));
        spec.addOption(Options.value("FILE", "The settings. Default: demarc.yml, looking upwards.", "--config"));
        spec.addOption(Options.value("N", "How many threads work side by side.", "-j", "--jobs"));
        spec.addOption(Options.value("DATE", "The day that counts as today.", "--today"));
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage, IOException {
        var options = new Options(asked, console);
        String named = options.text("--format");
        String format = named == null ? "text" : named;
        if (!FORMATS.contains(format)) {
            throw new Usage("There is no format `" + format + "` here.", Nearest.hint(format, FORMATS));
        }
        Optional<Wiki> wiki = WikiOpening.upwards(options, console).open(null);
        if (wiki.isEmpty()) {
            return Exit.USAGE;
        }
        String words = String.join(" ", asked.matchedPositionalValue(0, List.<String>of()));
        var answer = Asking.of(wiki.get(), wiki.get().sources(options.today()), options.jobs(), words);
        for (String unread : answer.unread()) {
            console.err().println("demarc: `" + unread + "` can't be read, so it was not searched.");
            console.err().println("  → `demarc check` tells why.");
        }
        if (format.equals("json")) {
            console.out().print(json(answer));
        } else if (answer.answers().isEmpty()) {
            nothing(words, answer.near(), console.out());
        } else {
            print(answer.answers(), options.has("--all"), options.colour(), console.out());
        }
        return Exit.CLEAN;
    }

    private static void nothing(String words, List<String> near, PrintStream to) {
        to.println("Nothing in the data is about “" + words + "”.");
        to.println(
                near.isEmpty()
                        ? "  → Ask for a concern, a category or one of its examples; each matrix's page lists them."
                        : "  → Nearest words: " + String.join(", ", near) + ".");
    }

    private static void print(List<Asking.Answer> answers, boolean all, boolean colour, PrintStream to) {
        int shown = all ? answers.size() : Math.min(SHOWN, answers.size());
        for (int i = 0; i < shown; i++) {
            if (i > 0) {
                to.println();
            }
            print(answers.get(i), colour, to);
        }
        if (shown < answers.size()) {
            to.println();
            to.println("… and %d more; --all shows them".formatted(answers.size() - shown));
        }
    }

    private static void print(Asking.Answer answer, boolean colour, PrintStream to) {
        Matrix matrix = answer.duties().matrix();
        Holder holder = answer.holder();
        String name = answer.concern().name();
        to.println((colour ? BOLD + name + RESET : name) + " · "
                + answer.category().name() + " · " + matrix.title());
        String held = CellWords.of(matrix, holder);
        to.println("  " + (held.isEmpty() ? "Nobody answers for it: a gap" : held));
        var told = told(matrix, holder);
        int widest = told.stream().mapToInt(each -> each.party().length()).max().orElse(0);
        for (Part each : told) {
            String padded = each.party() + " ".repeat(widest - each.party().length());
            to.println("    " + (widest == 0 ? "" : padded + "  ") + each.text());
        }
        to.println("  " + answer.page());
    }

    /** Parties by name with what they do, where that was told; and why it varies or is open, of nobody. */
    private static List<Part> told(Matrix matrix, Holder holder) {
        var told = new ArrayList<Part>();
        String why = why(holder);
        if (why != null) {
            told.add(new Part("", why));
        }
        var parts = new ArrayList<>(holder.parts());
        if (holder instanceof Holder.Varies varies) {
            parts.addAll(varies.cases());
        }
        for (Part part : parts) {
            if (part.text() != null) {
                String name = matrix.party(part.party()).map(Party::name).orElse(part.party());
                told.add(new Part(name, part.text()));
            }
        }
        return told;
    }

    private static @Nullable String why(Holder holder) {
        if (holder instanceof Holder.Varies varies) {
            return varies.condition();
        }
        if (holder instanceof Holder.NotApplicable na) {
            return na.reason();
        }
        return holder instanceof Holder.Undetermined open ? open.reason() : null;
    }

    private static JsonSheet json(Asking asked) {
        var json = new JsonSheet().list();
        for (Asking.Answer answer : asked.answers()) {
            Holder holder = answer.holder();
            json.object()
                    .text("matrix", answer.duties().matrix().id())
                    .text("concern", answer.concern().id())
                    .text("category", answer.category().id())
                    .text("state", holder.state().word());
            ids(json, "accountable", holder.accountable());
            ids(json, "working", holder.working());
            json.key("parts").list();
            for (Part part : holder.parts()) {
                json.object()
                        .text("party", part.party())
                        .text("text", part.text())
                        .end();
            }
            json.end().text("page", answer.page().path()).end();
        }
        return json.end();
    }

    private static void ids(JsonSheet json, String key, List<String> ids) {
        json.key(key).list();
        ids.forEach(json::text);
        json.end();
    }
}
