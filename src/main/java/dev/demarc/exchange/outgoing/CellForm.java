package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import java.util.List;

/** A holder as it stands in a matrix file, in the shortest form that says all of it. */
final class CellForm implements Holder.Cases<Written> {

    private static final CellForm FORM = new CellForm();

    private CellForm() {}

    /** What is written for a holder; what parties made of a cell that varies is not among it. */
    static Written of(Holder holder) {
        return holder.match(FORM);
    }

    @Override
    public Written owned(Holder.Owned owned) {
        Part part = owned.part();
        return part.text() == null
                ? new Written.Text(part.party())
                : new Written.Map().put(part.party(), Written.of(part.text())).done();
    }

    @Override
    public Written shared(Holder.Shared shared) {
        return new Written.Map().put("shared", parts(shared.parts())).done();
    }

    @Override
    public Written overlap(Holder.Overlap overlap) {
        return parts(overlap.parts());
    }

    private static Written parts(List<Part> parts) {
        var map = new Written.Map();
        parts.forEach(part -> map.put(part.party(), Written.of(part.text())));
        boolean told = parts.stream().anyMatch(part -> part.text() != null);
        return told ? map.tall() : map.done();
    }

    @Override
    public Written outsourced(Holder.Outsourced outsourced) {
        var map = new Written.Map()
                .put("to", new Written.Text(outsourced.to()))
                .putTold("by", outsourced.by())
                .putTold("text", outsourced.text());
        return new Written.Map().put("outsourced", map.done()).done();
    }

    @Override
    public Written varies(Holder.Varies varies) {
        var map = new Written.Map().put("varies", new Written.Text(varies.condition()));
        if (varies.otherwise() != null) {
            map.put("default", of(varies.otherwise()));
        }
        return map.done();
    }

    @Override
    public Written notApplicable(Holder.NotApplicable notApplicable) {
        return notApplicable.reason() == null
                ? new Written.Word("n/a")
                : new Written.Map()
                        .put("n/a", Written.of(notApplicable.reason()))
                        .done();
    }

    @Override
    public Written undetermined(Holder.Undetermined open) {
        if (open.reason() == null && open.owner() == null && open.until() == null) {
            return new Written.Word("undetermined");
        }
        return new Written.Map()
                .put("undetermined", Written.of(open.reason()))
                .putTold("owner", open.owner())
                .putWord("until", open.until())
                .done();
    }

    @Override
    public Written missing(Holder.Missing missing) {
        return new Written.Nothing();
    }
}
