package dev.demarc.search;

import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.util.ArrayList;
import java.util.List;

/**
 * All words of a wiki, each with a number that is smaller than the word. The numbers depend on who comes first, so nothing
 * that is written may: they only keep pages small in memory.
 *
 * <p>Safe for use by many threads. A word is known by 64 bits of its hash; that two of a million share theirs has a chance
 * of one in 30 million, and would mix their pages.
 */
public final class Vocabulary {

    /** Read without a lock: a number that isn't seen yet is looked for again with it, and none ever changes. */
    private static final class Table {
        final long[] keys;
        final int[] numbers;

        Table(int capacity) {
            keys = new long[capacity];
            numbers = new int[capacity];
        }

        int find(long hash) {
            int slot = slot(hash);
            return keys[slot] == hash ? numbers[slot] : 0;
        }

        private int slot(long hash) {
            int slot = (int) (hash >>> 32) & (keys.length - 1);
            while (keys[slot] != hash && keys[slot] != 0) {
                slot = (slot + 1) & (keys.length - 1);
            }
            return slot;
        }

        void put(long hash, int number) {
            int slot = slot(hash);
            numbers[slot] = number;
            keys[slot] = hash;
        }
    }

    private static final long START = 0xCBF29CE484222325L;

    private volatile Table table = new Table(1 << 13);
    private final List<String> words = new ArrayList<>();

    /** Writes it as bytes. */
    public void pack(Packer out) {
        Table all = table;
        List<String> told = words();
        long[] hashes = new long[told.size()];
        for (int slot = 0; slot < all.keys.length; slot++) {
            int number = all.numbers[slot];
            if (number > 0 && number <= hashes.length) {
                hashes[number - 1] = all.keys[slot];
            }
        }
        out.numbers(hashes).texts(told);
    }

    /**
     * Begins with the words and numbers of another one.
     *
     * @throws IllegalArgumentException if that isn't what {@link #pack} wrote
     * @throws IllegalStateException if there are words already
     */
    public synchronized void unpack(Unpacker in) {
        if (!words.isEmpty()) {
            throw new IllegalStateException("The numbers are taken");
        }
        long[] hashes = in.longNumbers();
        List<String> told = in.texts();
        if (hashes.length != told.size()) {
            throw new IllegalArgumentException("Each word has a hash");
        }
        var all = new Table(Math.max(1 << 13, Integer.highestOneBit(told.size() + 1) * 4));
        for (int i = 0; i < hashes.length; i++) {
            all.put(hashes[i], i + 1);
        }
        words.addAll(told);
        table = all;
    }

    /** How many words it has. */
    public synchronized int size() {
        return words.size();
    }

    /** What a hash begins with. */
    static long start() {
        return START;
    }

    /** A hash with one more letter. */
    static long next(long hash, int letter) {
        return (hash ^ letter) * 0x9E3779B97F4A7C15L;
    }

    /** The number of a word, from 1. */
    int number(long hash, String text, int from, int to) {
        int known = table.find(hash);
        return known == 0 ? add(hash, text.substring(from, to)) : known;
    }

    private synchronized int add(long hash, String word) {
        int known = table.find(hash);
        if (known > 0) {
            return known;
        }
        words.add(word.toLowerCase(java.util.Locale.ROOT));
        Table old = table;
        if (words.size() * 2 > old.keys.length) {
            var larger = new Table(old.keys.length * 2);
            for (int i = 0; i < old.keys.length; i++) {
                if (old.keys[i] != 0) {
                    larger.put(old.keys[i], old.numbers[i]);
                }
            }
            larger.put(hash, words.size());
            table = larger;
        } else {
            old.put(hash, words.size());
        }
        return words.size();
    }

    /** The words as they are now, the first with number 1. */
    synchronized List<String> words() {
        return List.copyOf(words);
    }
}
