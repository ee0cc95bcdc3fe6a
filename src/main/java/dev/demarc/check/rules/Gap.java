package dev.demarc.check.rules;

import dev.demarc.check.MatrixRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Diagnostic.Related;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.source.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A concern that nobody answers for in some category.
 *
 * <p>A row that nobody wrote anything about is one finding, and so is a column that three rows pass over. What a claims
 * file that can't be read, or a claim of an unknown party, might have filled is not told.
 */
public final class Gap implements MatrixRule {

    private static final String HINT = "Name who holds it, or write `undetermined` with an owner and a date.";
    private static final int ENOUGH_FOR_A_COLUMN = 3;

    private final Spoken spoken;

    /** The rule, where tables may say something of the cells. */
    public Gap(Spoken spoken) {
        this.spoken = spoken;
    }

    @Override
    public void check(Duties duties, Report report) {
        boolean known = duties.file().readable() && duties.claims().stream().allMatch(ClaimsFile::readable);
        if (!known) {
            return;
        }
        Set<Cell> told = new HashSet<>();
        for (Concern concern : duties.matrix().concerns()) {
            tellRow(duties, concern, told, report);
        }
        for (Category category : duties.matrix().categories()) {
            tellColumn(duties, category, told, report);
        }
        for (Concern concern : duties.matrix().concerns()) {
            for (Category category : duties.matrix().categories()) {
                var cell = new Cell(concern.id(), category.id());
                if (isGap(duties, cell) && !told.contains(cell)) {
                    tell(
                            report,
                            duties.file().at(cell),
                            "Nobody holds “%s” in “%s”.".formatted(concern.name(), category.name()),
                            cell.toString(),
                            List.of(concern),
                            said(duties, List.of(cell)));
                }
            }
        }
    }

    /** How many cells of a matrix nobody is known to hold. */
    static int count(Duties duties) {
        int count = 0;
        for (Concern concern : duties.matrix().concerns()) {
            for (Category category : duties.matrix().categories()) {
                count += isGap(duties, new Cell(concern.id(), category.id())) ? 1 : 0;
            }
        }
        return count;
    }

    private void tellRow(Duties duties, Concern concern, Set<Cell> told, Report report) {
        List<Category> categories = duties.matrix().categories();
        boolean written = isWritten(duties, "concerns." + concern.id() + ".who")
                || categories.stream().anyMatch(c -> isWritten(duties, "cells." + concern.id() + "." + c.id()));
        var row = categories.stream().map(c -> new Cell(concern.id(), c.id())).toList();
        if (written || row.isEmpty() || !row.stream().allMatch(cell -> isGap(duties, cell))) {
            return;
        }
        told.addAll(row);
        String names = categories.stream().map(c -> "“" + c.name() + "”").collect(Collectors.joining(", "));
        tell(
                report,
                duties.file().at("concerns." + concern.id()),
                "Nobody holds “%s” in any category: %s.".formatted(concern.name(), names),
                concern.id(),
                List.of(concern),
                said(duties, row));
    }

    private void tellColumn(Duties duties, Category category, Set<Cell> told, Report report) {
        Matrix matrix = duties.matrix();
        var open = new ArrayList<Concern>();
        int elsewhere = 0;
        for (Concern concern : matrix.concerns()) {
            var cell = new Cell(concern.id(), category.id());
            if (!isGap(duties, cell) || isWritten(duties, "cells." + cell)) {
                return;
            }
            if (!told.contains(cell)) {
                open.add(concern);
            }
            elsewhere += holdsAnything(matrix, concern) ? 1 : 0;
        }
        if (elsewhere < ENOUGH_FOR_A_COLUMN) {
            return;
        }
        open.forEach(concern -> told.add(new Cell(concern.id(), category.id())));
        tell(
                report,
                duties.file().at("categories." + category.id()),
                "Nobody holds anything in “%s”: %d concerns are open.".formatted(category.name(), open.size()),
                category.id(),
                open,
                said(
                        duties,
                        open.stream()
                                .map(concern -> new Cell(concern.id(), category.id()))
                                .toList()));
    }

    private static boolean holdsAnything(Matrix matrix, Concern concern) {
        return matrix.categories().stream().anyMatch(c -> !(matrix.holder(concern, c) instanceof Holder.Missing));
    }

    private void tell(
            Report report, Location at, String message, String target, List<Concern> concerns, List<Related> said) {
        boolean advice = concerns.stream().allMatch(concern -> concern.level() == Concern.Level.INFORMATIONAL);
        var finding = Diagnostic.of(RuleId.GAP, at, message, HINT, target).with(said);
        report.add(advice ? finding.as(Severity.INFO) : finding);
    }

    /** What tables say of cells that nobody holds in the data. */
    private List<Related> said(Duties duties, List<Cell> cells) {
        var said = new ArrayList<Related>();
        cells.forEach(cell -> said.addAll(spoken.of(duties.file().path(), cell)));
        return said;
    }

    private static boolean isWritten(Duties duties, String name) {
        return duties.file().places().containsKey(name);
    }

    private static boolean isGap(Duties duties, Cell cell) {
        return duties.matrix().holder(cell.concern(), cell.category()) instanceof Holder.Missing
                && !duties.file().unsettled().contains(cell)
                && !isClaimedByUnknown(duties, cell);
    }

    private static boolean isClaimedByUnknown(Duties duties, Cell cell) {
        for (ClaimsFile file : duties.claims()) {
            if (file.party() != null
                    && duties.matrix().party(file.party().value()).isEmpty()
                    && file.claims().stream().anyMatch(claim -> claim.cell().equals(cell))) {
                return true;
            }
        }
        return false;
    }
}
