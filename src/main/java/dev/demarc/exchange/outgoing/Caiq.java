package dev.demarc.exchange.outgoing;

import dev.demarc.exchange.workbook.Book;
import dev.demarc.exchange.workbook.Form;
import dev.demarc.exchange.workbook.FormSheet;
import dev.demarc.exchange.workbook.Look;
import dev.demarc.exchange.workbook.Unreadable;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Matrix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Consensus Assessments Initiative Questionnaire, version 4, of the Cloud Security Alliance: who owns each question of
 * one service. Its texts belong to the alliance and are not ours to give away: a form of the user's own is filled in, or
 * ids and what is ours are written alone.
 */
public final class Caiq {

    private static final List<String> HEADS = List.of(
            "Question ID",
            "CSP CAIQ Answer",
            "SSRM Control Ownership",
            "CSP Implementation Description (Optional/Recommended)",
            "CSC Responsibilities  (Optional/Recommended)",
            "CCM Control ID");
    private static final List<Integer> WIDTHS = List.of(16, 12, 28, 60, 60, 16);
    private static final String SHEET = "CAIQv4 ids";
    private static final String FRAMEWORK = "ccm-4";
    private static final Pattern QUESTION = Pattern.compile("([a-z]+|a-a)-(\\d{2})-(\\d+)");

    private final Matrix matrix;
    private final String category;
    private final Losses losses;
    private final CaiqAnswers answers;

    /**
     * Which of its columns is exported, and from whose view.
     *
     * @param category one file describes one service
     * @param provider the party that the form calls the service provider; nothing for the first
     */
    public record Service(String category, @Nullable String provider) {}

    private Caiq(Matrix matrix, Service service) {
        this.matrix = matrix;
        this.category = service.category();
        this.losses = new Losses(matrix.only(List.of(), List.of(category)));
        this.answers = new CaiqAnswers(new Sides(matrix, Sides.provider(matrix, service.provider())), losses);
        losses.otherCategories(matrix, category);
        losses.tell(
                matrix.id(),
                "The names of concerns are left out: a CAIQ has the ids of questions.",
                "`--format csv-wide` and `xlsx` have them.");
    }

    private CaiqAnswers.Answer answer(Concern concern) {
        return answers.of(new Cell(concern.id(), category), matrix.holder(concern.id(), category));
    }

    /** The ids, and what Demarc knows of them. */
    public static Outgoing of(Matrix matrix, Service service) {
        return new Caiq(matrix, service).bare();
    }

    private Outgoing bare() {
        var rows = new ArrayList<List<Book.Field>>();
        // The form's own head stands in its second row.
        rows.add(List.of(new Book.Field(
                "Ids and ownership only; the questions are the Cloud Security Alliance's.",
                Look.inked(Palette.FAINT, false, true))));
        Look head = Look.inked("1b242d", true, false).on(Palette.SUNK);
        rows.add(HEADS.stream().map(each -> new Book.Field(each, head)).toList());
        for (Concern concern : matrix.concerns()) {
            var answer = answer(concern);
            var controls = concern.proof().controls(FRAMEWORK);
            rows.add(List.of(
                    Book.Field.of(question(concern.id())),
                    Book.Field.of(answer.isNone() ? "NA" : ""),
                    Book.Field.of(answer.ownership()),
                    Book.Field.of(fitting(answer.provider(), concern)),
                    Book.Field.of(fitting(answer.customer(), concern)),
                    Book.Field.of(String.join(", ", controls))));
        }
        var page = new Book.Page(SHEET, WIDTHS, new Book.Head(2, true), 1, rows);
        return new Outgoing(new Book(matrix.title(), List.of(page)).bytes(), losses.report());
    }

    /** A concern's id as the form writes it, if it is that of a question: {@code cek-03-1} is {@code CEK-03.1}. */
    static String question(String concern) {
        Matcher found = QUESTION.matcher(concern);
        if (!found.matches()) {
            return concern;
        }
        String domain = found.group(1).equals("a-a") ? "A&A" : found.group(1).toUpperCase(Locale.ROOT);
        return domain + "-" + found.group(2) + "." + found.group(3);
    }

    private String fitting(String text, Concern concern) {
        if (text.length() <= Book.LONGEST_TEXT) {
            return text;
        }
        losses.tell(
                new Cell(concern.id(), category),
                "Its words are cut: a cell of a workbook has room for %d characters.".formatted(Book.LONGEST_TEXT),
                "`--format csv` has all of them.");
        return text.substring(0, Book.LONGEST_TEXT - 1) + "…";
    }

    /**
     * The same in a form: by the ids of its questions, in its own cells. Answers that it has stay.
     *
     * @throws Unreadable if it can't be read, or has no sheet with the heads of a CAIQ
     */
    public static Outgoing fill(Matrix matrix, Service service, byte[] form) throws Unreadable, NoSuchHeads {
        return new Caiq(matrix, service).filled(Form.read(form));
    }

    private Outgoing filled(Form form) throws NoSuchHeads {
        FormHeads heads = FormHeads.in(
                form,
                List.of("Question ID", "SSRM Control Ownership"),
                List.of("CSP CAIQ Answer", "CSP Implementation Description", "CSC Responsibilities"));
        FormSheet sheet = heads.sheet();
        Set<String> met = new HashSet<>();
        for (int row = heads.row() + 1; row <= sheet.lastRow(); row++) {
            String id = ControlIds.kebab(sheet.text(row, heads.column("Question ID")));
            Concern concern = matrix.presentConcern(id).orElse(null);
            if (!id.isEmpty() && concern != null && met.add(concern.id())) {
                fill(heads, row, answer(concern), concern);
            }
        }
        for (Concern concern : matrix.concerns()) {
            if (!met.contains(concern.id())) {
                losses.tell(
                        concern.id(),
                        "The form has no question `%s`, so this concern is left out.".formatted(question(concern.id())),
                        "Give the concern the id of a question, as `cek-03-1` for CEK-03.1; what it was called before goes into `renamed-from`.");
            }
        }
        return new Outgoing(form.bytes(), losses.report());
    }

    private void fill(FormHeads heads, int row, CaiqAnswers.Answer answer, Concern concern) {
        put(heads, row, "SSRM Control Ownership", answer.ownership());
        put(heads, row, "CSP Implementation Description", fitting(answer.provider(), concern));
        put(heads, row, "CSC Responsibilities", fitting(answer.customer(), concern));
        int column = heads.column("CSP CAIQ Answer");
        if (answer.isNone() && column > 0) {
            String given = heads.sheet().text(row, column).strip();
            if (given.isEmpty()) {
                heads.sheet().put(row, column, "NA");
            } else if (!given.equalsIgnoreCase("NA") && !given.equalsIgnoreCase("N/A")) {
                losses.tell(
                        heads.sheet().place(row, column),
                        "The form answers “%s” where the matrix says that it does not apply; the answer stays."
                                .formatted(given),
                        "Write NA there, or say in the matrix who holds `" + concern.id() + "." + category + "`.");
            }
        }
    }

    private void put(FormHeads heads, int row, String head, String text) {
        int column = heads.column(head);
        if (text.isEmpty()) {
            return;
        }
        if (column == 0 || !heads.sheet().put(row, column, text)) {
            losses.tell(
                    column == 0 ? heads.sheet().name() : heads.sheet().place(row, column),
                    column == 0
                            ? "The form has no column “%s”, so “%s” is left out.".formatted(head, text)
                            : "A formula stands there, so “%s” is left out.".formatted(text),
                    "Take a form as the alliance publishes it.");
        }
    }
}
