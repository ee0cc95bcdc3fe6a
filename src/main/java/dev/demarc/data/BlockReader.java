package dev.demarc.data;

import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.model.BlockSpec;
import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code responsibility} blocks of Markdown pages. */
public final class BlockReader {

    private static final List<String> KEYS = List.of("matrix", "view", "party", "categories", "concerns", "caption");

    private BlockReader() {}

    /**
     * Reads a block's text.
     *
     * @param place the page's file, from the wiki's root
     * @param at where the block's first line of text stands in it; its other lines are as far to the right
     * @return nothing if it can't be read
     */
    public static Checked<Optional<BlockSpec>> read(String yaml, String place, Span at) {
        var report = Report.on(place);
        var tree = Tree.read(yaml, Tree.Format.YAML, "This block", at, report);
        var top = tree.top("This block", report);
        if (!tree.readable() || top == null) {
            return new Checked<>(Optional.empty(), report.findings());
        }
        var keys = Keys.of(top, "a `responsibility` block", "", report, KEYS);
        var spec = new BlockSpec(
                located(keys, "matrix"),
                view(keys, report),
                located(keys, "party"),
                ids(keys, "categories", report),
                ids(keys, "concerns", report),
                keys.text("caption"));
        return new Checked<>(Optional.of(spec), report.findings());
    }

    private static @Nullable Located<String> located(Keys keys, String key) {
        String text = keys.text(key);
        return text == null
                ? null
                : new Located<>(text, keys.told(key).orElseThrow().value().span());
    }

    private static List<Located<String>> ids(Keys keys, String key, Report report) {
        var ids = new ArrayList<Located<String>>();
        keys.told(key)
                .ifPresent(entry -> Keys.items(entry.value(), key, report)
                        .forEach(item -> ids.add(new Located<>(item.text(), item.span()))));
        return ids;
    }

    private static BlockSpec.View view(Keys keys, Report report) {
        String word = keys.text("view");
        if (word == null) {
            return BlockSpec.View.TABLE;
        }
        var words = new ArrayList<String>();
        for (BlockSpec.View view : BlockSpec.View.values()) {
            if (view.word().equals(word)) {
                return view;
            }
            words.add(view.word());
        }
        report.wrong("view", keys.told("view").orElseThrow(), "a way to show a matrix", Nearest.hint(word, words));
        return BlockSpec.View.TABLE;
    }
}
