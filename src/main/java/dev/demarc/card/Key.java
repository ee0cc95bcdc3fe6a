package dev.demarc.card;

import dev.demarc.matrix.Party;

/** The square with a party's letter, and the disc with a sign. */
final class Key {

    private static final double CAPITAL = 0.727; // How high capitals are, of their size.

    private Key() {}

    /** A party's key about a point; without its letter if that can't be written. */
    static void draw(Canvas canvas, Party party, double x, double y, double side) {
        canvas.fill(new Outline().rounded(x - side / 2, y - side / 2, side, side, side / 8), Tint.of(party));
        letter(canvas, party.letter(), x, y, side);
    }

    /** The sign of what is wrong, about a point. */
    static void sign(Canvas canvas, double x, double y, double side) {
        canvas.fill(new Outline().rounded(x - side / 2, y - side / 2, side, side, side / 2), Tint.ALERT);
        letter(canvas, "!", x, y, side);
    }

    private static void letter(Canvas canvas, String letter, double x, double y, double side) {
        var face = new Lettering(Typeface.bold(), side * 0.66);
        if (letter.codePoints().allMatch(face.face()::has)) {
            face.write(canvas, letter, x - face.width(letter) / 2, y + face.size() * CAPITAL / 2, Tint.ON);
        }
    }
}
