package dev.demarc.card;

import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.model.Cards;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The picture that others show with a link to a page: a title, a drawing, and who is who.
 *
 * <p>Text stands where one begins to read, the drawing at the other side; a drawing keeps its own order of columns. What can't
 * be written with the letters at hand is left out.
 */
public final class Card {

    private static final int WIDTH = Cards.WIDTH;
    private static final int HEIGHT = Cards.HEIGHT;
    private static final int MARGIN = 64;
    private static final int TEXT = 500;
    private static final int GUTTER = 56;
    private static final int MARK = 44;
    private static final int MARK_UPPER = 0xA65F00;
    private static final int MARK_LOWER = 0x0B5FA8;
    private static final int[] TITLE_SIZES = {68, 60, 53, 47, 42};
    private static final int TITLE_LINES = 3;
    private static final int MOST_NAMES = 5;
    private static final int NAME = 26;
    private static final int NAME_STEP = 46;
    private static final int KEY = 32;
    private static final int MOST_PICTURES = 3;
    private static final int PICTURES_APART = 26;
    private static final int CAPTION = 22;
    private static final int CAPTION_STEP = 32;

    /**
     * What all cards of a wiki have in common.
     *
     * @param wiki its title
     * @param marked whether Demarc's mark stands on it
     * @param mirrored whether one reads from right to left
     * @param accent a colour as {@code #rrggbb} or {@code #rgb}; the built-in one for any other, or none
     * @param gap the word for a cell of nobody
     * @param overlap the word for a cell that several claim
     */
    public record Look(
            String wiki,
            boolean marked,
            boolean mirrored,
            @Nullable String accent,
            String gap,
            String overlap) {}

    private final Look look;
    private final Canvas canvas;
    private final int accent;

    private Card(Look look) {
        this.look = look;
        this.accent = colour(look.accent());
        this.canvas = new Canvas(WIDTH, HEIGHT, Tint.all(accent));
    }

    /** The card of a matrix, as PNG. It has at least one category and one concern. */
    public static byte[] of(Matrix matrix, Look look) {
        return Png.of(drawn(matrix, look));
    }

    static Canvas drawn(Matrix matrix, Look look) {
        var card = new Card(look);
        card.draw(matrix);
        return card.canvas;
    }

    /**
     * The card of a wiki, as PNG.
     *
     * @param matrices some of which are shown, the first first; each has at least one category and one concern
     */
    public static byte[] of(@Nullable String description, List<Matrix> matrices, Look look) {
        var card = new Card(look);
        card.draw(description == null ? "" : description, matrices);
        return Png.of(card.canvas);
    }

    private static int colour(@Nullable String written) {
        if (written != null && written.matches("#[0-9A-Fa-f]{6}")) {
            return Integer.parseInt(written.substring(1), 16);
        } else if (written != null && written.matches("#[0-9A-Fa-f]{3}")) {
            return Integer.parseInt(written.substring(1).replaceAll("[0-9A-Fa-f]", "$0$0"), 16);
        }
        return Tint.ACCENT;
    }

    private void draw(Matrix matrix) {
        band();
        String title = Lettering.writable(matrix.title(), Typeface.serif());
        boolean named = !title.isEmpty();
        head(Lettering.writable(look.wiki(), Typeface.bold()));
        int bottom = legend(matrix, named ? TEXT : WIDTH - 2 * MARGIN, named);
        if (named) {
            title(title, TEXT, MARGIN + MARK + 40, bottom - 24);
            picture(matrix, MARGIN + TEXT + GUTTER, MARGIN, WIDTH - 2 * MARGIN - TEXT - GUTTER, HEIGHT - 2 * MARGIN);
        } else {
            int top = MARGIN + MARK + 32;
            picture(matrix, MARGIN, top, WIDTH - 2 * MARGIN, bottom - 32 - top);
        }
    }

    private void draw(String description, List<Matrix> matrices) {
        band();
        String title = Lettering.writable(look.wiki(), Typeface.serif());
        List<Matrix> shown = matrices.subList(0, Math.min(MOST_PICTURES, matrices.size()));
        int wide = shown.isEmpty() ? WIDTH - 2 * MARGIN : TEXT;
        head("");
        int below = title.isEmpty() ? MARGIN + MARK + 24 : title(title, wide, MARGIN + MARK + 40, HEIGHT - MARGIN);
        String about = Lettering.writable(description, Typeface.sans());
        if (!title.isEmpty() && !about.isEmpty()) {
            about(about, wide, below + 24);
        }
        if (!shown.isEmpty()) {
            int left = title.isEmpty() ? MARGIN : MARGIN + TEXT + GUTTER;
            pictures(shown, left, title.isEmpty() ? below : MARGIN, WIDTH - MARGIN - left);
        }
    }

    /** A strip of the accent along the top. */
    private void band() {
        canvas.fill(0, 0, WIDTH, 10, accent);
    }

    /** The mark, and the wiki's title beside it. */
    private void head(String wiki) {
        int x = MARGIN;
        if (look.marked()) {
            mark(start(MARGIN, MARK), MARGIN, MARK);
            x += MARK + 16;
        }
        var face = new Lettering(Typeface.bold(), 28);
        write(face, face.cut(wiki, MARGIN + TEXT - x), x, MARGIN + MARK / 2.0 + 10, Tint.INK2);
    }

    /** Two interlocking areas, as on the site. */
    private void mark(double left, double top, double side) {
        double unit = side / 20;
        canvas.fill(
                new Outline()
                        .move(left, top)
                        .line(left + 20 * unit, top)
                        .line(left + 20 * unit, top + 5 * unit)
                        .line(left + 13 * unit, top + 5 * unit)
                        .line(left + 13 * unit, top + 11 * unit)
                        .line(left, top + 11 * unit)
                        .close(),
                MARK_UPPER);
        canvas.fill(
                new Outline()
                        .move(left + 15 * unit, top + 7 * unit)
                        .line(left + 20 * unit, top + 7 * unit)
                        .line(left + 20 * unit, top + 20 * unit)
                        .line(left, top + 20 * unit)
                        .line(left, top + 13 * unit)
                        .line(left + 15 * unit, top + 13 * unit)
                        .close(),
                MARK_LOWER);
    }

    /** The title, as large as it may be without losing a word; its lower end. */
    private int title(String title, int wide, int top, int bottom) {
        Lettering face = new Lettering(Typeface.serif(), TITLE_SIZES[TITLE_SIZES.length - 1]);
        for (int size : TITLE_SIZES) {
            var larger = new Lettering(Typeface.serif(), size);
            var lines = larger.lines(title, wide, TITLE_LINES);
            if (lines.whole() && top + lines.lines().size() * size * 1.1 <= bottom) {
                face = larger;
                break;
            }
        }
        double base = top + face.size() * 0.8;
        double step = face.size() * 1.1;
        double end = top;
        for (String line : face.lines(title, wide, TITLE_LINES).lines()) {
            write(face, line, MARGIN, base, Tint.INK);
            end = base;
            base += step;
        }
        return (int) end + 10;
    }

    private void about(String text, int wide, int top) {
        var face = new Lettering(Typeface.sans(), 28);
        int most = Math.min(5, (HEIGHT - MARGIN - top) / 40);
        double base = top + 28;
        for (String line : face.lines(text, wide, Math.max(1, most)).lines()) {
            write(face, line, MARGIN, base, Tint.INK2);
            base += 40;
        }
    }

    private void picture(Matrix matrix, int left, int top, int wide, int high) {
        new Picture(canvas, matrix, start(left, wide), top, wide, high).draw();
    }

    /** Some pictures below each other, each over its title if there are several. */
    private void pictures(List<Matrix> matrices, int left, int top, int wide) {
        var face = new Lettering(Typeface.bold(), CAPTION);
        int under = matrices.size() == 1 ? 0 : CAPTION_STEP;
        int high = (HEIGHT - MARGIN - top - PICTURES_APART * (matrices.size() - 1)) / matrices.size();
        for (int i = 0; i < matrices.size(); i++) {
            int y = top + i * (high + PICTURES_APART);
            picture(matrices.get(i), left, y, wide, high - under);
            if (under > 0) {
                String name = Lettering.writable(matrices.get(i).title(), face.face());
                write(face, face.cut(name, wide), left, y + high - 2.0, Tint.INK2);
            }
        }
    }

    /** Who is who, from the bottom upwards, or in a row; its upper end. */
    private int legend(Matrix matrix, int wide, boolean upright) {
        List<Entry> entries = entries(matrix);
        var face = new Lettering(Typeface.sans(), NAME);
        int y = HEIGHT - MARGIN - KEY / 2;
        int x = MARGIN;
        for (int i = upright ? entries.size() - 1 : 0; i >= 0 && i < entries.size(); i += upright ? -1 : 1) {
            Entry entry = entries.get(i);
            String name = face.cut(entry.name(), MARGIN + wide - x - KEY - 14.0);
            if (name.isEmpty()) {
                break;
            }
            double key = start(x, KEY) + KEY / 2.0;
            if (entry.party() == null) {
                Key.sign(canvas, key, y, KEY);
            } else {
                Key.draw(canvas, entry.party(), key, y, KEY);
            }
            write(face, name, x + KEY + 14.0, y + NAME * 0.36, Tint.INK);
            if (upright) {
                y -= NAME_STEP;
            } else {
                x += KEY + 14 + (int) face.width(name) + 40;
            }
        }
        return upright ? y + NAME_STEP - KEY / 2 : y - KEY / 2;
    }

    /**
     * A line of the legend.
     *
     * @param party nobody for what is wrong
     */
    private record Entry(@Nullable Party party, String name) {}

    private List<Entry> entries(Matrix matrix) {
        Set<String> named = new LinkedHashSet<>();
        boolean gap = false;
        boolean overlap = false;
        for (Category category : matrix.categories()) {
            for (Concern concern : matrix.concerns()) {
                Holder holder = matrix.holder(concern, category);
                named.addAll(holder.parties());
                gap |= holder instanceof Holder.Missing;
                overlap |= holder instanceof Holder.Overlap;
            }
        }
        var entries = new ArrayList<Entry>();
        for (Party party : new Cast(matrix).all()) {
            if (named.contains(party.id())) {
                entries.add(new Entry(party, Lettering.writable(party.name(), Typeface.sans())));
            }
        }
        entries.removeIf(entry -> entry.name().isEmpty());
        if (entries.size() > MOST_NAMES) {
            entries.subList(MOST_NAMES, entries.size()).clear();
        }
        String wrong = gap ? look.gap() : overlap ? look.overlap() : "";
        String word = Lettering.writable(wrong, Typeface.sans());
        if (!word.isEmpty()) {
            entries.add(new Entry(null, word));
        }
        return entries;
    }

    private void write(Lettering face, String text, double x, double base, int colour) {
        face.write(canvas, text, start(x, face.width(text)), base, colour);
    }

    private int start(int x, int wide) {
        return look.mirrored() ? WIDTH - x - wide : x;
    }

    private double start(double x, double wide) {
        return look.mirrored() ? WIDTH - x - wide : x;
    }
}
