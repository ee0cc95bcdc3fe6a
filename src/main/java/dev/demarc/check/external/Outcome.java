package dev.demarc.check.external;

import java.net.URI;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of asking for one address.
 *
 * @param status the last answer's; 0 if there was none
 * @param words what is to be said of a host that didn't answer, or of a way that leads nowhere; else empty
 * @param asked which requests were sent: {@code HEAD}, {@code GET}, each once, and how many in all
 * @param movedTo where it lies now for good; nothing if it didn't move
 * @param missing fragments that the page lacks, each with those that it has
 */
record Outcome(
        Verdict verdict,
        int status,
        String words,
        Asked asked,
        @Nullable URI movedTo,
        SortedMap<String, Set<String>> missing) {

    /** How somebody was asked. */
    record Asked(int times, boolean answered, String how) {
        static final Asked NOT = new Asked(0, false, "");
    }

    Outcome {
        missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
    }

    static Outcome of(Verdict verdict, int status, String words, Asked asked) {
        return new Outcome(verdict, status, words, asked, null, new TreeMap<>());
    }
}
