package dev.demarc.diagram;

import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Party;
import java.util.List;
import java.util.TreeSet;

/** What parties look like: tints, spines, keys. Remembers which patterns a drawing needs. */
final class Ink {
    private final String id;
    private final TreeSet<Integer> patterns = new TreeSet<>();

    Ink(String id) {
        this.id = id;
    }

    String tint(Party party) {
        return "class=\"d-t" + Cast.colour(party) + "\"";
    }

    String outline(Party party) {
        return "class=\"d-s" + Cast.colour(party) + "\"";
    }

    String spine(Party party) {
        int colour = Cast.colour(party);
        if (colour == 1) {
            return "class=\"d-p1\"";
        }
        patterns.add(colour);
        return "fill=\"url(#" + id + "-h" + colour + ")\"";
    }

    /** A key: the square with the party's letter, about its middle. */
    String key(Party party, double x, double y, double size) {
        String side = Pen.n(size);
        return "<rect class=\"d-p" + Cast.colour(party) + "\" x=\"" + Pen.n(x - size / 2) + "\" y=\""
                + Pen.n(y - size / 2) + "\" width=\"" + side + "\" height=\"" + side + "\" rx=\"2\"/>"
                + Pen.text("class=\"d-k\"", x, y + 3.9, party.letter());
    }

    /** A part of an id that names parties by their numbers; with hyphens only where digits alone would be ambiguous. */
    static String mark(List<Party> parties) {
        boolean beyondNine = parties.stream().anyMatch(party -> party.number() > 9);
        var text = new StringBuilder();
        for (Party party : parties) {
            if (beyondNine && text.length() > 0) {
                text.append('-');
            }
            text.append(party.number());
        }
        return text.toString();
    }

    /** The definitions of all patterns that were asked for. */
    String definitions() {
        var text = new StringBuilder();
        for (int colour : patterns) {
            String p = " class=\"d-p" + colour + "\"";
            String t = "<path class=\"d-t" + colour + "\" d=\"";
            text.append("<pattern id=\"").append(id).append("-h").append(colour).append('"');
            switch (colour) {
                case 2 ->
                    text.append(tile(5, 5) + " patternTransform=\"rotate(45)\">" + t + "M0 0h5v5H0z\"/><path" + p
                            + " d=\"M0 0h2.5v5H0z\"/>");
                case 3 ->
                    text.append(
                            tile(5, 5) + ">" + t + "M0 0h5v5H0z\"/><circle" + p + " cx=\"2.5\" cy=\"2.5\" r=\"1.6\"/>");
                case 4 -> text.append(tile(5, 4) + ">" + t + "M0 0h5v4H0z\"/><path" + p + " d=\"M0 0h5v2H0z\"/>");
                default ->
                    text.append(tile(6, 6) + ">" + t + "M0 0h6v6H0z\"/><path" + p + " d=\"M0 0h3v3H0zM3 3h3v3H3z\"/>");
            }
            text.append("</pattern>");
        }
        return text.toString();
    }

    private static String tile(int width, int height) {
        return " width=\"" + width + "\" height=\"" + height + "\" patternUnits=\"userSpaceOnUse\"";
    }
}
