package dev.demarc.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.diagnostic.Checked;
import dev.demarc.model.FrontMatter;
import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterReaderTest {

    private static Checked<FrontMatterReader.Read> read(String text) {
        return FrontMatterReader.read(text, "content/a.md");
    }

    @Test
    void allKeysAreRead() {
        String text = """
                ---
                title: Keys
                description: What opens what.
                weight: 2.5
                tags: [a, b]
                aliases: [old.html, ../b/]
                draft: true
                owner: team
                review-by: 2027-01-31
                template: wide
                toc: false
                search: false
                edit: false
                ---
                # Keys
                """;
        var read = read(text);
        assertEquals(List.of(), read.findings());
        assertEquals(
                new FrontMatter(
                        "Keys",
                        "What opens what.",
                        2.5,
                        new FrontMatter.Upkeep("team", LocalDate.of(2027, 1, 31)),
                        List.of("a", "b"),
                        List.of("old.html", "../b/"),
                        new FrontMatter.Choices(true, "wide", false, false, false)),
                read.value().matter());
        assertEquals("# Keys\n", text.substring(read.value().bodyStart()));
        assertEquals(Span.of(2, 8, 4), read.value().places().get("title"));
        assertEquals(Span.of(8, 8, 4), read.value().places().get("front-matter.owner"));
        assertEquals(Span.of(6, 11, 8), read.value().places().get("aliases.0"));
        assertEquals(Span.of(6, 21, 5), read.value().places().get("aliases.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "---",
                "---\n",
                "# A\n",
                "---\ntitle: A\n",
                " ---\na: b\n---\n",
                "----\na: b\n---\n",
                "---\n\nProse: with a colon.\nMore: of it\n it.\n\n---\n",
                "---\n\nProse.\n\n---\n"
            })
    void otherBeginningsAreNoFrontMatter(String text) {
        assertEquals(Checked.clean(new FrontMatterReader.Read(FrontMatter.NONE, Map.of(), List.of(), 0)), read(text));
    }

    @Test
    void twoHundredLinesAreEnough() {
        assertEquals(0, read("---\n" + "# a\n".repeat(200) + "---\nb").value().bodyStart());
        assertEquals(
                4 + 199 * 4 + 4,
                read("---\n" + "# a\n".repeat(199) + "---\nb").value().bodyStart());
    }

    @Test
    void lineEndsOfOtherSystemsCount() {
        var read = read("---\r\ntitle: A\r\ntitel: B\r\n--- \r\nbody");
        assertEquals(List.of("3:1 front-matter-unknown-key titel"), Given.findings(read));
        assertEquals("A", read.value().matter().title());
        assertEquals(31, read.value().bodyStart());
    }

    @Test
    void emptyFrontMatterSaysNothing() {
        assertEquals(
                Checked.clean(new FrontMatterReader.Read(FrontMatter.NONE, Map.of(), List.of(), 8)),
                read("---\n---\nbody"));
    }

    @Test
    void whatIsOneLetterFromAKeyIsToldAndOtherKeysAreKept() {
        var read = read("""
                ---
                titel: A
                layout: post
                date: 2026-01-01
                ms.author: me
                sidebar_position: 3
                redirect_from: [a]
                x-mine: 1
                tag: a
                foo: bar
                ---
                """);
        assertEquals(
                List.of("2:1 front-matter-unknown-key titel", "9:1 front-matter-unknown-key tag"),
                Given.findings(read));
        assertEquals(
                List.of("layout", "date", "ms.author", "sidebar_position", "redirect_from", "foo"),
                read.value().unknownKeys().stream().map(Located::value).toList());
        assertEquals(
                List.of("title", "tags"),
                read.findings().stream().map(each -> each.edits().get(0).text()).toList());
    }

    @Test
    void wrongTypesGiveTheDefault() {
        var read = read("""
                ---
                title: {a: b}
                weight: heavy
                tags: one
                aliases: old
                draft: yes
                review-by: 31.1.2027
                toc: "false"
                ---
                """);
        assertEquals(
                List.of(
                        "2:8 wrong-value title",
                        "3:9 wrong-value weight",
                        "5:10 wrong-value aliases",
                        "6:8 wrong-value draft",
                        "7:12 wrong-value review-by",
                        "8:6 wrong-value toc"),
                Given.findings(read));
        assertEquals(List.of("one"), read.value().matter().tags());
        assertEquals(FrontMatter.NONE.choices(), read.value().matter().choices());
    }

    @Test
    void brokenFrontMatterIsToldInThePagesOwnLines() {
        var read = read("---\ntitle: A: b\n---\nbody");
        assertEquals(List.of("2:9 unreadable"), Given.findings(read));
        assertEquals(20, read.value().bodyStart());
        assertEquals(List.of("2:1 unreadable"), Given.findings(read("---\ntitle A\n---\nbody")));
    }
}
