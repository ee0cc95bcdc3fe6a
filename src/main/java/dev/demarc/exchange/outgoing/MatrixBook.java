package dev.demarc.exchange.outgoing;

import dev.demarc.exchange.workbook.Book;
import dev.demarc.exchange.workbook.Look;
import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Origin;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A matrix as a workbook: the table to look at, all cells to work with, and who is who. */
public final class MatrixBook {

    private static final Look HEAD = Look.inked("1b242d", true, false).on(Palette.SUNK);
    private static final Look NAME = Look.inked("1b242d", true, false).framed(Palette.LINE, Look.Line.THIN);
    private static final Look WORDS = Look.PLAIN.framed(Palette.LINE, Look.Line.THIN);
    private static final int NARROWEST = 10;
    private static final int WIDEST = 60;

    private final Matrix matrix;
    private final Cast cast;
    private final HolderLook looks;
    private final Losses losses;

    private MatrixBook(Matrix matrix) {
        this.matrix = matrix;
        this.cast = new Cast(matrix);
        this.looks = new HolderLook(cast);
        this.losses = new Losses(matrix);
    }

    /** The workbook of a matrix. */
    public static Outgoing of(Matrix matrix) {
        var book = new MatrixBook(matrix);
        book.losses.allBesideCells(true);
        book.losses.cases();
        var pages = List.of(book.table(), book.cells(), book.parties());
        return new Outgoing(new Book(matrix.title(), pages).bytes(), book.losses.report());
    }

    private Book.Page table() {
        var words = WideRows.of(matrix, true);
        var rows = new ArrayList<List<Book.Field>>();
        rows.add(fields(words.get(0), HEAD));
        for (int i = 0; i < matrix.concerns().size(); i++) {
            Concern concern = matrix.concerns().get(i);
            var row = new ArrayList<>(List.of(
                    field(words.get(i + 1).get(0), NAME), field(words.get(i + 1).get(1), WORDS)));
            for (int j = 0; j < matrix.categories().size(); j++) {
                Holder holder = matrix.holder(concern, matrix.categories().get(j));
                row.add(field(words.get(i + 1).get(j + 2), looks.of(holder)));
            }
            rows.add(row);
        }
        return new Book.Page("Matrix", widths(rows, 30), new Book.Head(1, true), 1, rows);
    }

    private Book.Page cells() {
        var rows = new ArrayList<List<Book.Field>>();
        var words = CellRows.of(matrix);
        rows.add(fields(words.get(0), HEAD));
        words.subList(1, words.size()).forEach(row -> rows.add(fields(row, WORDS)));
        return new Book.Page("Cells", widths(rows, WIDEST), new Book.Head(1, true), 0, rows);
    }

    private Book.Page parties() {
        var rows = new ArrayList<List<Book.Field>>();
        rows.add(fields(List.of("Party", "Id", "Its side", "Part of", "About it"), HEAD));
        for (Party party : cast.all()) {
            rows.add(List.of(
                    field(party.name(), looks.of(party)),
                    field(party.id(), WORDS),
                    field(orEmpty(party.band()), WORDS),
                    field(orEmpty(party.partOf()), WORDS),
                    field(orEmpty(party.description()), WORDS)));
        }
        rows.add(List.of());
        rows.add(fields(List.of("Sign", "Means"), HEAD));
        for (StateWords.Sign sign : StateWords.of(matrix)) {
            rows.add(List.of(field(sign.name(), look(sign.state())), field(sign.meaning(), WORDS)));
        }
        about(rows);
        return new Book.Page("Parties and legend", List.of(28, 48, 28, 18, 48), new Book.Head(0, false), 0, rows);
    }

    /** What the matrix itself is. */
    private void about(List<List<Book.Field>> rows) {
        Origin origin = matrix.origin();
        rows.add(List.of());
        rows.add(fields(List.of("Matrix", matrix.title()), HEAD));
        told("About it", matrix.description(), rows);
        told("Id", matrix.id(), rows);
        told("Kept by", origin.owner(), rows);
        told("Review by", origin.reviewBy(), rows);
        if (origin.source() != null) {
            told("From", origin.source().title(), rows);
            told("Address", origin.source().url(), rows);
            told("Retrieved", origin.source().retrieved(), rows);
        }
    }

    private void told(String name, @Nullable Object value, List<List<Book.Field>> rows) {
        if (value != null) {
            rows.add(fields(List.of(name, value.toString()), WORDS));
        }
    }

    /** The look of the first cell in that state; so a legend shows what the table does. */
    private Look look(State state) {
        Look[] found = {WORDS};
        boolean[] done = {false};
        losses.each((cell, holder) -> {
            if (!done[0] && holder.state() == state) {
                found[0] = looks.of(holder);
                done[0] = true;
            }
        });
        return found[0];
    }

    private List<Book.Field> fields(List<String> texts, Look look) {
        var fields = new ArrayList<Book.Field>(texts.size());
        for (String text : texts) {
            fields.add(field(text, look));
        }
        return fields;
    }

    private Book.Field field(String text, Look look) {
        if (text.length() <= Book.LONGEST_TEXT) {
            return new Book.Field(text, look);
        }
        losses.tell(
                matrix.id(),
                "A text of %d characters is cut: a cell of a workbook has room for %d."
                        .formatted(text.length(), Book.LONGEST_TEXT),
                "`--format csv` has all of it.");
        return new Book.Field(text.substring(0, Book.LONGEST_TEXT - 1) + "…", look);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Wide enough for the longest text of each column, within reason: longer ones are wrapped. */
    private static List<Integer> widths(List<List<Book.Field>> rows, int widest) {
        var widths = new ArrayList<>(Collections.nCopies(rows.get(0).size(), NARROWEST));
        for (List<Book.Field> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int wanted = row.get(i).text().length() + 3;
                widths.set(i, Math.min(widest, Math.max(widths.get(i), wanted)));
            }
        }
        return widths;
    }
}
