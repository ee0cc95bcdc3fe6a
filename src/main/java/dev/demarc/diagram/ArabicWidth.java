package dev.demarc.diagram;

/**
 * How wide Arabic letters are: narrow where the next one joins them, wide at the end of a word.
 *
 * <p>The advances are in 1/1000 em, those of DejaVu Sans rounded up, the widest of the faces that machines bring for the
 * script.
 */
final class ArabicWidth {
    /** Bold letters are wider by more than Latin ones are. */
    static final double BOLD = 1.22;

    private static final int MARK = 0;
    private static final int FIRST = 0x0600;
    private static final int[] JOINED = new int[0x100];
    private static final int[] LAST = new int[0x100];

    static {
        set(700, 1000, 0x00, 0xFF);
        set(320, 320, "اأإآٱ");
        set(320, 990, "بتثپٹ");
        set(340, 840, "نيىئلیں");
        set(520, 1040, "فڤ");
        set(520, 840, "ق");
        set(560, 900, "كکگ");
        set(900, 1280, "سش");
        set(880, 1230, "صض");
        set(820, 950, "طظ");
        set(650, 650, "جحخچعغے");
        set(580, 670, "م");
        set(540, 700, "هةھہ");
        set(560, 560, "دذرزژوؤء؟٪");
        set(340, 340, "،؛ـ٫٬");
        set(560, 560, 0x60, 0x69);
        set(560, 560, 0xF0, 0xF9);
        set(MARK, MARK, 0x4B, 0x5F);
        set(MARK, MARK, 0x70, 0x70);
        set(MARK, MARK, 0xD6, 0xED);
    }

    private ArabicWidth() {}

    static boolean has(int c) {
        return c >= FIRST && c < FIRST + JOINED.length;
    }

    /** The advance of a letter before another character, or 0 for the end of the text. */
    static int advance(int c, int next) {
        return (has(next) && Character.isLetter(next) ? JOINED : LAST)[c - FIRST];
    }

    private static void set(int joined, int last, String letters) {
        letters.chars().forEach(c -> set(joined, last, c - FIRST, c - FIRST));
    }

    private static void set(int joined, int last, int from, int to) {
        for (int i = from; i <= to; i++) {
            JOINED[i] = joined;
            LAST[i] = last;
        }
    }
}
