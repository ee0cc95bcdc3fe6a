package dev.demarc.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.source.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read by the quick way is what the general one reads, place by place. */
class PlainLinesTest {

    private static final Span AT = new Span(2, 1, 2, 1);

    private static final String[] KEYS = {
        "title",
        "weight",
        "review-by",
        "x-own",
        "null",
        "y",
        "no",
        "a",
        "b",
        "c",
        "-",
        "- a",
        "A",
        "a b",
        "",
        "'a'",
        "é"
    };

    private static final String[] WORDS = {
        "Keys",
        "of",
        "the",
        "house",
        "null",
        "Null",
        "~",
        "true",
        "Yes",
        "off",
        "0",
        "12",
        "007",
        "0x1F",
        "0o7",
        "1_000",
        "1e3",
        "1.5",
        "2026-01-02",
        "12:30",
        "it's",
        "'",
        "\"",
        "a\"b",
        "[",
        "]",
        "{",
        "}",
        ",",
        "-",
        "--",
        "---",
        "...",
        "?",
        "!",
        "&a",
        "*a",
        "|",
        ">",
        "%",
        "@",
        "`",
        "=",
        "<<",
        "\\",
        "#",
        "a#",
        ":",
        "a:",
        "é",
        "ß",
        "Ärger",
        "אבג",
        "عربي",
        "中",
        "€",
        "“x”",
        "😀",
        "\uD83D",
        "\u0085",
        "\u00A0",
        "\u00AD",
        "\u0300",
        "\u1680",
        "\u2028",
        "\uFEFF",
        "\u007F",
        "\u0001",
        "\t"
    };

    private static String any(Random random, String[] of, int first) {
        // Mostly of the first few, or hardly anything would be plain.
        return of[random.nextInt(random.nextInt(4) > 0 ? first : of.length)];
    }

    private static String lines(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(any(random, KEYS, 10)).append(random.nextInt(30) == 0 ? ":" : ": ");
            for (int word = random.nextInt(4); word >= 0; word--) {
                text.append(any(random, WORDS, 20)).append(word > 0 || random.nextInt(20) == 0 ? " " : "");
            }
            text.append(random.nextInt(20) == 0 ? "\r" : "").append(random.nextInt(40) == 0 ? "\n  " : "\n");
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bothWaysReadTheSame(long seed) {
        var random = new Random(seed);
        int plain = 0;
        for (int i = 0; i < 1000; i++) {
            String text = lines(random);
            Node.Mapping quick = PlainLines.read(text, 2);
            if (quick != null) {
                plain++;
                var report = Report.on("a.md");
                var tree = Tree.read(text, Tree.Format.YAML, "This front matter", AT, report);
                assertEquals(List.of(), report.findings(), text);
                assertTrue(tree.readable(), text);
                assertEquals(tree.root(), quick, text);
            }
        }
        assertTrue(plain > 200, plain + " were plain");
    }

    @Test
    void linesOfFrontMatterArePlain() {
        assertNotNull(PlainLines.read("title: Keys, and who “holds” them (2026)\r\nweight: 20\nowner: team-a\n", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "title:\n",
                "title: \n",
                "title:  Keys\n",
                "title: Keys \n",
                "title: Keys",
                "title: Keys # of all\n",
                "title: Keys: all\n",
                "title: Keys:\n",
                "title: 'Keys'\n",
                "title: [a]\n",
                "title: -1\n",
                "title: |\n  Keys\n",
                "title: Keys\n  and locks\n",
                "title: Keys\n\nweight: 1\n",
                "title: Keys\ntitle: Locks\n",
                "# Keys\n",
                "title\n"
            })
    void whateverHasMoreToItIsNot(String text) {
        assertNull(PlainLines.read(text, 2));
    }
}
