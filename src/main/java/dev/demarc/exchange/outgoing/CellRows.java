package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All cells, a row a part: {@code concern,category,holder,text}. */
final class CellRows implements Holder.Cases<CellRows> {

    private static final List<String> HEAD = List.of("concern", "category", "holder", "text");

    private final List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    private Cell cell = new Cell("", "");
    private String before = "";

    private CellRows() {}

    /** The rows of a matrix, the head first; every cell has one at least. */
    static List<List<String>> of(Matrix matrix) {
        var rows = new CellRows();
        new Losses(matrix).each((cell, holder) -> {
            rows.cell = cell;
            holder.match(rows);
        });
        return rows.rows;
    }

    private void row(String holder, @Nullable String text) {
        rows.add(List.of(cell.concern(), cell.category(), before + holder, text == null ? "" : text));
    }

    private void rows(String form, List<Part> parts) {
        parts.forEach(part -> row(form + part.party(), part.text()));
    }

    @Override
    public CellRows owned(Holder.Owned owned) {
        rows("", List.of(owned.part()));
        return this;
    }

    @Override
    public CellRows shared(Holder.Shared shared) {
        rows("shared:", shared.parts());
        return this;
    }

    @Override
    public CellRows overlap(Holder.Overlap overlap) {
        rows("", overlap.parts());
        return this;
    }

    @Override
    public CellRows outsourced(Holder.Outsourced outsourced) {
        String by = outsourced.by() == null ? "" : ":" + outsourced.by();
        row("outsourced:" + outsourced.to() + by, outsourced.text());
        return this;
    }

    @Override
    public CellRows varies(Holder.Varies varies) {
        row("varies", varies.condition());
        if (varies.otherwise() != null) {
            before = "default:";
            varies.otherwise().match(this);
            before = "";
        }
        return this;
    }

    @Override
    public CellRows notApplicable(Holder.NotApplicable notApplicable) {
        row("n/a", notApplicable.reason());
        return this;
    }

    @Override
    public CellRows undetermined(Holder.Undetermined open) {
        boolean bare = open.owner() == null && open.until() == null;
        String owner = open.owner() == null ? "" : open.owner();
        String until = open.until() == null ? "" : open.until().toString();
        row(bare ? "undetermined" : "undetermined:" + owner + ":" + until, open.reason());
        return this;
    }

    @Override
    public CellRows missing(Holder.Missing missing) {
        row("", null);
        return this;
    }
}
