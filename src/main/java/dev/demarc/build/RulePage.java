package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.data.FrontMatterReader;
import dev.demarc.diagnostic.RuleId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the guide says of a rule, for those who read it elsewhere than on its page. The pages under {@code
 * content/guide/rules} are the one source, and the jar carries them.
 *
 * @param summary what it finds, in a phrase
 * @param finds what it finds, in full
 * @param quiet when it says nothing; may be empty
 * @param settings how its weight is changed
 */
public record RulePage(
        RuleId rule,
        String summary,
        List<Passage> finds,
        List<Passage> why,
        Example example,
        List<Passage> quiet,
        List<Passage> settings) {

    /** Where this version's guide is published. */
    public static final String GUIDE = "https://demarc.example.org/";

    /** How something fails, and the same thing mended. */
    public record Example(List<Passage> fails, List<Passage> clean) {}

    /**
     * A paragraph in one line, or the lines of a code block.
     *
     * @param text plain, but for back-ticks round code
     */
    public record Passage(String text, boolean code) {}

    /** Copies the lists. */
    public RulePage {
        finds = List.copyOf(finds);
        why = List.copyOf(why);
        quiet = List.copyOf(quiet);
        settings = List.copyOf(settings);
    }

    /** Reads the page of a rule. Each has one, with all its parts; a test sees to that. */
    public static RulePage of(RuleId rule) {
        String place = "/rules/" + rule.id() + ".md";
        try (var in = RulePage.class.getResourceAsStream(place)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + place);
            }
            return read(rule, new String(in.readAllBytes(), UTF_8), place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a rule's page stands in the site of the guide. */
    public static String address(RuleId rule) {
        return "guide/rules/" + rule.id() + ".html";
    }

    /** Its address in the world. */
    public String url() {
        return GUIDE + address(rule);
    }

    /** Passages as one text, with an empty line between two. */
    public static String text(List<Passage> passages) {
        return String.join("\n\n", passages.stream().map(Passage::text).toList());
    }

    private static RulePage read(RuleId rule, String markdown, String place) {
        var front = FrontMatterReader.read(markdown, place).value();
        String summary = front.matter().description();
        var sections = sections(markdown);
        return new RulePage(
                rule,
                summary == null ? "" : summary,
                sections.getOrDefault("What it finds", List.of()),
                sections.getOrDefault("Why it matters", List.of()),
                new Example(sections.getOrDefault("Fails", List.of()), sections.getOrDefault("Clean", List.of())),
                sections.getOrDefault("When it stays quiet", List.of()),
                sections.getOrDefault("Settings", List.of()));
    }

    /** What stands under each heading of the second level. A heading within a fence is an example's own. */
    private static Map<String, List<Passage>> sections(String markdown) {
        var sections = new LinkedHashMap<String, List<Passage>>();
        var section = new ArrayList<Passage>();
        var lines = new ArrayList<String>();
        String fence = "";
        for (String line : (markdown + "\n\n").lines().toList()) {
            if (!fence.isEmpty()) {
                if (line.equals(fence)) {
                    section.add(new Passage(String.join("\n", lines), true));
                    lines.clear();
                    fence = "";
                } else {
                    lines.add(line);
                }
                continue;
            }
            boolean opens = line.startsWith("```");
            boolean heads = line.startsWith("## ");
            if ((opens || heads || line.isBlank()) && !lines.isEmpty()) {
                section.add(new Passage(plain(String.join(" ", lines)), false));
                lines.clear();
            }
            if (opens) {
                fence = line.substring(
                        0, line.length() - line.replaceFirst("^`+", "").length());
            } else if (heads) {
                section = new ArrayList<>();
                sections.put(line.substring(3).strip(), section);
            } else if (!line.isBlank()) {
                lines.add(line.strip());
            }
        }
        return sections;
    }

    /** Links become their words, but what stands between back-ticks is left alone. */
    private static String plain(String text) {
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = parts[i].replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1").replaceAll("\\*([^*]+)\\*", "$1");
        }
        return String.join("`", parts);
    }
}
