package dev.demarc.highlight;

/** A set of words that are looked up in the middle of a text, without cutting them out of it. */
final class Words {

    static final Words NONE = new Words("", false);

    private final String[] slots;
    private final boolean anyCase;
    private final int shortest;
    private final int longest;

    private Words(String words, boolean anyCase) {
        String[] each = words.isBlank() ? new String[0] : words.strip().split("\\s+", -1);
        this.anyCase = anyCase;
        this.slots = new String[Math.max(4, Integer.highestOneBit(each.length * 2) * 2)];
        int low = Integer.MAX_VALUE;
        int high = 0;
        for (String word : each) {
            int slot = hash(word, 0, word.length()) & (slots.length - 1);
            while (slots[slot] != null) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = word;
            low = Math.min(low, word.length());
            high = Math.max(high, word.length());
        }
        this.shortest = low;
        this.longest = high;
    }

    /** Words with spaces between them. */
    static Words of(String words) {
        return new Words(words, false);
    }

    /** Words in lower case with spaces between them, that count in any case. */
    static Words inAnyCase(String words) {
        return new Words(words, true);
    }

    /** Whether a stretch of a text is one of them. */
    boolean has(String text, int from, int to) {
        int length = to - from;
        if (length < shortest || length > longest) {
            return false;
        }
        int slot = hash(text, from, to) & (slots.length - 1);
        for (String word = slots[slot]; word != null; word = slots[slot]) {
            if (word.length() == length && text.regionMatches(anyCase, from, word, 0, length)) {
                return true;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return false;
    }

    private int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            // Capitals and small letters differ in one bit.
            hash = hash * 31 + (anyCase ? text.charAt(i) | 0x20 : text.charAt(i));
        }
        return hash ^ (hash >>> 15);
    }
}
