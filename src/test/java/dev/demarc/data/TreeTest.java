package dev.demarc.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.diagnostic.Checked;
import dev.demarc.source.Span;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TreeTest {

    private final Report report = Report.on("f.yml");

    private Tree yaml(String text) {
        return Tree.read(text, Tree.Format.YAML, "This file", Span.START, report);
    }

    private List<String> findings() {
        return Given.findings(new Checked<>("", report.findings()));
    }

    private static Node.Mapping map(Node node) {
        return (Node.Mapping) node;
    }

    private static Node.Entry entry(Node node, String key) {
        return map(node).entry(key).orElseThrow();
    }

    @Test
    void keysAndValuesKnowTheirPlaces() {
        var root = yaml("a: 1\nb: {c: ~, d: , e: x y}\nf: |\n  text\n  more\n\ng: &q 'it''s'\nh: !t \"u\"\n")
                .root();
        assertEquals(Span.of(1, 1, 1), entry(root, "a").span());
        assertEquals(Span.of(1, 4, 1), entry(root, "a").value().span());
        var b = entry(root, "b").value();
        assertEquals(Span.of(2, 4, 19), b.span());
        assertTrue(entry(b, "c").value().isNothing());
        assertEquals(Span.of(2, 11, 1), entry(b, "d").place());
        assertEquals(
                new Node.Scalar("x y", false, Span.of(2, 19, 3)), entry(b, "e").value());
        assertEquals(new Span(3, 4, 5, 7), entry(root, "f").value().span());
        assertEquals(
                new Node.Scalar("it's", true, Span.of(7, 7, 7)),
                entry(root, "g").value());
        assertEquals(
                new Node.Scalar("u", true, Span.of(8, 7, 3)), entry(root, "h").value());
        assertEquals(new Span(1, 1, 8, 10), root.span());
    }

    @Test
    void wordsStayWords() {
        var root = yaml("a: no\nb: on\nc: 0x1F\nd: 1_000\ne: '~'\nf: 2027-01-31\ng: NULL\n")
                .root();
        assertEquals("no", ((Node.Scalar) entry(root, "a").value()).text());
        assertEquals("0x1F", ((Node.Scalar) entry(root, "c").value()).text());
        assertFalse(entry(root, "e").value().isNothing());
        assertTrue(entry(root, "g").value().isNothing());
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("who: {iaas: customer\nb: c\n", "1:6", "`{` here isn't closed"),
                Arguments.of("a: [1, 2\nb: 3\n", "1:4", "`[` here isn't closed"),
                Arguments.of("a: 'open\nb: c\n", "1:4", "quote that opens here"),
                Arguments.of("\"a: b\n", "1:1", "quote that opens here"),
                Arguments.of("a: b: c\n", "1:5", "a `:` stands where no key can be"),
                Arguments.of("a:\n\tb: c\n", "2:1", "a tab stands"),
                Arguments.of("a: 1\n b: 2\n", "2:3", "a `:` stands where no key can be"),
                Arguments.of("  a: 1\nb: 2\n", "2:1", "doesn't belong to the lines above"),
                Arguments.of("a: 1\n- b\n", "2:1", "doesn't belong to the lines above"),
                Arguments.of("a: \"bad \\q esc\"\n", "1:10", "`\\` sign"),
                Arguments.of("a: `x`\n", "1:4", "no value can begin"),
                Arguments.of("a: 😀\nb: @x\n", "2:4", "no value can begin"),
                Arguments.of("a: 1\nb\nc: 2\n", "2:1", "no `:` after its key"),
                Arguments.of("a: x\nb: \u0007\n", "2:4", "control character"),
                Arguments.of("a: &\n", "1:4", "name is missing after `&`"),
                Arguments.of("a: |3x\n  t\n", "1:4", "after `|` or `>`"),
                Arguments.of("a: {b: c}}\n", "1:10", "doesn't belong to the lines above"),
                Arguments.of("a: }\n", "1:4", "a value is missing"),
                Arguments.of("? [a]\n: b\n", "1:4", "only a text can be a key"),
                Arguments.of("a: 1\n---\nb: 2\n", "3:1", "second document"),
                Arguments.of("a: *x\n", "1:4", "is named `&x`"),
                Arguments.of("a: &x [*x]\n", "1:8", "within what it names"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsBrokenIsToldOnceWhereItBroke(String text, String place, String reason) {
        assertFalse(yaml(text).readable());
        assertEquals(List.of(place + " unreadable"), findings());
        String message = report.findings().get(0).message();
        assertTrue(message.startsWith("This file can't be read: ") && message.contains(reason), message);
    }

    static Stream<Arguments> brokenJson() {
        return Stream.of(
                Arguments.of("{\"a\": 1,}", "1:9", "key in double quotes"),
                Arguments.of("{\"a\": [1 2]}", "1:10", "a comma or a closing bracket"),
                Arguments.of("{\"a\": \"x", "1:9", "it ends before"),
                Arguments.of("{'a': 1}", "1:2", "key in double quotes"),
                Arguments.of("{\"a\":1} {}", "1:9", "second document"),
                Arguments.of("", "1:1", "empty"),
                Arguments.of("{\"a\":tru}", "1:6", "without quotes"));
    }

    @ParameterizedTest
    @MethodSource("brokenJson")
    void whatIsBrokenInJsonIsToldOnceToo(String text, String place, String reason) {
        assertFalse(Tree.read(text, Tree.Format.JSON, "This file", Span.START, report)
                .readable());
        assertEquals(List.of(place + " unreadable"), findings());
        String message = report.findings().get(0).message();
        assertTrue(message.contains(reason), message);
    }

    @Test
    void aBombOfAliasesIsRefused() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + " , ").repeat(9))
                    .append("*a")
                    .append(i - 1)
                    .append(" ]\n");
        }
        assertFalse(yaml(bomb.toString()).readable());
        assertEquals(1, findings().size());
        assertTrue(
                report.findings().get(0).message().contains("more than 1000"),
                report.findings().get(0).message());
    }

    @Test
    void aThousandAliasesPassAndOneMoreDoesNot() {
        assertTrue(yaml("a: &a x\nb: [" + "*a , ".repeat(999) + "*a ]\n").readable());
        assertFalse(yaml("a: &a x\nb: [" + "*a , ".repeat(1000) + "*a ]\n").readable());
        assertEquals(List.of("2:5005 unreadable"), findings());
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        assertTrue(yaml("[".repeat(50) + "]".repeat(50)).readable());
        assertFalse(yaml("[".repeat(51) + "]".repeat(51)).readable());
        assertFalse(yaml("[".repeat(100_000)).readable());
        assertEquals(List.of("1:51 unreadable"), findings());
    }

    @Test
    void aliasesDontDigDeeper() {
        var text = new StringBuilder("a0: &a0 x\n");
        for (int i = 1; i < 6; i++) {
            text.append("a%d: &a%d %s*a%d %s\n".formatted(i, i, "[".repeat(10), i - 1, "]".repeat(10)));
        }
        assertFalse(yaml(text.toString()).readable());
        assertTrue(report.findings().get(0).message().contains("nested deeper"));
    }

    @Test
    void keysThatStandTwiceAreToldInBlocksAndBraces() {
        var root = yaml("a: 1\nb: {c: 1, c: 2}\na: 3\n").root();
        assertEquals(List.of("2:11 duplicate-key c", "3:1 duplicate-key a"), findings());
        assertEquals("1", ((Node.Scalar) entry(root, "a").value()).text());
    }

    @Test
    void onlyMapsCanBeMerged() {
        yaml("a: {<<: text}\n");
        assertEquals(List.of("1:9 wrong-value <<"), findings());
    }

    @Test
    void aShiftedTextHasShiftedPlaces() {
        var tree = Tree.read("a: 1\nb: 2\n", Tree.Format.YAML, "This block", Span.of(10, 5, 0), report);
        assertEquals(Span.of(11, 5, 1), entry(tree.root(), "b").span());
        assertEquals(Span.of(11, 8, 1), entry(tree.root(), "b").value().span());
    }
}
