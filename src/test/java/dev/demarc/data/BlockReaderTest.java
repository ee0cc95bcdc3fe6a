package dev.demarc.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.model.BlockSpec;
import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlockReaderTest {

    @Test
    void aBlockKnowsItsPlaceInThePage() {
        var read = BlockReader.read(
                "matrix: aws\nview: staircase\nparty: p\ncategories: [a, b]\nconcerns:\n- c\ncaption: Who\n",
                "content/a.md",
                Span.of(10, 3, 11));
        assertEquals(List.of(), read.findings());
        assertEquals(
                Optional.of(new BlockSpec(
                        new Located<>("aws", Span.of(10, 11, 3)),
                        BlockSpec.View.STAIRCASE,
                        new Located<>("p", Span.of(12, 10, 1)),
                        List.of(new Located<>("a", Span.of(13, 16, 1)), new Located<>("b", Span.of(13, 19, 1))),
                        List.of(new Located<>("c", Span.of(15, 5, 1))),
                        "Who")),
                read.value());
    }

    @Test
    void anEmptyBlockIsATable() {
        var read = BlockReader.read("", "content/a.md", Span.of(10, 1, 0));
        assertEquals(List.of(), read.findings());
        assertEquals(
                Optional.of(new BlockSpec(null, BlockSpec.View.TABLE, null, List.of(), List.of(), null)), read.value());
    }

    @Test
    void mistakesStandAtTheirOwnLine() {
        var read = BlockReader.read(
                "matrx: aws\nview: stak\ncategories: a\nconcerns: [~]\n", "content/a.md", Span.of(10, 1, 0));
        assertEquals(
                List.of(
                        "10:1 unknown-key matrx",
                        "11:7 wrong-value view",
                        "12:13 wrong-value categories",
                        "13:12 wrong-value concerns"),
                Given.findings(read));
        assertEquals(
                "Nearest: `stack`. Known here: `table`, `stack`, `matrix`, `staircase`, `list`, `gaps`.",
                read.findings().get(1).hint());
    }

    @Test
    void whatCantBeReadIsNoBlock() {
        var read = BlockReader.read("matrix: aws\nview: [\n", "content/a.md", Span.of(10, 3, 0));
        assertEquals(List.of("11:9 unreadable"), Given.findings(read));
        assertEquals(Optional.empty(), read.value());
        assertEquals(
                List.of("10:3 unreadable"),
                Given.findings(BlockReader.read("aws\n", "content/a.md", Span.of(10, 3, 0))));
    }
}
