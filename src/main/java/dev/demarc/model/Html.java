package dev.demarc.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/**
 * Finished HTML in UTF-8, as it lies on disk and is served.
 *
 * <p>A page's text is the largest piece of it. As a text it would be decoded, put together and encoded again, letter by
 * letter each time, to come out as the bytes that were there.
 */
public final class Html {

    /** No HTML. */
    public static final Html NONE = new Html(new byte[0], 0, 0);

    private final byte[] utf8;
    private final int from;
    private final int to;

    private Html(byte[] utf8, int from, int to) {
        this.utf8 = utf8;
        this.from = from;
        this.to = to;
    }

    /** HTML that is there as a text. */
    public static Html of(String html) {
        return of(html.getBytes(UTF_8));
    }

    /** HTML that is there in UTF-8. The bytes are not to be changed any more. */
    public static Html of(byte[] utf8) {
        return utf8.length == 0 ? NONE : new Html(utf8, 0, utf8.length);
    }

    /** One piece after the other. */
    public static Html joined(List<Html> pieces) {
        int length = 0;
        for (Html piece : pieces) {
            length += piece.length();
        }
        var all = new byte[length];
        int at = 0;
        for (Html piece : pieces) {
            at = piece.copyTo(all, at);
        }
        return of(all);
    }

    /** How long it is, in bytes. */
    public int length() {
        return to - from;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return from == to;
    }

    /**
     * Copies it into an array that has room for it.
     *
     * @return the index after its last byte there
     */
    public int copyTo(byte[] into, int at) {
        System.arraycopy(utf8, from, into, at, length());
        return at + length();
    }

    /** A part of it, between two offsets in bytes. */
    public Html part(int begin, int end) {
        if (begin < 0 || end < begin || end > length()) {
            throw new IndexOutOfBoundsException(begin + " to " + end + " of " + length());
        }
        return begin == end ? NONE : new Html(utf8, from + begin, from + end);
    }

    /** The same without blanks and line ends before it. */
    public Html stripLeading() {
        int begin = from;
        while (begin < to && utf8[begin] >= 0 && utf8[begin] <= ' ') {
            begin++;
        }
        return begin == from ? this : part(begin - from, length());
    }

    /** Whether it begins with some markup, in ASCII. */
    public boolean startsWith(String ascii) {
        return isAt(from, ascii);
    }

    /** The offset in bytes of some markup, in ASCII; −1 if there is none. */
    public int indexOf(String ascii) {
        byte first = (byte) ascii.charAt(0);
        for (int i = from; i <= to - ascii.length(); i++) {
            if (utf8[i] == first && isAt(i, ascii)) {
                return i - from;
            }
        }
        return -1;
    }

    private boolean isAt(int at, String ascii) {
        if (to - at < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (utf8[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Html that && Arrays.equals(utf8, from, to, that.utf8, that.from, that.to);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + utf8[i];
        }
        return hash;
    }

    /** The same as a text. */
    @Override
    public String toString() {
        return new String(utf8, from, length(), UTF_8);
    }
}
