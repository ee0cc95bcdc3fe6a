package dev.demarc.render;

import dev.demarc.render.PageView.Fact;
import dev.demarc.render.PageView.Link;
import dev.demarc.render.Section.Cell;
import dev.demarc.render.Section.Count;
import dev.demarc.render.Section.Legend;
import java.util.List;

/**
 * What a report of changes shows.
 *
 * @param css the theme's own sheet, whole: the report is one file
 * @param lead how much changed, in a sentence; empty where matrices only came and went
 * @param overview a link to each matrix, if there are several
 * @param unread sentences about what could not be compared
 */
record ChangesView(
        String language,
        String css,
        String lead,
        List<Fact> facts,
        List<Link> overview,
        List<Matter> matters,
        List<String> unread) {

    /** Copies the lists. */
    ChangesView {
        facts = List.copyOf(facts);
        overview = List.copyOf(overview);
        matters = List.copyOf(matters);
        unread = List.copyOf(unread);
    }

    /**
     * One matrix.
     *
     * @param anchor its id in the report
     * @param title with its files as the note, if they differ; or that it is new, or was removed
     * @param changes each cell that is held otherwise
     */
    record Matter(
            String anchor,
            Link title,
            List<Count> counts,
            Pictures pictures,
            Table table,
            List<Entry> changes,
            Lists lists) {
        /** Copies the lists. */
        Matter {
            counts = List.copyOf(counts);
            changes = List.copyOf(changes);
        }
    }

    /**
     * The matrix before and after, side by side.
     *
     * @param folded whether they are so large that they are folded
     */
    record Pictures(List<Picture> all, boolean folded) {
        /** Copies the list. */
        Pictures {
            all = List.copyOf(all);
        }
    }

    /** One drawing: SVG for a narrow place. */
    record Picture(String title, String svg, Legend legend) {}

    /**
     * The cells, those that changed drawn, the others in words.
     *
     * @param rest how many rows are left out, since they are as they were; empty if none is
     */
    record Table(String caption, List<Link> columns, List<Row> rows, String rest) {
        /** Copies the lists. */
        Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** A concern; the note of its link says what became of it as a whole. */
    record Row(Link concern, boolean gone, List<Spot> spots) {
        /** Copies the list. */
        Row {
            spots = List.copyOf(spots);
        }
    }

    /**
     * A cell of the table.
     *
     * @param word of one that is as it was; else empty
     * @param before what it was; none of a new one
     * @param after what it is; none of one that went
     */
    record Spot(String word, List<Cell> before, List<Cell> after) {
        /** Copies the lists. */
        Spot {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /**
     * One changed cell.
     *
     * @param kind what kind of change it is
     * @param note who joined, who left, within whom; empty if before and after say it
     */
    record Entry(String anchor, String title, String kind, Cell before, Cell after, String note, List<Said> said) {
        /** Copies the list. */
        Entry {
            said = List.copyOf(said);
        }
    }

    /** What was said and is no more, and what is said now; either may be empty. */
    record Said(String who, String lost, String found) {}

    /** What came, went, is called otherwise, or says otherwise. */
    record Lists(List<Named> named, String texts, List<Reworded> reworded) {
        /** Copies the lists. */
        Lists {
            named = List.copyOf(named);
            reworded = List.copyOf(reworded);
        }
    }

    /** A list with its heading. */
    record Named(String heading, List<Link> items) {
        /** Copies the list. */
        Named {
            items = List.copyOf(items);
        }
    }

    /** Something of which only words changed. */
    record Reworded(String title, List<Said> said) {
        /** Copies the list. */
        Reworded {
            said = List.copyOf(said);
        }
    }
}
