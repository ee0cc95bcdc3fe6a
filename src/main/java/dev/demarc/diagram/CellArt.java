package dev.demarc.diagram;

import static dev.demarc.diagram.Pen.LABEL;
import static dev.demarc.diagram.Pen.LABEL_BASE;
import static dev.demarc.diagram.Pen.SMALL;
import static dev.demarc.diagram.Pen.SMALL_BASE;
import static dev.demarc.diagram.Pen.box;
import static dev.demarc.diagram.Pen.d;
import static dev.demarc.diagram.Pen.path;
import static dev.demarc.diagram.Pen.text;

import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Party;
import java.util.List;

/**
 * One cell of a matrix, in each of the eight states, at its own origin.
 *
 * @param width of the cell; at least {@link #LEAST}
 * @param owners whether owned cells show the name; all of a drawing do, or none
 */
record CellArt(Cast cast, Ink ink, DiagramWords words, double width, double height, boolean owners) {
    /** Below this, two keys don't fit. */
    static final double LEAST = 50;

    static final double SPINE = 10;
    private static final double TEXT = SPINE + 26;
    private static final double SIGN = SPINE + 13;
    private static final double SLOT = 15;

    /** How wide a cell must be to show an owner's name. */
    static double forName(String name) {
        return TEXT + TextWidth.width(name, LABEL, false) + 4;
    }

    /** The name of a cell's look: the same for cells that look the same. */
    String look(Holder holder) {
        return holder.match(new Holder.Cases<>() {
            @Override
            public String owned(Holder.Owned owned) {
                return "o" + cast.party(owned.part().party()).number();
            }

            @Override
            public String shared(Holder.Shared shared) {
                return "s" + Ink.mark(cast.split(shared));
            }

            @Override
            public String overlap(Holder.Overlap overlap) {
                return "x" + Ink.mark(cast.split(overlap));
            }

            @Override
            public String outsourced(Holder.Outsourced outsourced) {
                return "out"
                        + Ink.mark(
                                outsourced.parties().stream().map(cast::party).toList())
                        + (outsourced.by() == null ? "-open" : "");
            }

            @Override
            public String varies(Holder.Varies varies) {
                Party party = cast.alone(varies);
                return party == null ? "v" : "v" + party.number();
            }

            @Override
            public String notApplicable(Holder.NotApplicable notApplicable) {
                return "na";
            }

            @Override
            public String undetermined(Holder.Undetermined undetermined) {
                return "u";
            }

            @Override
            public String missing(Holder.Missing missing) {
                return "gap";
            }
        });
    }

    /** The cell's picture. */
    String draw(Holder holder) {
        return holder.match(new Holder.Cases<>() {
            @Override
            public String owned(Holder.Owned owned) {
                return CellArt.this.owned(cast.party(owned.part().party()));
            }

            @Override
            public String shared(Holder.Shared shared) {
                List<Party> split = cast.split(shared);
                return split.size() == 2 ? two(split.get(0), split.get(1)) : many(split);
            }

            @Override
            public String overlap(Holder.Overlap overlap) {
                return CellArt.this.overlap(cast.split(overlap));
            }

            @Override
            public String outsourced(Holder.Outsourced outsourced) {
                return CellArt.this.outsourced(outsourced);
            }

            @Override
            public String varies(Holder.Varies varies) {
                return CellArt.this.varies(varies);
            }

            @Override
            public String notApplicable(Holder.NotApplicable notApplicable) {
                boolean fits = TextWidth.width(words.notApplicable(), SMALL, false) + 8 <= width;
                String word = fits ? words.notApplicable() : one(words.notApplicableShort(), width - 8, SMALL);
                return text("class=\"d-m d-c\"", width / 2, middle() + 3.9, word)
                        + path("class=\"d-g\"", inner(".5 .5", 1));
            }

            @Override
            public String undetermined(Holder.Undetermined undetermined) {
                return CellArt.this.undetermined();
            }

            @Override
            public String missing(Holder.Missing missing) {
                return gap();
            }
        });
    }

    private double middle() {
        return height / 2;
    }

    /** The middle between the spine and the right edge, where signs stand if no word fits. */
    private double centre() {
        return (width + SPINE) / 2;
    }

    private String inner(String start, double less) {
        return "M" + start + d("h", width - less, "v", height - less, "h", less - width, "z");
    }

    private static String one(String text, double max, double size) {
        return TextWidth.wrap(text, max, size, 1).lines().get(0);
    }

    private boolean fits(double before, String word, double after) {
        return width >= before + TextWidth.width(word, LABEL, false) + after;
    }

    private String owned(Party party) {
        String cell = path(ink.tint(party), box(0, 0, width, height))
                + path(ink.spine(party), box(0, 0, SPINE, height))
                + path(ink.outline(party), inner("0.5 0.5", 1));
        return owners
                ? cell + ink.key(party, SIGN, middle(), 16) + text("", TEXT, middle() + LABEL_BASE, party.name())
                : cell + ink.key(party, centre(), middle(), 16);
    }

    private String two(Party a, Party b) {
        double top = width / 2 + height / 4;
        double bottom = width / 2 - height / 4;
        boolean word = fits(2 * (SPINE + 19), words.shared(), 4);
        String cell = path(ink.tint(a), d("M0 0h", top, "l", bottom - top, height, "H0z"))
                + path(ink.tint(b), d("M", top, 0, "H", width, "v", height, "H", bottom, "z"))
                + path(ink.spine(a), box(0, 0, SPINE, height))
                + path(ink.spine(b), box(width - SPINE, 0, SPINE, height));
        if (!word) {
            return cell
                    + path("class=\"d-di\"", d("M", top, 0, "L", bottom, height))
                    + ink.key(a, width / 4 + 4, middle(), 14)
                    + ink.key(b, width * 3 / 4 - 4, middle(), 14)
                    + path("class=\"d-g\"", inner("0.5 0.5", 1));
        }
        double from = middle() - 9;
        double to = middle() + 9;
        return cell
                + path(
                        "class=\"d-di\"",
                        d("M", top, 0, "L", top - from / 2, from, "M", top - to / 2, to, "L", bottom, height))
                + text("class=\"d-c\"", width / 2, middle() + 4.4, words.shared())
                + ink.key(a, SPINE + 11, middle(), 16)
                + ink.key(b, width - SPINE - 11, middle(), 16)
                + path("class=\"d-g\"", inner("0.5 0.5", 1));
    }

    /** Three and more get a slice each; those beyond the room are counted in the last slice. */
    private String many(List<Party> split) {
        int room = Math.max(2, (int) Math.floor((width - 2 * SPINE - 4) / SLOT));
        int slices = Math.min(split.size(), room);
        int keys = split.size() > room ? slices - 1 : slices;
        double slice = (width - 2 * SPINE) / slices;
        double slant = Math.min(height / 4, slice / 3);
        var cell = new StringBuilder();
        var splits = new StringBuilder();
        var signs = new StringBuilder();
        for (int i = 0; i < slices; i++) {
            Party party = split.get(i == slices - 1 ? split.size() - 1 : i);
            double left = SPINE + i * slice;
            double right = left + slice;
            boolean first = i == 0;
            boolean last = i == slices - 1;
            cell.append(path(
                    ink.tint(party),
                    d(
                            "M",
                            first ? 0 : left + slant,
                            0,
                            "H",
                            last ? width : right + slant,
                            "L",
                            last ? width : right - slant,
                            height,
                            "H",
                            first ? 0 : left - slant,
                            "z")));
            if (!last) {
                splits.append(d("M", right + slant, 0, "L", right - slant, height));
            }
            double x = (left + right) / 2;
            signs.append(
                    i < keys
                            ? ink.key(party, x, middle(), 14)
                            : text("class=\"d-m d-c\"", x, middle() + 3.9, "+" + (split.size() - keys)));
        }
        Party lowest = split.get(split.size() - 1);
        return cell
                + path(ink.spine(split.get(0)), box(0, 0, SPINE, height))
                + path(ink.spine(lowest), box(width - SPINE, 0, SPINE, height))
                + path("class=\"d-di\"", splits.toString())
                + signs
                + path("class=\"d-g\"", inner("0.5 0.5", 1));
    }

    private String overlap(List<Party> split) {
        Party a = split.get(0);
        Party b = split.get(1);
        double half = height / 2 - 2;
        String cell = path("class=\"d-xo\"", inner("1 1", 2))
                + path(ink.spine(a), box(2, 2, SPINE, half))
                + path(ink.spine(b), box(2, height / 2, SPINE, half));
        String more = split.size() > 2 ? " +" + (split.size() - 2) : "";
        String word = words.overlap() + more;
        if (fits(SPINE + 39, word, 4 + TextWidth.width(word, LABEL, false) * 0.06)) {
            return cell
                    + ink.key(a, SPINE + 12, middle(), 14)
                    + ink.key(b, SPINE + 28, middle(), 14)
                    + text("class=\"d-x\"", SPINE + 39, middle() + 4.4, word);
        }
        boolean room = !more.isEmpty() && width >= SPINE + 54;
        double x = room ? SPINE + 20 : centre();
        return cell
                + ink.key(a, x - 8, middle(), 14)
                + ink.key(b, x + 8, middle(), 14)
                + (room ? text("class=\"d-m\"", x + 18, middle() + 3.9, more.strip()) : "");
    }

    private String outsourced(Holder.Outsourced outsourced) {
        Party to = cast.party(outsourced.to());
        String by = outsourced.by();
        String cell = path(ink.tint(to), box(0, 0, width, height));
        if (by == null) {
            cell += path("class=\"d-g\"", inner("0.5 0.5", 1));
        } else {
            Party accountable = cast.party(by);
            cell += path(ink.spine(accountable), box(0, 0, SPINE, height))
                    + path(ink.outline(accountable), inner("0.5 0.5", 1));
        }
        if (fits(SPINE + 56, to.name(), 4)) {
            return cell
                    + (by == null ? question(SIGN) : ink.key(cast.party(by), SIGN, middle(), 16))
                    + path("class=\"d-g2\"", d("M33.5 ", middle(), "h9m-3.5 -3.5l3.5 3.5l-3.5 3.5"))
                    + ink.key(to, SPINE + 43, middle(), 16)
                    + text("", SPINE + 56, middle() + LABEL_BASE, to.name());
        }
        return cell
                + (by == null ? question(centre() - 9) : ink.key(cast.party(by), centre() - 9, middle(), 14))
                + path("class=\"d-g2\"", d("M", centre() - 1, middle() - 3, "l3 3l-3 3"))
                + ink.key(to, centre() + 11, middle(), 14);
    }

    private String question(double x) {
        return text("class=\"d-c d-h\"", x, middle() + 4.4, "?");
    }

    private String varies(Holder.Varies varies) {
        Party party = cast.alone(varies);
        String cell = path("class=\"d-b\"", box(0, 0, width, height));
        cell += party == null
                ? path("class=\"d-g\" stroke-dasharray=\"5 3\"", inner(".5 .5", 1))
                : path(ink.spine(party), box(0, 0, SPINE, height))
                        + path(ink.outline(party) + " stroke-dasharray=\"5 3\"", inner(".5 .5", 1));
        boolean word = fits(SPINE + 52, words.varies(), 0);
        double wave = word ? SPINE + 8 : party == null ? centre() - 5 : centre() - 16;
        cell += path("class=\"d-wv\"", d("M", wave, middle(), "q2.5 -5 5 0t5 0"));
        if (word) {
            cell += text("", TEXT, middle() + LABEL_BASE, words.varies());
        }
        return party == null ? cell : cell + ink.key(party, word ? width - 14 : centre() + 8, middle(), 14);
    }

    private String undetermined() {
        String cell = path("class=\"d-g\" stroke-dasharray=\"2 3\" stroke-width=\"1.5\"", inner("1 1", 2));
        String word = fits(TEXT, words.undetermined(), 4)
                ? words.undetermined()
                : fits(TEXT, words.open(), 4) ? words.open() : "";
        double x = word.isEmpty() ? width / 2 : SIGN;
        return cell + ring(x) + (word.isEmpty() ? "" : text("", TEXT, middle() + LABEL_BASE, word));
    }

    private String ring(double x) {
        return "<circle class=\"d-g\" cx=\"" + Pen.n(x) + "\" cy=\"" + Pen.n(middle())
                + "\" r=\"8\" stroke-width=\"1.5\"/>" + question(x);
    }

    private String gap() {
        boolean word = fits(TEXT, words.gap(), 4 + TextWidth.width(words.gap(), LABEL, false) * 0.06);
        double x = word ? SIGN : width / 2;
        return path("class=\"d-xo\" stroke-dasharray=\"7 4\"", inner("1 1", 2))
                + disc(x)
                + (word ? text("class=\"d-x\"", TEXT, middle() + 4.4, words.gap()) : "");
    }

    private String disc(double x) {
        return "<circle class=\"d-x\" cx=\"" + Pen.n(x) + "\" cy=\"" + Pen.n(middle()) + "\" r=\"8.5\"/>"
                + text("class=\"d-k\"", x, middle() + 3.9, "!");
    }

    /**
     * The same states as a row of a stack, with a label in place of the word and the word at the right. Owned and
     * shared rows are the stack's own.
     */
    String row(Holder holder, String label, double spine) {
        Row row = new Row(holder, label, spine);
        return holder.match(new Holder.Cases<>() {
            @Override
            public String owned(Holder.Owned owned) {
                return draw(owned);
            }

            @Override
            public String shared(Holder.Shared shared) {
                return draw(shared);
            }

            @Override
            public String overlap(Holder.Overlap overlap) {
                return row.overlap(cast.split(overlap));
            }

            @Override
            public String outsourced(Holder.Outsourced outsourced) {
                return row.outsourced(outsourced);
            }

            @Override
            public String varies(Holder.Varies varies) {
                return row.varies(cast.alone(varies));
            }

            @Override
            public String notApplicable(Holder.NotApplicable notApplicable) {
                return path("class=\"d-g\"", inner(".5 .5", 1)) + row.labelled("class=\"d-m\"", spine + 28);
            }

            @Override
            public String undetermined(Holder.Undetermined undetermined) {
                return path("class=\"d-g\" stroke-dasharray=\"2 3\" stroke-width=\"1.5\"", inner("1 1", 2))
                        + ring(spine + 14)
                        + row.labelled("class=\"d-m\"", spine + 28);
            }

            @Override
            public String missing(Holder.Missing missing) {
                return path("class=\"d-xo\" stroke-dasharray=\"7 4\"", inner("1 1", 2))
                        + disc(spine + 14)
                        + row.labelled("class=\"d-x\"", spine + 28);
            }
        });
    }

    /** A row's label in lines. */
    TextWidth.Lines label(Holder holder, String label, double spine) {
        Row row = new Row(holder, label, spine);
        return row.wrapped(row.start());
    }

    private final class Row {
        private static final double RIGHT = 9;
        /** A word at the right must leave so much to the label. */
        private static final double LEAST_LABEL = 84;

        private final Holder holder;
        private final String label;
        private final double spine;

        Row(Holder holder, String label, double spine) {
            this.holder = holder;
            this.label = label;
            this.spine = spine;
        }

        double start() {
            return switch (holder.state()) {
                case OVERLAP -> spine + 44;
                case OUTSOURCED -> spine + 58;
                case OWNED, SHARED, VARIES, NOT_APPLICABLE, UNDETERMINED, MISSING -> spine + 28;
            };
        }

        private boolean alerts() {
            return holder instanceof Holder.Overlap || holder instanceof Holder.Missing;
        }

        private double right() {
            return holder instanceof Holder.Varies varies && cast.alone(varies) != null ? RIGHT + 20 : RIGHT;
        }

        private double measure(String word) {
            return alerts() ? TextWidth.width(word, LABEL, true) : TextWidth.width(word, SMALL, false);
        }

        private List<String> candidates() {
            return switch (holder.state()) {
                case OVERLAP -> List.of(words.overlap());
                case OUTSOURCED ->
                    List.of(cast.party(((Holder.Outsourced) holder).to()).name());
                case VARIES -> List.of(words.varies());
                case NOT_APPLICABLE -> List.of(words.notApplicable(), words.notApplicableShort());
                case UNDETERMINED -> List.of(words.undetermined(), words.open());
                case MISSING -> List.of(words.gap());
                case OWNED, SHARED -> List.of();
            };
        }

        private String word() {
            for (String word : candidates()) {
                if (width - start() - right() - measure(word) - 8 >= LEAST_LABEL) {
                    return word;
                }
            }
            return "";
        }

        TextWidth.Lines wrapped(double start) {
            String word = word();
            double taken = word.isEmpty() ? 0 : measure(word) + 8;
            return TextWidth.wrap(label, width - start - right() - taken, LABEL, 2);
        }

        String labelled(String wordClass, double start) {
            String word = word();
            String end = wordClass.replace("\"d-", "\"d-e d-");
            return Pen.centred("", start, middle(), 15, LABEL, wrapped(start), label)
                    + (word.isEmpty()
                            ? ""
                            : text(end, width - right(), middle() + (alerts() ? LABEL_BASE : SMALL_BASE), word));
        }

        String overlap(List<Party> split) {
            double half = height / 2 - 2;
            return path("class=\"d-xo\"", inner("1 1", 2))
                    + path(ink.spine(split.get(0)), box(2, 2, spine, half))
                    + path(ink.spine(split.get(1)), box(2, height / 2, spine, half))
                    + ink.key(split.get(0), spine + 13, middle(), 14)
                    + ink.key(split.get(1), spine + 29, middle(), 14)
                    + labelled("class=\"d-x\"", start());
        }

        String outsourced(Holder.Outsourced outsourced) {
            Party to = cast.party(outsourced.to());
            String by = outsourced.by();
            double arrow = spine + 24;
            String edge = by == null
                    ? path("class=\"d-g\"", inner("0.5 0.5", 1)) + question(spine + 14)
                    : path(ink.spine(cast.party(by)), box(0, 0, spine, height))
                            + path(ink.outline(cast.party(by)), inner("0.5 0.5", 1))
                            + ink.key(cast.party(by), spine + 14, middle(), 16);
            return path(ink.tint(to), box(0, 0, width, height))
                    + edge
                    + path("class=\"d-g2\"", d("M", arrow, middle(), "h9m-3.5 -3.5l3.5 3.5l-3.5 3.5"))
                    + ink.key(to, spine + 44, middle(), 16)
                    + labelled("class=\"d-m\"", start());
        }

        String varies(@org.jspecify.annotations.Nullable Party party) {
            String edge = party == null
                    ? path("class=\"d-g\" stroke-dasharray=\"5 3\"", inner(".5 .5", 1))
                    : path(ink.spine(party), box(0, 0, spine, height))
                            + path(ink.outline(party) + " stroke-dasharray=\"5 3\"", inner(".5 .5", 1))
                            + ink.key(party, width - 16, middle(), 14);
            return path("class=\"d-b\"", box(0, 0, width, height))
                    + edge
                    + path("class=\"d-wv\"", d("M", spine + 9, middle(), "q2.5 -5 5 0t5 0"))
                    + labelled("class=\"d-m\"", start());
        }
    }
}
