package dev.demarc.exchange.incoming;

import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import dev.demarc.model.RawTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables with a column for each party: who has words or a mark in its cell, holds it; several that have share it.
 * If a column says whose each row is, it decides.
 */
final class ColumnsForm {

    private final Draft draft;

    private ColumnsForm(Draft draft) {
        this.draft = draft;
    }

    /** Reads tables that belong together; where there are several, each is a category, by the heading above it. */
    static void read(List<Shape> shapes, Draft draft) {
        var form = new ColumnsForm(draft);
        shapes.forEach(form::parties);
        for (Shape shape : shapes) {
            form.table(shape);
        }
    }

    private void table(Shape shape) {
        RawTable table = shape.table();
        draft.from(table.place());
        boolean owned = shape.kind() == Shape.Kind.OWNER;
        Map<Integer, String> parties = parties(shape);
        String category = draft.onlyCategory(table.heading());
        for (GroupRows each : GroupRows.of(shape)) {
            RawTable.Row row = each.row();
            String name = row.cell(shape.label());
            String concern = draft.concern(name, row.number(), each.group());
            draft.comesFrom("concerns." + concern, table.place(row));
            for (int column : shape.beside()) {
                beside(shape, row, column, concern);
            }
            Map<String, String> told = told(parties, row);
            String place = table.place(row);
            if (owned) {
                int owner = shape.told().get(0);
                decided(concern, category, CellText.of(row.cell(owner)), told, table.place(row, owner));
            } else {
                draft.put(concern, category, claimed(told), place);
            }
            for (int column = table.width(); column < row.cells().size(); column++) {
                draft.describe(concern, row.cell(column));
            }
        }
    }

    /** The parties of the columns; they have their ids before anything else gets one. */
    private Map<Integer, String> parties(Shape shape) {
        boolean owned = shape.kind() == Shape.Kind.OWNER;
        var parties = new LinkedHashMap<Integer, String>();
        for (int column : owned ? shape.told().subList(1, shape.told().size()) : shape.told()) {
            String head = shape.head(column);
            String party = draft.parties().find(head);
            parties.put(column, party == null ? draft.parties().learn(head) : party);
        }
        parties.values().forEach(draft::head);
        return parties;
    }

    private void beside(Shape shape, RawTable.Row row, int column, String concern) {
        String text = CellText.of(row.cell(column)).text();
        String head = shape.head(column);
        if (text.isEmpty()) {
            return;
        }
        if (column < shape.label()) {
            draft.also(concern, CellText.of(text).line());
        } else {
            draft.describe(concern, head.isEmpty() ? text : head + ": " + text);
        }
    }

    /** Each party's words; of a mere mark none. Two columns may speak for one party. */
    private static Map<String, String> told(Map<Integer, String> parties, RawTable.Row row) {
        var told = new LinkedHashMap<String, String>();
        parties.forEach((column, party) -> {
            CellText cell = CellText.of(row.cell(column));
            if (cell.isEmpty() || Speech.isCross(cell)) {
                return;
            }
            String words = Speech.isTick(cell) ? "" : cell.text().replace('\n', ' ');
            told.merge(party, words, (a, b) -> a.equals(b) ? a : (a + " " + b).strip());
        });
        return told;
    }

    private Holder claimed(Map<String, String> told) {
        var parts = parts(told, told.keySet());
        if (parts.isEmpty()) {
            return new Holder.Missing();
        }
        return parts.size() == 1 ? new Holder.Owned(parts.get(0)) : new Holder.Shared(draft.inOrder(parts));
    }

    private static List<Part> parts(Map<String, String> told, Set<String> ids) {
        var parts = new ArrayList<Part>();
        for (String id : ids) {
            String words = told.getOrDefault(id, "");
            parts.add(new Part(id, words.isEmpty() ? null : words));
        }
        return parts;
    }

    /** The owner's column decides; what is told of a party that doesn't hold the row stays as a note. */
    private void decided(String concern, String category, CellText owner, Map<String, String> told, String place) {
        @Nullable Set<String> holding = holding(owner, told);
        if (holding == null) {
            if (owner.isEmpty()) {
                draft.put(concern, category, claimed(told), place);
            } else if (Speech.isNotApplicable(owner)) {
                draft.put(concern, category, new Holder.NotApplicable(joined(told)), place);
            } else {
                draft.putOdd(concern, category, (owner.line() + " " + joined(told)).strip(), place);
            }
            return;
        }
        var parts = parts(told, holding);
        draft.put(
                concern,
                category,
                parts.size() == 1 ? new Holder.Owned(parts.get(0)) : new Holder.Shared(draft.inOrder(parts)),
                place);
        told.forEach((party, words) -> {
            if (!holding.contains(party) && !words.isEmpty()) {
                draft.comment(
                        "cells." + concern + "." + category,
                        "Said of %s all the same: %s".formatted(draft.parties().name(party), words));
            }
        });
    }

    private static @Nullable String joined(Map<String, String> told) {
        String joined = String.join(" ", told.values()).strip();
        return joined.isEmpty() ? null : joined;
    }

    private @Nullable Set<String> holding(CellText owner, Map<String, String> told) {
        if (owner.isEmpty() || Speech.isNotApplicable(owner)) {
            return null;
        }
        if (Speech.isShared(owner)) {
            var sides = new LinkedHashSet<>(told.keySet());
            sides.add(Parties.CUSTOMER);
            sides.add(Parties.PROVIDER);
            return sides;
        }
        var speech = new Speech(draft.parties(), new Legend(List.of(), Set.of()), List.of(), Set.of());
        Holder holder = speech.read(owner);
        return holder instanceof Holder.Owned || holder instanceof Holder.Shared
                ? new LinkedHashSet<>(holder.parties())
                : null;
    }
}
