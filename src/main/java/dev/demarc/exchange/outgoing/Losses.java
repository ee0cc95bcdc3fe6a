package dev.demarc.exchange.outgoing;

import dev.demarc.exchange.TransferReport;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What gets lost on the way out, gathered while a matrix is written. */
final class Losses {

    private static final String WHOLE = "`--format yaml` and `json` keep all.";

    private final Matrix matrix;
    private final List<TransferReport.Remark> losses = new ArrayList<>();

    Losses(Matrix matrix) {
        this.matrix = matrix;
    }

    /** A loss that nothing can be done about. */
    void tell(String place, String message) {
        losses.add(new TransferReport.Remark(place, message, null));
    }

    /** A loss, and what to do to have it otherwise. */
    void tell(String place, String message, String remedy) {
        losses.add(new TransferReport.Remark(place, message, remedy));
    }

    /** A loss in one cell. */
    void tell(Cell cell, String message, String remedy) {
        tell(cell.toString(), message, remedy);
    }

    /** What a table that names parties only leaves out. */
    void wordsOfCells() {
        int words = count(holder -> holder.parts().stream().anyMatch(part -> part.text() != null));
        if (words > 0) {
            tell(
                    matrix.id(),
                    "%s in words what is done, and that is left out."
                            .formatted(many(words, "cell tells", "cells tell")),
                    "`--format csv` and `xlsx` have the words.");
        }
        int reasons = count(holder -> reason(holder) != null);
        if (reasons > 0) {
            tell(
                    matrix.id(),
                    "%s a reason, a condition or an owner, and that is left out."
                            .formatted(many(reasons, "cell has", "cells have")),
                    "`--format csv` and `xlsx` have them.");
        }
    }

    /** What only a matrix file has room for. */
    void allBesideCells(boolean groups) {
        tellSome("a group", concern -> !groups && concern.group() != null);
        tellSome("a description", concern -> concern.description() != null);
        tellSome("a level", concern -> concern.level() != null);
        tellSome("evidence", concern -> !concern.proof().evidence().isEmpty());
        tellSome("controls", concern -> !concern.proof().controls().isEmpty());
    }

    /** A concern that a list of controls has no line for. */
    void noControl(Concern concern) {
        tell(
                concern.id(),
                "“%s” names no control of %s, so it is left out.".formatted(concern.name(), Concern.Proof.NIST),
                "Add `controls: {%s: [SC-28]}` to it, with the control that it is about."
                        .formatted(Concern.Proof.NIST));
    }

    /** What a list of controls has no room for. */
    void besideControls() {
        tellSome("a group", concern -> concern.group() != null);
        tellSome("a description", concern -> concern.description() != null);
        tellSome("a level", concern -> concern.level() != null);
        tellSome(
                "controls of other frameworks",
                concern -> concern.proof().controls().keySet().stream()
                        .anyMatch(framework -> !framework.equals(Concern.Proof.NIST)));
    }

    /** What a file that describes one service leaves out of the whole matrix. */
    void otherCategories(Matrix whole, String category) {
        int others = whole.categories().size() - 1;
        if (others > 0) {
            tell(
                    whole.id(),
                    "Only “%s” goes out; %s left out."
                            .formatted(
                                    whole.category(category).map(Category::name).orElse(category),
                                    many(others, "other category is", "other categories are")),
                    "Export each with `--category`.");
        }
    }

    /** What a page has no room for. */
    void besidePage() {
        tellSome("a level", concern -> concern.level() != null);
        tellSome("evidence", concern -> !concern.proof().evidence().isEmpty());
        tellSome("controls", concern -> !concern.proof().controls().isEmpty());
    }

    private void tellSome(String what, Predicate<Concern> has) {
        int count = (int) matrix.concerns().stream().filter(has).count();
        if (count > 0) {
            tell(
                    matrix.id(),
                    many(count, "concern has", "concerns have") + " " + what + ", and that is left out.",
                    WHOLE);
        }
    }

    /** What parties made of cells that vary: only claims files can say it. */
    void cases() {
        each((cell, holder) -> {
            if (holder instanceof Holder.Varies varies) {
                for (Part part : varies.cases()) {
                    tell(
                            cell,
                            "What “%s” claims of it is left out: no matrix file says it of a cell that varies."
                                    .formatted(part.party()),
                            "Keep the claims file beside the matrix.");
                }
            }
        });
    }

    /** Something that looks at a cell. */
    interface Look {
        void at(Cell cell, Holder holder);
    }

    /** Looks at all cells, row by row. */
    void each(Look look) {
        for (Concern concern : matrix.concerns()) {
            for (Category category : matrix.categories()) {
                look.at(new Cell(concern.id(), category.id()), matrix.holder(concern, category));
            }
        }
    }

    private int count(Predicate<Holder> wanted) {
        int[] count = {0};
        each((cell, holder) -> count[0] += wanted.test(holder) ? 1 : 0);
        return count[0];
    }

    /** Why a cell is as it is, or who will settle it; nothing if that wasn't told. */
    private static @Nullable String reason(Holder holder) {
        if (holder instanceof Holder.Varies varies) {
            return varies.condition();
        }
        if (holder instanceof Holder.NotApplicable na) {
            return na.reason();
        }
        return holder instanceof Holder.Undetermined open ? open.reason() != null ? open.reason() : open.owner() : null;
    }

    private static String many(int count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    /** All that was told, and how many cells there are of each state. */
    TransferReport report() {
        Map<State, Integer> cells = new EnumMap<>(State.class);
        each((cell, holder) -> cells.merge(holder.state(), 1, Integer::sum));
        return new TransferReport(cells, List.of(), losses);
    }
}
