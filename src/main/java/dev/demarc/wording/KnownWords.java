package dev.demarc.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;

/**
 * English words, American and British, as a Bloom filter: a word that is in the list is always known, one in 140 others
 * is taken for known too.
 *
 * <p>The words are those of at least five letters in SCOWL, as Debian's {@code wamerican} and {@code wbritish} have them
 * (their notice is in the file {@code NOTICE}). The filter takes 90 kB where the words would take 700, and a look-up
 * needs no string. It is read when the first unknown word is asked for, in about a millisecond.
 */
public final class KnownWords {

    /** The fewest letters of a word that is looked at. */
    public static final int SHORTEST = 5;

    private static final String FILE = "known-words.bin";
    private static final int BYTES = 90_000;
    private static final int PROBES = 7;
    private static final List<String> PREFIXES = List.of("un", "re", "non", "pre", "sub", "over", "multi");

    /** Read once, by the first who asks. */
    private static final class English {
        static final KnownWords WORDS = read();
    }

    private final byte[] bits;

    private KnownWords(byte[] bits) {
        this.bits = bits;
    }

    /** The list that comes with Demarc. */
    public static KnownWords english() {
        return English.WORDS;
    }

    private static KnownWords read() {
        try (InputStream in = KnownWords.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The jar has no " + FILE);
            }
            return new KnownWords(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The filter of some words, of ASCII letters, as it is kept in a file. */
    static byte[] filterOf(Collection<String> words) {
        var filter = new KnownWords(new byte[BYTES]);
        for (String word : words) {
            long hash = mixed(WordHash.of(word));
            for (int probe = 0; probe < PROBES; probe++) {
                int bit = filter.bit(hash, probe);
                filter.bits[bit >> 3] |= (byte) (1 << (bit & 7));
            }
        }
        return filter.bits;
    }

    /** Whether a word is known; of ASCII letters, its case doesn't count. */
    public boolean has(CharSequence word) {
        return has(WordHash.of(word));
    }

    boolean has(long hash) {
        long mixed = mixed(hash);
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(mixed, probe);
            if ((bits[bit >> 3] & (1 << (bit & 7))) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a word is a known one behind a prefix that English puts before any word: “multiregion”. */
    boolean hasBehindPrefix(String word) {
        for (String prefix : PREFIXES) {
            int length = prefix.length();
            if (word.length() - length >= SHORTEST
                    && word.regionMatches(true, 0, prefix, 0, length)
                    && has(WordHash.of(word, length, word.length()))) {
                return true;
            }
        }
        return false;
    }

    private int bit(long hash, int probe) {
        long at = (hash + probe * ((hash >>> 32) | 1)) & 0xffffffffL;
        return (int) ((at * (bits.length * 8L)) >>> 32);
    }

    /** Spreads what differs in a few bits over all of them; the last step of MurmurHash3. */
    private static long mixed(long hash) {
        long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
