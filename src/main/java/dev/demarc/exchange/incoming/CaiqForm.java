package dev.demarc.exchange.incoming;

import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import dev.demarc.model.RawTable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the questionnaire of the Cloud Security Alliance (CAIQ 4, and its form for AI). One file speaks of one service. Of
 * questions and controls only the ids are taken: their texts are the Alliance's.
 */
final class CaiqForm {

    private static final String QUESTION = "question id";
    private static final String OWNERSHIP = "ownership";
    private static final String THIRD = "third-party";
    private static final Pattern CONTROL = Pattern.compile("[A-Z&]{2,5}-\\d{1,3}");

    private final Draft draft;
    private String category = "";
    private int no;
    private int left;

    private CaiqForm(Draft draft) {
        this.draft = draft;
    }

    /** Whether a table is one. */
    static boolean fits(RawTable table) {
        return heads(table) != null;
    }

    private static @Nullable Heads heads(RawTable table) {
        return Heads.find(table, QUESTION, OWNERSHIP);
    }

    /** Reads questionnaires; each file is a service of its own. */
    static void read(List<RawTable> tables, Draft draft) {
        var form = new CaiqForm(draft);
        draft.head(Parties.PROVIDER);
        draft.head(Parties.CUSTOMER);
        boolean several = tables.stream().map(RawTable::file).distinct().count() > 1;
        for (RawTable table : tables) {
            Heads heads = heads(table);
            if (heads != null) {
                form.category = several ? draft.category(stem(table.file())) : draft.onlyCategory("");
                draft.from(table.place());
                heads.table().body().forEach(row -> form.row(heads, row));
            }
        }
        String place = tables.isEmpty() ? "" : tables.get(0).place();
        if (form.no > 0) {
            draft.lose(
                    place,
                    "%d question%s answered No: a matrix says who, not whether; the words say so."
                            .formatted(form.no, form.no == 1 ? " was" : "s were"),
                    null);
        }
        if (form.left > 0) {
            draft.lose(
                    place,
                    "The texts of %d questions and controls stay out: they are the Cloud Security Alliance's. Their ids stand in the matrix."
                            .formatted(form.left),
                    "--names FILE gives concerns names of your own");
        }
    }

    private static String stem(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).replace('-', ' ').replace('_', ' ');
    }

    private void row(Heads heads, RawTable.Row row) {
        String id = heads.cell(row, QUESTION).line();
        String place = heads.table().place(row);
        if (id.isEmpty()) {
            // Titles of domains stand in rows of their own; they are not ours to take.
            left += row.isBlank() ? 0 : 1;
            return;
        }
        CellText control = heads.cell(row, "control id");
        String about = control.isEmpty() ? id.replaceAll("\\.\\d+$", "") : control.line();
        boolean isControl = CONTROL.matcher(about).matches();
        String code = about.replaceAll("-.*$", "");
        String concern = draft.concern(id, isControl ? code : null, id, "question");
        draft.comesFrom("concerns." + concern, place);
        String framework = heads.columns().keySet().stream().anyMatch(head -> head.contains("aicm")) ? "aicm" : "ccm-4";
        if (isControl) {
            draft.control(concern, framework, about);
        }
        boolean asks = heads.column("question") != heads.column(QUESTION);
        left += asks && !heads.cell(row, "question").isEmpty() ? 1 : 0;
        String answer = heads.cell(row, "answer").key();
        String description = words(heads, row, "implementation description", answer);
        if (answer.equals("no")) {
            no++;
        }
        draft.put(concern, category, holder(heads, row, answer, description, place), place);
    }

    private static String words(Heads heads, RawTable.Row row, String head, String answer) {
        String told = heads.cell(row, head).text().replace('\n', ' ');
        return answer.equals("no") ? (told.isEmpty() ? "Answered No." : "Answered No. " + told) : told;
    }

    private Holder holder(Heads heads, RawTable.Row row, String answer, String description, String place) {
        String customers = heads.cell(row, "customer responsibilities").isEmpty()
                ? heads.cell(row, "csc responsibilities").text().replace('\n', ' ')
                : heads.cell(row, "customer responsibilities").text().replace('\n', ' ');
        CellText ownership = heads.cell(row, OWNERSHIP);
        return switch (Heads.plain(ownership.text())) {
            case "csp owned" -> owned(Parties.PROVIDER, description, Parties.CUSTOMER, customers, place);
            case "csc owned" -> owned(Parties.CUSTOMER, customers, Parties.PROVIDER, description, place);
            case "3rd party outsourced" ->
                new Holder.Outsourced(third(), Parties.PROVIDER, told(joined(description, customers)));
            case "shared csp and csc" ->
                new Holder.Shared(List.of(
                        new Part(Parties.PROVIDER, told(description)), new Part(Parties.CUSTOMER, told(customers))));
            case "shared csp and 3rd party" ->
                new Holder.Shared(List.of(
                        new Part(Parties.PROVIDER, told(joined(description, customers))), new Part(third(), null)));
            case "" -> unowned(answer, joined(description, customers), place);
            default -> actors(ownership, joined(description, customers), place);
        };
    }

    private Holder owned(String party, String words, String other, String others, String place) {
        if (!others.isEmpty() && !others.equals("Answered No.")) {
            draft.lose(
                    place,
                    "Words of %s beside a question that %s owns went into the latter's: “%s”"
                            .formatted(
                                    draft.parties().name(other), draft.parties().name(party), Draft.quoted(others)),
                    null);
        }
        return new Holder.Owned(new Part(party, told(joined(words, others))));
    }

    private Holder unowned(String answer, String words, String place) {
        if (answer.equals("na") || answer.equals("n/a") || answer.equals("not applicable")) {
            return new Holder.NotApplicable(words.isEmpty() ? "Answered NA." : words);
        }
        return open(answer.isEmpty() || answer.equals("no") ? words : joined("Answered " + answer + ".", words), place);
    }

    private Holder open(String words, String place) {
        draft.lose(place, "Nobody is named as the owner; the cell is undetermined.", "Say in the matrix who it is.");
        return new Holder.Undetermined(
                words.isEmpty() ? "Imported: an empty cell." : "Imported: “" + words + "”", null, null);
    }

    /** The form for AI names its actors; several share. */
    private Holder actors(CellText ownership, String words, String place) {
        var ids = new ArrayList<String>();
        for (String piece : Parties.pieces(ownership.text().replaceAll("(?i)^shared:?\\s*", ""))) {
            boolean actor = Parties.isKnown(piece) || piece.matches("(?i).*\\b(?:provider|customer|owner)s?\\b.*");
            String name = piece.replaceAll("(?i)[- ]owned$", "");
            String id = actor ? draft.parties().find(name) : null;
            if (actor && id == null) {
                id = draft.parties().learn(name);
            }
            if (id == null) {
                return open(joined(ownership.line() + ".", words), place);
            }
            if (!ids.contains(id)) {
                ids.add(id);
            }
        }
        if (ids.isEmpty()) {
            return open(joined(ownership.line() + ".", words), place);
        }
        ids.forEach(draft::head);
        if (ids.size() == 1) {
            return new Holder.Owned(new Part(ids.get(0), told(words)));
        }
        var parts = new ArrayList<Part>();
        for (String id : ids) {
            parts.add(new Part(id, parts.isEmpty() ? told(words) : null));
        }
        return new Holder.Shared(draft.inOrder(parts));
    }

    private String third() {
        String id = draft.parties().learn("Third party");
        draft.head(id);
        return id.equals(THIRD) ? THIRD : id;
    }

    private static String joined(String one, String other) {
        return (one + " " + other).strip();
    }

    private static @Nullable String told(String words) {
        return words.isEmpty() ? null : words;
    }
}
