package dev.demarc.check.rules;

import dev.demarc.model.BoundTable;
import dev.demarc.model.Notes;
import dev.demarc.model.PageFacts;
import java.util.ArrayList;

/** What is kept of a page's tables until the matrices are known to which they may belong. */
public final class KeptTables {

    private KeptTables() {}

    /** Bound tables whole, of the others their names. */
    public static Notes.Tables of(PageFacts facts) {
        if (facts.tables().isEmpty()) {
            return Notes.Tables.NONE;
        }
        var bound = new ArrayList<BoundTable>();
        var others = new ArrayList<Notes.Unbound>();
        for (PageFacts.Table table : facts.tables()) {
            BoundTable binding = table.bound();
            Notes.Unbound names = TableUnbound.kept(table);
            if (binding != null) {
                bound.add(binding);
            } else if (names != null) {
                others.add(names);
            }
        }
        return new Notes.Tables(bound, others);
    }
}
