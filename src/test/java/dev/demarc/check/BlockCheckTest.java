package dev.demarc.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.matrix.Cloud;
import dev.demarc.matrix.Duties;
import dev.demarc.model.BlockSpec;
import dev.demarc.model.LinkSites;
import dev.demarc.model.Site;
import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlockCheckTest {

    private static final Duties CLOUD = Cloud.matrix().concern("backups").with();
    private static final Site SITE = LinkSites.site().matrix(CLOUD).build();

    private static Located<String> at(int line, String value) {
        return new Located<>(value, Span.of(line, 9, value.length()));
    }

    private static List<String> found(
            @Nullable Located<String> matrix, @Nullable Duties duties, String party, String category, String concern) {
        var spec = new BlockSpec(
                matrix, BlockSpec.View.TABLE, at(2, party), List.of(at(3, category)), List.of(at(4, concern)), null);
        return BlockCheck.of(spec, duties, SITE, "p.md", Span.of(1, 1, 3)).stream()
                .map(f -> f.location() + " " + f.rule() + " " + f.target())
                .toList();
    }

    @Test
    void aBlockThatNamesWhatIsThereIsFine() {
        assertEquals(List.of(), found(at(1, "cloud"), CLOUD, "customer", "iaas", "backups"));
        assertEquals(List.of(), found(null, CLOUD, "customer", "platform", "old-backups"));
    }

    @Test
    void eachIdThatIsNotThereIsTold() {
        assertEquals(
                List.of(
                        "p.md:2:9 unknown-party custmer",
                        "p.md:3:9 unknown-category saas",
                        "p.md:4:9 unknown-concern bakups"),
                found(at(1, "cloud"), CLOUD, "custmer", "saas", "bakups"));
    }

    @Test
    void aMatrixThatIsNotThereIsToldAndNothingElse() {
        assertEquals(
                List.of("p.md:1:9 unknown-matrix clowd"), found(at(1, "clowd"), null, "custmer", "saas", "bakups"));
        assertEquals(List.of("p.md:1:1 wrong-value null"), found(null, null, "custmer", "saas", "bakups"));
    }
}
