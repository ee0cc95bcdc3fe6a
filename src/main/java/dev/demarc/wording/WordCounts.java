package dev.demarc.wording;

import java.util.Collection;

/**
 * How often a wiki uses its words, and which of them are its terms.
 *
 * <p>Counted are words of seven letters and more, terms of the glossary, and words that nobody knows; of others it isn't
 * known how often they occur.
 */
public final class WordCounts {

    private static final int FREQUENT = 20;
    private static final int PAGES = 3;
    static final int LONG = 7;

    private long[] keys = new long[1 << 12];
    private int[] times = new int[keys.length];
    private int[] files = new int[keys.length];
    private boolean[] named = new boolean[keys.length];
    private int size;

    /** The words of some files together. */
    public static WordCounts of(Collection<Wording> all) {
        var counts = new WordCounts();
        all.forEach(each -> each.addTo(counts));
        return counts;
    }

    /** Adds the words of a file. Most are known already, and are found without a call: a wiki has half a million of them. */
    void add(long[] counted) {
        long[] known = keys;
        for (long each : counted) {
            long key = WordHash.key(each);
            int slot = (int) (key >>> 32) & (known.length - 1);
            while (known[slot] != key) {
                if (known[slot] == 0) {
                    slot = enter(key);
                    known = keys;
                } else {
                    slot = (slot + 1) & (known.length - 1);
                }
            }
            times[slot] += WordHash.times(each);
            files[slot]++;
        }
    }

    /** Makes terms of the words of a name. */
    public void name(String name) {
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || !WordSieve.isLetter(name.charAt(i))) {
                if (i - from >= KnownWords.SHORTEST) {
                    named[enter(WordHash.key(WordHash.of(name, from, i)))] = true;
                }
                from = i + 1;
            }
        }
    }

    /** How often a word occurs. */
    public int times(CharSequence word) {
        int slot = find(WordHash.key(WordHash.of(word)));
        return slot < 0 ? 0 : times[slot];
    }

    /** In how many files a word occurs. */
    public int files(CharSequence word) {
        int slot = find(WordHash.key(WordHash.of(word)));
        return slot < 0 ? 0 : files[slot];
    }

    /** Whether a word is one that the wiki surely means as it is: of the field, of a name, or used again and again. */
    public boolean isTerm(CharSequence word) {
        long key = WordHash.key(WordHash.of(word));
        int slot = find(key);
        return slot >= 0
                && (named[slot]
                        || (word.length() >= LONG && times[slot] >= FREQUENT && files[slot] >= PAGES)
                        || (times[slot] > 0 && Glossary.has(key)));
    }

    /** Whether a term is surely a word, and no misspelling itself that got into a title. */
    public static boolean isWord(CharSequence term) {
        long hash = WordHash.of(term);
        return Glossary.has(hash) || KnownWords.english().has(hash);
    }

    private int find(long key) {
        int slot = slot(keys, key);
        return keys[slot] == key ? slot : -1;
    }

    private int enter(long key) {
        int slot = slot(keys, key);
        if (keys[slot] == key) {
            return slot;
        }
        if (++size * 2 > keys.length) {
            grow();
            slot = slot(keys, key);
        }
        keys[slot] = key;
        return slot;
    }

    /** Where a key stands, or would; no word's number is 0 in all that is kept of it. */
    private static int slot(long[] keys, long key) {
        int slot = (int) (key >>> 32) & (keys.length - 1);
        while (keys[slot] != key && keys[slot] != 0) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] before = keys;
        int[] timesBefore = times;
        int[] filesBefore = files;
        boolean[] namedBefore = named;
        keys = new long[before.length * 2];
        times = new int[keys.length];
        files = new int[keys.length];
        named = new boolean[keys.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int slot = slot(keys, before[i]);
                keys[slot] = before[i];
                times[slot] = timesBefore[i];
                files[slot] = filesBefore[i];
                named[slot] = namedBefore[i];
            }
        }
    }
}
