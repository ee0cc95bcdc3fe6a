package dev.demarc.wording;

/**
 * A word's number: FNV-1a in 64 bits over its letters, capitals as small ones.
 *
 * <p>Words of the pages are counted by their numbers, so that none of the many that are right ever becomes a string.
 * Where a count goes along, the lowest eight bits give way to it.
 */
final class WordHash {

    /** The number of no letters. */
    static final long START = 0xcbf29ce484222325L;

    private static final long STEP = 0x100000001b3L;
    private static final long COUNT = 0xff;

    private WordHash() {}

    /** The number of a stretch of ASCII letters. */
    static long of(CharSequence text, int from, int to) {
        long hash = START;
        for (int i = from; i < to; i++) {
            hash = next(hash, text.charAt(i) | 0x20);
        }
        return hash;
    }

    /** The number of the letters so far and one more, a small one. */
    static long next(long hash, int small) {
        return (hash ^ small) * STEP;
    }

    /** The number of a whole word. */
    static long of(CharSequence word) {
        return of(word, 0, word.length());
    }

    /** A number without its lowest bits. */
    static long key(long hash) {
        return hash & ~COUNT;
    }

    /** A number and how often its word occurs, up to 255. */
    static long counted(long hash, int times) {
        return key(hash) | Math.min(times, COUNT);
    }

    /** How often a counted word occurs. */
    static int times(long counted) {
        return (int) (counted & COUNT);
    }
}
