package dev.demarc.cli;

import dev.demarc.build.Differing;
import dev.demarc.comparison.Change;
import dev.demarc.comparison.Comparison;
import dev.demarc.comparison.Kind;
import dev.demarc.comparison.Pairing;
import dev.demarc.comparison.What;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.output.JsonSheet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes as JSON; {@code formats.md} § 3.4 tells the keys. Those without content are left out. */
final class DiffJson {

    private static final int DECIMALS = 2;

    private final JsonSheet json = new JsonSheet();

    private DiffJson() {}

    /** A list with an object for each matrix that differs, or can't be compared, by its id. */
    static String of(Differing differing) {
        var sheet = new DiffJson();
        sheet.json.list();
        // What can't be compared is told among the others: a reader of JSON may see nothing else.
        var all = new TreeMap<String, Runnable>();
        for (Comparison each : differing.comparisons()) {
            all.put(each.id() + "\n" + each.last().file().path(), () -> sheet.comparison(each));
        }
        for (Differing.Unread each : differing.unread()) {
            all.put(each.id() + "\n" + each.place() + "\n" + each.isOlder(), () -> sheet.unread(each));
        }
        all.values().forEach(Runnable::run);
        return sheet.json.end().toString();
    }

    private void unread(Differing.Unread unread) {
        json.object().text("matrix", unread.id());
        json.key(unread.isOlder() ? "before" : "after").object().text("file", unread.place());
        json.key("readable").yes(false).end();
        json.key("changes").list().end().end();
    }

    private void comparison(Comparison comparison) {
        json.object().text("matrix", comparison.id());
        state("before", comparison.before());
        state("after", comparison.after());
        summary(comparison);
        json.key("changes").list();
        comparison.changes().forEach(this::change);
        json.end();
        if (!comparison.reordered().isEmpty()) {
            json.key("reordered").list();
            comparison.reordered().stream().map(What::several).forEach(json::text);
            json.end();
        }
        json.end();
    }

    private void state(String key, @Nullable Duties duties) {
        if (duties == null) {
            json.text(key, null);
        } else {
            json.key(key).object().text("file", duties.file().place()).end();
        }
    }

    private void summary(Comparison comparison) {
        json.key("summary").object();
        for (Kind kind : Kind.values()) {
            int count = comparison.of(kind).size();
            int within = kind == Kind.CHANGED_HANDS ? comparison.within() : 0;
            json.number(kind.word(), count - within);
            if (within > 0) {
                json.number(kind.word() + "-within", within);
            }
        }
        Comparison.Cells cells = comparison.cells();
        json.key("cells")
                .object()
                .number("paired", cells.paired())
                .number("changed", cells.changed())
                .number("text", cells.text())
                .number("unchanged", cells.unchanged())
                .number("removed", cells.removed())
                .number("added", cells.added())
                .end()
                .end();
    }

    private void change(Change change) {
        json.object().text("kind", change.kind().word());
        if (change instanceof Change.OfCell cell) {
            cell(cell);
        } else if (change instanceof Change.Lone lone) {
            lone(lone);
        } else if (change instanceof Change.Renamed renamed) {
            renamed(renamed);
        } else if (change instanceof Change.OfText text) {
            json.text("what", "cell");
            cell(text.cells());
        } else if (change instanceof Change.OfName name) {
            json.text("what", name.what().word())
                    .text("id", name.id())
                    .text("field", name.field())
                    .text("before", name.before())
                    .text("after", name.after());
        }
        json.end();
    }

    private void cell(Change.OfCell change) {
        Change.Hands hands = change.hands();
        if (hands != null) {
            json.text("how", hands.how().word());
        }
        cell(change.cells());
        json.key("before");
        holder(change.before());
        json.key("after");
        holder(change.after());
        if (hands != null && hands.within() != null) {
            json.text("within", hands.within());
        }
    }

    private void cell(Change.CellPair cells) {
        json.text("concern", cells.after().concern())
                .text("category", cells.after().category());
        if (cells.merged()) {
            json.text("merged", cells.before().toString());
        }
    }

    private void holder(Holder holder) {
        json.object().text("state", holder.state().word());
        ids("accountable", holder.accountable());
        if (!Set.copyOf(holder.working()).equals(Set.copyOf(holder.accountable()))) {
            ids("working", holder.working());
        }
        json.end();
    }

    private void ids(String key, List<String> ids) {
        if (!ids.isEmpty()) {
            json.key(key).list();
            ids.forEach(json::text);
            json.end();
        }
    }

    private void lone(Change.Lone change) {
        json.text("what", change.what().word()).text("id", change.id());
        if (!change.cells().isEmpty()) {
            json.key("cells").object();
            change.cells().forEach((id, holder) -> {
                json.key(id);
                holder(holder);
            });
            json.end();
        }
        if (change.maybe() != null) {
            json.text("maybe", change.maybe());
        }
    }

    private void renamed(Change.Renamed change) {
        Pairing.Pair pair = change.pair();
        json.text("what", change.what().word())
                .text("before", pair.older())
                .text("after", pair.newer())
                .text("by", pair.by().word());
        if (pair.by() == Pairing.By.LIKENESS) {
            json.key("likeness").decimal(BigDecimal.valueOf(pair.likeness()).setScale(DECIMALS, RoundingMode.HALF_UP));
        }
        if (pair.merged()) {
            json.key("merged").yes(true);
        }
    }
}
