package dev.demarc.diagram;

import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import java.util.List;
import java.util.Map;

/** One cell for running text, 22 units high: for README files and mail, where HTML can't be had. */
public final class Badge {
    private static final double HEIGHT = 22;

    private Badge() {}

    /** The badge of one cell, its title the concern and the category. */
    public static String draw(Matrix matrix, Concern concern, Category category, Drawing drawing) {
        Matrix one = new Matrix(
                matrix.id(),
                matrix.heading(),
                matrix.origin(),
                matrix.parties(),
                List.of(category),
                List.of(concern),
                Map.of(new Cell(concern.id(), category.id()), matrix.holder(concern, category)));
        Holder holder = matrix.holder(concern, category);
        Cast cast = new Cast(matrix);
        Ink ink = new Ink(drawing.fullId());
        CellArt art = new CellArt(cast, ink, drawing.words(), width(holder, cast, drawing.words()), HEIGHT, true);
        String body = art.draw(holder) + "\n";
        String title = Telling.fill(drawing.words().told().joints().cell(), concern.name(), category.name());
        return new Sheet(drawing, art.width(), HEIGHT, ink.definitions(), false)
                .draw(title, new Telling(one, cast, drawing.words()).tell(), body);
    }

    private static double width(Holder holder, Cast cast, DiagramWords words) {
        return switch (holder.state()) {
            case OWNED -> 44 + regular(cast.party(holder.parties().get(0)).name());
            case SHARED ->
                cast.split(holder).size() == 2
                        ? Math.max(66 + regular(words.shared()), 2 * 29 + regular(words.shared()) + 4)
                        : 28 + 18 * cast.split(holder).size();
            case OVERLAP -> 57 + bold(words.overlap() + more(holder));
            case OUTSOURCED -> 74 + regular(worker(holder, cast).name());
            case VARIES -> 62 + regular(words.varies());
            case NOT_APPLICABLE -> 16 + TextWidth.width(words.notApplicable(), Pen.SMALL, false);
            case UNDETERMINED -> 44 + regular(words.undetermined());
            case MISSING -> 44 + regular(words.gap());
        };
    }

    private static Party worker(Holder holder, Cast cast) {
        return cast.party(holder.working().get(0));
    }

    private static String more(Holder holder) {
        int others = holder.parties().size() - 2;
        return others > 0 ? " +" + others : "";
    }

    private static double regular(String text) {
        return TextWidth.width(text, Pen.LABEL, false);
    }

    private static double bold(String text) {
        return TextWidth.width(text, Pen.LABEL, true);
    }
}
