package dev.demarc.exchange.incoming;

import dev.demarc.exchange.ImportWishes;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import dev.demarc.model.RawTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads charts of tasks and roles: who is responsible, accountable, consulted, informed. */
final class RaciForm {

    private enum Role {
        RESPONSIBLE,
        ACCOUNTABLE,
        CONSULTED,
        INFORMED
    }

    private static final double ENOUGH = 0.6;
    private static final int LONGEST = 80;
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern LETTERS = Pattern.compile("[RACI]+");

    private final Draft draft;

    private RaciForm(Draft draft) {
        this.draft = draft;
    }

    /** Whether most cells of a table are letters or words of such a chart, and both that matter occur. */
    static boolean fits(RawTable written, ImportWishes wishes) {
        RawTable table = upright(written);
        var seen = new LinkedHashSet<Role>();
        int filled = 0;
        int told = 0;
        List<Integer> columns = columns(table);
        for (int column : columns) {
            for (RawTable.Row row : table.body()) {
                CellText cell = CellText.of(row.cell(column));
                Set<Role> roles = roles(cell);
                filled += cell.isEmpty() ? 0 : 1;
                told += roles.isEmpty() ? 0 : 1;
                seen.addAll(roles);
            }
        }
        boolean both = seen.contains(Role.ACCOUNTABLE) && seen.contains(Role.RESPONSIBLE);
        boolean wished = wishes.as() == ImportWishes.Kind.RACI;
        return filled > 0 && told >= ENOUGH * filled && (both || wished) && (columns.size() > 1 || wished);
    }

    /** Tasks as rows: turned round, if all rows are parties or teams and the heads aren't. */
    private static RawTable upright(RawTable table) {
        return isTurned(table) ? table.turned() : table;
    }

    private static boolean isTurned(RawTable table) {
        return !table.body().isEmpty()
                && table.body().stream().allMatch(row -> isTeam(row.cell(0)))
                && table.head().cells().stream().skip(1).noneMatch(RaciForm::isTeam);
    }

    private static boolean isTeam(String text) {
        String key = CellText.of(text).key();
        return Parties.isKnown(key) || key.matches(".*\\bteams?\\b.*");
    }

    /** The columns that stand for roles. */
    private static List<Integer> columns(RawTable table) {
        var columns = new ArrayList<Integer>();
        for (int column = 1; column < table.width(); column++) {
            int filled = 0;
            int told = 0;
            for (RawTable.Row row : table.body()) {
                CellText cell = CellText.of(row.cell(column));
                filled += cell.isEmpty() ? 0 : 1;
                told += roles(cell).isEmpty() ? 0 : 1;
            }
            if (!table.head().cell(column).isBlank() && told >= ENOUGH * filled) {
                columns.add(column);
            }
        }
        return columns;
    }

    private static Set<Role> roles(CellText cell) {
        var roles = new LinkedHashSet<Role>();
        if (cell.text().length() > LONGEST) {
            return roles;
        }
        for (String token : WORDS.split(cell.text(), -1)) {
            if (token.isEmpty()) {
                continue;
            }
            Role word = word(token.toLowerCase(Locale.ROOT));
            if (word != null) {
                roles.add(word);
            } else if (token.length() <= 4 && LETTERS.matcher(token).matches()) {
                token.chars().forEach(c -> roles.add(letter((char) c)));
            } else if (!token.equalsIgnoreCase("and")) {
                return Set.of();
            }
        }
        return roles;
    }

    private static @Nullable Role word(String word) {
        return switch (word) {
            case "responsible", "r" -> Role.RESPONSIBLE;
            case "accountable", "a" -> Role.ACCOUNTABLE;
            case "consulted", "c" -> Role.CONSULTED;
            case "informed", "i" -> Role.INFORMED;
            default -> null;
        };
    }

    private static Role letter(char letter) {
        return switch (letter) {
            case 'R' -> Role.RESPONSIBLE;
            case 'A' -> Role.ACCOUNTABLE;
            case 'C' -> Role.CONSULTED;
            default -> Role.INFORMED;
        };
    }

    /** Reads charts into one matrix, each as a category of its own. */
    static void read(List<RawTable> tables, Draft draft) {
        var form = new RaciForm(draft);
        tables.forEach(table -> form.parties(upright(table)));
        for (RawTable table : tables) {
            form.table(upright(table), isTurned(table));
        }
    }

    private void table(RawTable table, boolean turned) {
        draft.from(table.place());
        Map<Integer, String> parties = parties(table);
        String category = draft.onlyCategory(table.heading());
        var shape = new Shape(Shape.Kind.GRID, table, turned, 0, List.copyOf(parties.keySet()), List.of());
        for (GroupRows each : GroupRows.of(shape, true)) {
            RawTable.Row row = each.row();
            String name = row.cell(0);
            String concern = draft.concern(name, row.number(), each.group());
            if (!turned) {
                draft.comesFrom("concerns." + concern, table.place(row));
            }
            row(table, row, parties, concern, category);
        }
    }

    /** The parties of the columns; they have their ids before anything else gets one. */
    private Map<Integer, String> parties(RawTable table) {
        var parties = new LinkedHashMap<Integer, String>();
        for (int column : columns(table)) {
            String head = CellText.of(table.head().cell(column)).line();
            String known = draft.parties().find(head);
            parties.put(column, known == null ? draft.parties().learn(head) : known);
        }
        parties.values().forEach(draft::head);
        return parties;
    }

    private void row(RawTable table, RawTable.Row row, Map<Integer, String> parties, String concern, String category) {
        Map<Role, Set<String>> named = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            named.put(role, new LinkedHashSet<>());
        }
        for (int column = 1; column < row.cells().size(); column++) {
            CellText cell = CellText.of(row.cell(column));
            String party = parties.get(column);
            Set<Role> roles = roles(cell);
            if (party != null && !roles.isEmpty()) {
                roles.forEach(role -> named.getOrDefault(role, Set.of()).add(party));
            } else if (party != null && !cell.isEmpty() && !Speech.isCross(cell)) {
                draft.comment(
                        "cells." + concern + "." + category, draft.parties().name(party) + ": “" + cell.line() + "”");
                draft.lose(
                        table.place(row, column),
                        "“%s” is no role that is known; it stands as a comment.".formatted(Draft.quoted(cell.line())),
                        "Write it as R, A, C or I, or say in the matrix what it means.");
            } else if (!cell.isEmpty() && party == null) {
                String head = CellText.of(table.head().cell(column)).text();
                draft.describe(concern, head.isEmpty() ? cell.text() : head + ": " + cell.text());
            }
        }
        Holder holder = holder(named, concern + "." + category);
        draft.put(concern, category, holder, table.place(row));
    }

    private Holder holder(Map<Role, Set<String>> named, String cell) {
        List<String> accountable = List.copyOf(named.getOrDefault(Role.ACCOUNTABLE, Set.of()));
        Set<String> responsible = named.getOrDefault(Role.RESPONSIBLE, Set.of());
        String heard = heard(named);
        if (accountable.size() == 1) {
            String by = accountable.get(0);
            var others = new LinkedHashSet<>(responsible);
            others.remove(by);
            if (responsible.size() == 1 && others.size() == 1) {
                return new Holder.Outsourced(others.iterator().next(), by, heard);
            }
            String workers = others.isEmpty() ? null : "Worked on by " + names(responsible) + ".";
            String text = workers == null ? heard : heard == null ? workers : workers + " " + heard;
            return new Holder.Owned(new Part(by, text));
        }
        if (accountable.size() > 1) {
            if (heard != null) {
                draft.comment("cells." + cell, heard);
            }
            if (!responsible.isEmpty()) {
                draft.comment("cells." + cell, "Responsible: " + names(responsible) + ".");
            }
            return new Holder.Overlap(draft.inOrder(
                    accountable.stream().map(id -> new Part(id, null)).toList()));
        }
        if (responsible.isEmpty()) {
            if (heard != null) {
                draft.comment("cells." + cell, heard);
            }
            return new Holder.Missing();
        }
        String open = "Responsible: " + names(responsible) + "; nobody accountable.";
        return new Holder.Undetermined(heard == null ? open : open + " " + heard, null, null);
    }

    private @Nullable String heard(Map<Role, Set<String>> named) {
        String consulted = names(named.getOrDefault(Role.CONSULTED, Set.of()));
        String informed = names(named.getOrDefault(Role.INFORMED, Set.of()));
        if (consulted.isEmpty() && informed.isEmpty()) {
            return null;
        } else if (consulted.isEmpty()) {
            return "Informed: " + informed + ".";
        }
        return "Consulted: " + consulted + (informed.isEmpty() ? "." : "; informed: " + informed + ".");
    }

    private String names(Set<String> ids) {
        return String.join(", ", ids.stream().map(draft.parties()::name).toList());
    }
}
