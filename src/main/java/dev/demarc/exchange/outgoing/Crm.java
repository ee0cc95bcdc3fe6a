package dev.demarc.exchange.outgoing;

import dev.demarc.exchange.workbook.Book;
import dev.demarc.exchange.workbook.Form;
import dev.demarc.exchange.workbook.FormSheet;
import dev.demarc.exchange.workbook.Look;
import dev.demarc.exchange.workbook.Unreadable;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Matrix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** FedRAMP's customer responsibility matrix: for each control, whether a customer inherits it, and what is left to do. */
public final class Crm {

    private static final String CONTROL = "Control ID";
    private static final String INHERITED = "Can Be Inherited from CSP";
    private static final String WORDS = "Specific Inheritance and Customer Agency/CSP Responsibilities";
    private static final List<Integer> WIDTHS = List.of(14, 16, 90);

    private final Matrix matrix;
    private final Losses losses;
    private final CrmAnswers answers;

    private Crm(Matrix matrix, @Nullable String provider, Losses losses) throws NoControls {
        this.matrix = matrix;
        this.losses = losses;
        this.answers = new CrmAnswers(new Sides(matrix, Sides.provider(matrix, provider)), losses);
        if (matrix.concerns().stream().allMatch(concern -> controls(concern).isEmpty())) {
            throw new NoControls();
        }
    }

    private static List<String> controls(Concern concern) {
        return concern.proof().controls(Concern.Proof.NIST);
    }

    /**
     * A sheet for each category.
     *
     * @param provider the party that the form calls the CSP; nothing for the first
     */
    public static Outgoing of(Matrix matrix, @Nullable String provider) throws NoControls {
        return new Crm(matrix, provider, new Losses(matrix)).sheets();
    }

    private Outgoing sheets() {
        tellLeftOut();
        Set<String> names = new HashSet<>();
        var pages = new ArrayList<Book.Page>();
        for (Category category : matrix.categories()) {
            String name = Book.name(category.name(), names);
            names.add(name.toLowerCase(Locale.ROOT));
            pages.add(page(category, name));
        }
        return new Outgoing(new Book(matrix.title(), pages).bytes(), losses.report());
    }

    private Book.Page page(Category category, String name) {
        Look head = Look.inked("1b242d", true, false).on(Palette.SUNK);
        var rows = new ArrayList<List<Book.Field>>();
        rows.add(List.of(CONTROL, INHERITED, WORDS).stream()
                .map(each -> new Book.Field(each, head))
                .toList());
        for (Concern concern : matrix.concerns()) {
            List<String> controls = controls(concern);
            if (!controls.isEmpty()) {
                var answer = answer(concern, category.id());
                controls.forEach(control -> rows.add(List.of(
                        Book.Field.of(control), Book.Field.of(answer.inherited()), Book.Field.of(answer.words()))));
            }
        }
        return new Book.Page(name, WIDTHS, new Book.Head(1, true), 1, rows);
    }

    private CrmAnswers.Answer answer(Concern concern, String category) {
        var cell = new Cell(concern.id(), category);
        var answer = answers.of(cell, matrix.holder(concern.id(), category));
        if (answer.words().length() <= Book.LONGEST_TEXT) {
            return answer;
        }
        losses.tell(
                cell,
                "Its words are cut: a cell of a workbook has room for %d characters.".formatted(Book.LONGEST_TEXT),
                "`--format csv` has all of them.");
        return new CrmAnswers.Answer(answer.inherited(), answer.words().substring(0, Book.LONGEST_TEXT - 1) + "…");
    }

    /** What has no line at all, and what a line has no room for. */
    private void tellLeftOut() {
        Map<String, String> first = new LinkedHashMap<>();
        for (Concern concern : matrix.concerns()) {
            if (controls(concern).isEmpty()) {
                losses.noControl(concern);
            }
            for (String control : controls(concern)) {
                String other = first.putIfAbsent(ControlIds.plain(control), concern.name());
                if (other != null) {
                    losses.tell(
                            concern.id(),
                            "`%s` has a line for “%s” and one for “%s”; the form has one for each control."
                                    .formatted(control, other, concern.name()),
                            "Name the part that is meant, as `AC-2(a)`, or join the two concerns.");
                }
            }
        }
        losses.tell(
                matrix.id(),
                "The names of concerns are left out: a CRM has the ids of controls.",
                "`--format csv-wide` and `xlsx` have them.");
    }

    /**
     * One category in a form: by the ids of its controls, in its own cells.
     *
     * @throws Unreadable if the form can't be read
     * @throws NoSuchHeads if it has no sheet with the heads of a CRM
     */
    public static Outgoing fill(Matrix matrix, String category, @Nullable String provider, byte[] form)
            throws NoControls, Unreadable, NoSuchHeads {
        var losses = new Losses(matrix.only(List.of(), List.of(category)));
        return new Crm(matrix, provider, losses).filled(Form.read(form), category);
    }

    private Outgoing filled(Form form, String category) throws NoSuchHeads {
        losses.otherCategories(matrix, category);
        tellLeftOut();
        var heads = FormHeads.in(form, List.of(CONTROL, INHERITED), List.of("Specific Inheritance"));
        FormSheet sheet = heads.sheet();
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (int row = heads.row() + 1; row <= sheet.lastRow(); row++) {
            String control = sheet.text(row, heads.column(CONTROL));
            if (!control.isBlank()) {
                rows.putIfAbsent(ControlIds.plain(control), row);
            }
        }
        Set<Integer> filled = new HashSet<>();
        for (Concern concern : matrix.concerns()) {
            if (controls(concern).isEmpty()) {
                continue;
            }
            var answer = answer(concern, category);
            for (String control : controls(concern)) {
                Integer row = rows.get(ControlIds.plain(control));
                if (row == null) {
                    losses.tell(
                            concern.id(),
                            "The form has no control `%s`, so what “%s” says of it is left out."
                                    .formatted(control, concern.name()),
                            "Name a control, or a part of one, that the form has.");
                } else if (filled.add(row)) {
                    put(heads, row, INHERITED, answer.inherited());
                    put(heads, row, "Specific Inheritance", answer.words());
                }
            }
        }
        return new Outgoing(form.bytes(), losses.report());
    }

    private void put(FormHeads heads, int row, String head, String text) {
        int column = heads.column(head);
        if (!text.isEmpty() && (column == 0 || !heads.sheet().put(row, column, text))) {
            losses.tell(
                    column == 0 ? heads.sheet().name() : heads.sheet().place(row, column),
                    column == 0
                            ? "The form has no column “%s…”, so “%s” is left out.".formatted(head, text)
                            : "A formula stands there, so “%s” is left out.".formatted(text),
                    "Take a form as FedRAMP publishes it.");
        }
    }
}
