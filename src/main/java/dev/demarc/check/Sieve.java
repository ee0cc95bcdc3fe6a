package dev.demarc.check;

import dev.demarc.model.Notes;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * At which pages a rule wants to look, by their notes. From one run to the next the notes of a page or two are others: only
 * about these it is asked again.
 */
@SuppressWarnings("ReferenceEquality") // what is unchanged is the very instance
final class Sieve {

    private Notes[] all = {};
    private int[] wanted = {};
    private Object hangsOn = this;

    /**
     * The places of the notes that are wanted, in their order.
     *
     * @param notes those of this run; not to be changed
     * @param on all that the answers hang on besides the notes
     */
    synchronized int[] wanted(Notes[] notes, Object on, Predicate<Notes> wants) {
        boolean goesOn = hangsOn.equals(on);
        int most = goesOn ? Math.min(all.length, notes.length) : 0;
        int head = 0;
        while (head < most && all[head] == notes[head]) {
            head++;
        }
        int grown = notes.length - all.length;
        int end = notes.length;
        while (end - head > notes.length - most && all[end - 1 - grown] == notes[end - 1]) {
            end--;
        }
        var now = IntStream.builder();
        for (int at : wanted) {
            if (at < head) {
                now.add(at);
            }
        }
        for (int at = head; at < end; at++) {
            if (wants.test(notes[at])) {
                now.add(at);
            }
        }
        for (int at : wanted) {
            if (at + grown >= end) {
                now.add(at + grown);
            }
        }
        all = notes;
        wanted = now.build().toArray();
        hangsOn = on;
        return wanted;
    }
}
