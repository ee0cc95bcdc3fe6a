package dev.demarc.search;

import dev.demarc.model.Body;
import dev.demarc.model.Heading;
import dev.demarc.model.Page;
import dev.demarc.source.Later;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words of one page: which, in which section, and how much they count there. It is kept for each page of a run: two to
 * three bytes a word, some 700 for a page of 8 kB.
 */
public final class PageWords {

    /** The words of one page after the other: arrays that grow to the longest, for a call a word takes as long as all else. */
    static final class Read {
        /** In the vocabulary. */
        int[] numbers = new int[1024];
        /** How much each counts, and where it stands; see {@link Marks}. */
        byte[] marks = new byte[1024];
    }

    private static final int LEAD = 150;
    private static final int OFTEN = 3;

    /** A page without words. */
    public static final PageWords NONE = new PageWords(Later.of(new Known(new byte[0], "")));

    /** What there is to know. */
    private static final class Known {
        final byte[] packed;
        final String lead;

        Known(byte[] packed, String lead) {
            this.packed = packed;
            this.lead = lead;
        }
    }

    private final Later<Known> known;

    private PageWords(Later<Known> known) {
        this.known = known;
    }

    /** Reads a page's finished text; what fills its holes is not of its words. */
    public static PageWords of(Page page, Body body, Vocabulary vocabulary) {
        Found found = Found.EMPTY.get();
        var scan = new Scan(sections(page.outline().headings()), vocabulary, found);
        for (String piece : body.pieces()) {
            scan.piece(piece);
        }
        String described = page.matter().description();
        return new PageWords(Later.of(new Known(found.taken(), described == null ? lead(body) : described)));
    }

    /** Writes them as bytes, for a vocabulary that has the same numbers. */
    public void pack(Packer out) {
        out.truth(this == NONE);
        if (this != NONE) {
            Known all = known.get();
            out.later(to -> to.bytes(all.packed).text(all.lead));
        }
    }

    /** Reads what {@link #pack} wrote; the words, when somebody asks for them. */
    public static PageWords unpacked(Unpacker in) {
        return in.truth() ? NONE : new PageWords(in.later(from -> new Known(from.bytes(), from.text())));
    }

    /** Headings that a result can lead to: those of the first three levels, without the page's own. */
    static List<Heading> sections(List<Heading> headings) {
        var sections = new ArrayList<Heading>();
        for (int i = 0; i < headings.size(); i++) {
            Heading heading = headings.get(i);
            if (heading.level() <= 3 && (i > 0 || heading.level() > 1)) {
                sections.add(heading);
            }
        }
        return sections;
    }

    /** The page's description, else how its first paragraph begins; empty if it has none. */
    String lead() {
        return known.get().lead;
    }

    /** Reads the words, and says how many they are. */
    int read(Read to) {
        byte[] packed = known.get().packed;
        // A word takes two bytes, or more.
        int most = packed.length / 2;
        if (most > to.marks.length) {
            to.numbers = new int[most];
            to.marks = new byte[most];
        }
        int[] numbers = to.numbers;
        byte[] marks = to.marks;
        int count = 0;
        int number = 0;
        int i = 0;
        while (i < packed.length) {
            int shift = 0;
            int gap = 0;
            int b;
            do {
                b = packed[i++];
                gap |= (b & 0x7F) << shift;
                shift += 7;
            } while (b < 0);
            number += gap;
            numbers[count] = number;
            marks[count++] = packed[i++];
        }
        return count;
    }

    private static String lead(Body body) {
        var text = new StringBuilder();
        boolean begun = false;
        boolean tag = false;
        for (String piece : body.pieces()) {
            int i = 0;
            if (!begun) {
                i = piece.indexOf("<p>");
                if (i < 0) {
                    continue;
                }
                begun = true;
            }
            for (; i < piece.length(); i++) {
                char c = piece.charAt(i);
                if (c == '<') {
                    if (piece.startsWith("</p>", i)) {
                        return plain(text);
                    }
                    tag = true;
                } else if (c == '>') {
                    tag = false;
                } else if (!tag) {
                    text.append(c == '\n' ? ' ' : c);
                }
            }
            if (text.length() > LEAD * 2) {
                break;
            }
        }
        return plain(text);
    }

    private static String plain(StringBuilder html) {
        String text = html.toString()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .strip();
        if (text.length() <= LEAD) {
            return text;
        }
        int blank = text.lastIndexOf(' ', LEAD);
        int end = blank > LEAD / 2 ? blank : text.offsetByCodePoints(0, text.codePointCount(0, LEAD - 1));
        return text.substring(0, end) + "…";
    }

    /** The words of one page while it is read, in a table with open addressing. Each thread has one, for it is used for each page. */
    private static final class Found {
        static final ThreadLocal<Found> EMPTY = ThreadLocal.withInitial(Found::new);

        private static final int ROOM = 1024;
        private static final int MOST_ROOM = 16 * ROOM;

        private long[] keys = new long[0];
        private int[] numbers = new int[0];
        private byte[] times = new byte[0];
        private byte[] marks = new byte[0];
        private int size;

        Found() {
            room(ROOM);
        }

        private void room(int capacity) {
            keys = new long[capacity];
            numbers = new int[capacity];
            times = new byte[capacity];
            marks = new byte[capacity];
        }

        /** The slot of a word, its own or the one where it would be. */
        int slot(long hash) {
            int slot = (int) (hash >>> 32) & (keys.length - 1);
            while (keys[slot] != hash && keys[slot] != 0) {
                slot = (slot + 1) & (keys.length - 1);
            }
            return slot;
        }

        boolean has(int slot) {
            return keys[slot] != 0;
        }

        void enter(int slot, long hash, int number, int mark) {
            keys[slot] = hash;
            numbers[slot] = number;
            times[slot] = 1;
            marks[slot] = (byte) mark;
            if (++size * 2 > keys.length) {
                grow();
            }
        }

        void again(int slot, int mark) {
            if (times[slot] < OFTEN) {
                times[slot]++;
            }
            if (marks[slot] != mark) {
                marks[slot] = (byte) Marks.stronger(marks[slot], mark);
            }
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldNumbers = numbers;
            byte[] oldTimes = times;
            byte[] oldMarks = marks;
            room(keys.length * 2);
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int slot = slot(oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    numbers[slot] = oldNumbers[i];
                    times[slot] = oldTimes[i];
                    marks[slot] = oldMarks[i];
                }
            }
        }

        /** All of it, packed; the table is empty then. */
        byte[] taken() {
            byte[] packed = packed();
            if (keys.length > MOST_ROOM) {
                room(ROOM);
            } else {
                Arrays.fill(keys, 0);
            }
            size = 0;
            return packed;
        }

        private byte[] packed() {
            long[] sorted = new long[size];
            int n = 0;
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] != 0) {
                    int mark = times[i] >= OFTEN ? Marks.often(marks[i]) : marks[i];
                    sorted[n++] = ((long) numbers[i] << 8) | mark;
                }
            }
            Arrays.sort(sorted);
            byte[] bytes = new byte[size * 6];
            int length = 0;
            int before = 0;
            for (long each : sorted) {
                int number = (int) (each >>> 8);
                int gap = number - before;
                before = number;
                while (gap > 0x7F) {
                    bytes[length++] = (byte) (gap | 0x80);
                    gap >>>= 7;
                }
                bytes[length++] = (byte) gap;
                bytes[length++] = (byte) each;
            }
            return Arrays.copyOf(bytes, length);
        }
    }

    /** One walk over the HTML: each character is looked at once, and a word becomes a text only if it is new to the wiki. */
    private static final class Scan {
        private static final byte[] SMALL = new byte[256];

        static {
            for (char c = 0; c < 128; c++) {
                SMALL[c] = Terms.isLetter(c) ? (byte) (c >= 'A' && c <= 'Z' ? c | 0x20 : c) : 0;
            }
        }

        private final List<Heading> sections;
        private final Vocabulary vocabulary;
        private final Found found;
        private boolean inTag;
        private boolean inHeading;
        private boolean mute;
        private int section;
        /** What a word counts here. */
        private int mark = Marks.of(Marks.ONCE, 0);

        Scan(List<Heading> sections, Vocabulary vocabulary, Found found) {
            this.sections = sections;
            this.vocabulary = vocabulary;
            this.found = found;
        }

        /** Reads a piece. What is ASCII is read from bytes, for that takes half the time that a string's characters take. */
        void piece(String s) {
            byte[] ascii = Latin.bytes(s);
            int end = ascii.length;
            int i = inTag ? afterTag(ascii, 0) : 0;
            while (i < end) {
                byte c = ascii[i];
                if (SMALL[c & 0xFF] != 0) {
                    i = word(s, ascii, i);
                } else if (c == '<') {
                    tag(s, ascii, i + 1);
                    i = afterTag(ascii, i + 1);
                } else if (c == '&') {
                    int semicolon = s.indexOf(';', i);
                    i = semicolon > 0 && semicolon < i + 8 ? semicolon + 1 : i + 1;
                } else if (Latin.mayBeBeyond(c) && Terms.isLetter(s.charAt(i))) {
                    i = Terms.isSign(s.charAt(i)) ? sign(s, i) : word(s, ascii, i);
                } else {
                    i++;
                }
            }
        }

        private int afterTag(byte[] ascii, int from) {
            int i = from;
            while (i < ascii.length && ascii[i] != '>') {
                i++;
            }
            inTag = i == ascii.length;
            return i + 1;
        }

        private void tag(String s, byte[] ascii, int at) {
            int c = at < ascii.length ? ascii[at] : ' ';
            if (c == 'h' || c == 's' || c == 'b') {
                if (c == 'h' && s.startsWith(" id=\"", at + 2)) {
                    heading(s, at + 7);
                } else if (s.startsWith("script", at) || s.startsWith("style", at) || s.startsWith("button", at)) {
                    mute = true;
                }
            } else if (c == '/' && at + 1 < ascii.length) {
                byte name = ascii[at + 1];
                if (name == 'h') {
                    inHeading = false;
                    mark();
                } else if (name == 's' || name == 'b') {
                    mute = mute
                            && !s.startsWith("script", at + 1)
                            && !s.startsWith("style", at + 1)
                            && !s.startsWith("button", at + 1);
                }
            }
        }

        private void heading(String s, int from) {
            inHeading = true;
            mark();
            if (section < sections.size()) {
                String id = sections.get(section).id();
                int to = s.indexOf('"', from);
                if (to > 0
                        && (s.startsWith(id + "\"", from)
                                || s.substring(from, to).replace("&amp;", "&").equals(id))) {
                    section++;
                    mark();
                }
            }
        }

        private void mark() {
            mark = Marks.of(inHeading ? Marks.HEADING : Marks.ONCE, section);
        }

        private int sign(String s, int at) {
            if (!mute) {
                add(Vocabulary.next(Vocabulary.start(), s.charAt(at)), s, at, at + 1);
            }
            return at + 1;
        }

        /** The quick compiler keeps what a loop works with in registers only if nothing is called in it. */
        private int word(String s, byte[] ascii, int from) {
            byte[] letters = SMALL;
            int end = ascii.length;
            long hash = Vocabulary.start();
            int i = from;
            while (true) {
                while (i < end) {
                    byte small = letters[ascii[i] & 0xFF];
                    if (small == 0) {
                        break;
                    }
                    hash = Vocabulary.next(hash, small);
                    i++;
                }
                if (i == end || !Latin.mayBeBeyond(ascii[i]) || !isLetterBeyond(s.charAt(i))) {
                    if (!mute && isKept(s, ascii, from, i)) {
                        add(hash, s, from, i);
                    }
                    return i;
                }
                hash = Vocabulary.next(hash, Character.toLowerCase(s.charAt(i++)));
            }
        }

        /** Of most words their length and their first letter, which is at hand, tell it. */
        private static boolean isKept(String s, byte[] ascii, int from, int to) {
            int length = to - from;
            return (length > 1 && length <= Terms.LONGEST && ascii[from] > '9') || Terms.isKept(s, from, to);
        }

        private static boolean isLetterBeyond(char c) {
            return Terms.isLetter(c) && !Terms.isSign(c);
        }

        private void add(long hash, String s, int from, int to) {
            int slot = found.slot(hash);
            if (found.has(slot)) {
                found.again(slot, mark);
            } else {
                found.enter(slot, hash, vocabulary.number(hash, s, from, to), mark);
            }
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d bytes, “%s”", known.get().packed.length, lead());
    }
}
