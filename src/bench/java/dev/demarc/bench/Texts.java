package dev.demarc.bench;

import java.util.List;
import java.util.Random;

/**
 * What benchmarks read, made of few words by a seeded random: the same on every machine and in every revision, so that
 * figures of two revisions can be compared.
 */
public final class Texts {

    private static final List<String> WORDS = List.of(
            "backup",
            "the",
            "customer",
            "restores",
            "a",
            "volume",
            "before",
            "key",
            "rotates",
            "of",
            "region",
            "and",
            "provider",
            "keeps",
            "network",
            "in",
            "log",
            "for",
            "every",
            "tenant",
            "operates",
            "host",
            "policy",
            "when");
    private static final List<String> SYLLABLES =
            List.of("ba", "co", "de", "fi", "gu", "ha", "jo", "ke", "li", "mo", "na", "pe", "ri", "so", "tu", "va");

    private static final int SEED = 17;

    private final Random random = new Random(SEED);
    private final StringBuilder out = new StringBuilder();

    private Texts() {}

    /** A page of paragraphs, lists, links and emphasis. */
    public static String prose(int characters) {
        var text = new Texts();
        while (text.out.length() < characters) {
            text.heading();
            text.paragraph();
            text.paragraph();
            for (int i = 0; i < 5; i++) {
                text.out.append("- ");
                text.sentence();
                text.out.append('\n');
            }
            text.out.append('\n');
        }
        return text.out.toString();
    }

    /** A page of tables of four columns and a dozen rows each, with a paragraph between. */
    public static String tables(int characters) {
        var text = new Texts();
        while (text.out.length() < characters) {
            text.heading();
            text.paragraph();
            text.out.append("| Task | Rented | Bought | Built here |\n|---|---|:-:|---|\n");
            for (int row = 0; row < 12; row++) {
                for (int column = 0; column < 4; column++) {
                    text.out
                            .append("| ")
                            .append(column == 2 ? "`" + text.word() + "`" : text.words(3))
                            .append(' ');
                }
                text.out.append("|\n");
            }
            text.out.append('\n');
        }
        return text.out.toString();
    }

    /** A page of fences in YAML, Java and bash, with a sentence between. */
    public static String fences(int characters) {
        var text = new Texts();
        while (text.out.length() < characters) {
            text.heading();
            for (String language : List.of("yaml", "java", "bash")) {
                text.sentence();
                text.out
                        .append("\n\n```")
                        .append(language)
                        .append('\n')
                        .append(code(language, 500))
                        .append("```\n\n");
            }
        }
        return text.out.toString();
    }

    /** Words without a meaning, of 16,000 in all: a few in every text, most of them in few, as in any large wiki. */
    public static String rareWords(int seed, int count) {
        var random = new Random(seed);
        var words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int number = (int) (Math.pow(random.nextDouble(), 3) * 16_000);
            for (int rest = number + 16; rest > 0; rest /= 16) {
                words.append(SYLLABLES.get(rest % 16));
            }
            words.append(' ');
        }
        return words.toString();
    }

    /**
     * Code with comments, strings, numbers and words of the language.
     *
     * @param language {@code yaml}, {@code java} or {@code bash}
     */
    public static String code(String language, int characters) {
        var text = new Texts();
        for (int line = 0; text.out.length() < characters; line++) {
            text.out.append(
                    switch (language) {
                        case "yaml" ->
                            "%s-%d: {%s: \"%s\", %s: %d}  # %s\n"
                                    .formatted(
                                            text.word(),
                                            line,
                                            text.word(),
                                            text.words(2),
                                            text.word(),
                                            line,
                                            text.words(2));
                        case "java" ->
                            "    private static final int %s_%d = size(\"%s\", %dL); // %s\n"
                                    .formatted(text.word(), line, text.words(2), line, text.words(2));
                        case "bash" ->
                            "if [ \"$%s\" -gt %d ]; then %s --%s '%s' | tee %s.log; fi  # %s\n"
                                    .formatted(
                                            text.word(),
                                            line,
                                            text.word(),
                                            text.word(),
                                            text.words(2),
                                            text.word(),
                                            text.word());
                        default -> throw new IllegalArgumentException("No code is made in " + language);
                    });
        }
        return text.out.toString();
    }

    /** A matrix of four categories in which three of four concerns are held, and the fourth is left to claims. */
    public static String matrix(int concerns) {
        var text = new Texts();
        text.out.append("matrix: duties\ntitle: Duties\n");
        text.out.append(
                "parties: {provider: {name: Provider}, customer: {name: Customer}, carrier: {name: Carrier}}\n");
        text.out.append("categories: {a: {name: Rented}, b: {name: Bought}, c: {name: Built}, d: {name: Borrowed}}\n");
        text.out.append("concerns:\n");
        for (int i = 0; i < concerns; i++) {
            text.out.append("  concern-%d:\n    name: %s %d\n".formatted(i, text.words(2), i));
            text.out.append(
                    switch (i % 4) {
                        case 0 -> "    who: customer\n";
                        case 1 -> "    who: {a: {provider: %s.}, otherwise: customer}\n".formatted(text.words(5));
                        case 2 ->
                            "    who: {otherwise: {shared: {provider: %s., customer: %s.}}}\n"
                                    .formatted(text.words(5), text.words(5));
                        default -> "    description: %s.\n".formatted(text.words(9));
                    });
        }
        return text.out.toString();
    }

    /** One party's claims to every fourth concern of {@link #matrix}, in two of its categories. */
    public static String claims(String party, int concerns, String... categories) {
        var text = new Texts();
        text.out.append("matrix: duties\nparty: ").append(party).append("\nclaims:\n");
        for (String category : categories) {
            text.out.append("  ").append(category).append(":\n");
            for (int i = 3; i < concerns; i += 4) {
                text.out.append("    concern-%d: %s.\n".formatted(i, text.words(6)));
            }
        }
        return text.out.toString();
    }

    private void heading() {
        out.append("## ").append(words(4)).append("\n\n");
    }

    private void paragraph() {
        for (int i = 0; i < 4; i++) {
            sentence();
            out.append(' ');
        }
        out.append("\n\n");
    }

    private void sentence() {
        out.append(words(9));
        switch (random.nextInt(5)) {
            case 0 -> out.append(" `").append(word()).append('`');
            case 1 -> out.append(" **").append(words(2)).append("**");
            case 2 ->
                out.append(" [")
                        .append(words(2))
                        .append("](../")
                        .append(word())
                        .append(".md#")
                        .append(word())
                        .append(')');
            default -> out.append(' ').append(word());
        }
        out.append('.');
    }

    private String words(int count) {
        var words = new StringBuilder(word());
        for (int i = 1; i < count; i++) {
            words.append(' ').append(word());
        }
        return words.toString();
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
