package dev.demarc.build;

import dev.demarc.check.rules.Spoken;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.history.Past;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.model.History;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Has the matrices of one run looked through by their rules, unless the last run or build did so, and nothing that these look
 * at is another since.
 *
 * @param <K> what says whether something is another
 */
final class MatrixRuling<K> {

    /** Looks through all matrices. */
    interface Rules {
        List<Diagnostic> find(History history);
    }

    /** Says on what it hangs what the rules find. */
    interface Keying<K> {
        /**
         * All of it.
         *
         * @param spoken what tables say
         * @param past what all that commits tell hangs on; empty where no rule asks it
         */
        K of(List<Spoken.Line> spoken, String past);
    }

    private final Keying<K> keying;
    private final BiPredicate<Object, Object> same;
    private final AtomicReference<@Nullable MatrixFindings<K>> memory;
    private final Past past;
    private volatile @Nullable MatrixFindings<K> found;

    /**
     * For one run.
     *
     * @param same whether what something hung on is what it hangs on now
     * @param memory what was found last
     * @param past is asked what it hangs on, if a rule asks it anything
     */
    MatrixRuling(
            Keying<K> keying,
            BiPredicate<Object, Object> same,
            AtomicReference<@Nullable MatrixFindings<K>> memory,
            Past past) {
        this.keying = keying;
        this.same = same;
        this.memory = memory;
        this.past = past;
    }

    /** What the rules find, or found. */
    List<Diagnostic> found(Spoken spoken, History history, Rules rules) {
        var lines = spoken.lines();
        var known = memory.get();
        if (known != null) {
            var tip = known.asksPast() ? past.tip() : Optional.of("");
            if (tip.isPresent() && same.test(known.inputs(), keying.of(lines, tip.get()))) {
                found = known;
                return known.found();
            }
        }
        var asked = new Asked(history);
        var all = rules.find(asked);
        var now = asked.tip()
                .map(tip -> new MatrixFindings<>(keying.of(lines, tip), asked.isAsked(), all))
                .orElse(null);
        found = now;
        memory.set(now);
        return all;
    }

    /** What is to be kept for the next build; nothing if nobody has looked, or a commit came while somebody did. */
    @Nullable
    MatrixFindings<K> toKeep() {
        return found;
    }

    /** A past that knows whether it was asked anything. */
    private final class Asked implements History {

        private final History history;
        private Optional<String> tip = Optional.of("");
        private boolean isAsked;

        Asked(History history) {
            this.history = history;
        }

        private synchronized History asked() {
            if (!isAsked) {
                isAsked = true;
                tip = past.tip();
            }
            return history;
        }

        synchronized boolean isAsked() {
            return isAsked;
        }

        /** On what all answers hang; nothing if that may be several commits, or nobody knows what. */
        synchronized Optional<String> tip() {
            return isAsked ? tip.filter(before -> past.tip().equals(Optional.of(before))) : tip;
        }

        @Override
        public Optional<Move> move(String place) {
            return asked().move(place);
        }

        @Override
        public boolean isCompared() {
            return asked().isCompared();
        }

        @Override
        public List<MatrixFile> matricesBefore() {
            return asked().matricesBefore();
        }

        @Override
        public boolean cameAfter(LocalDate day, String place, String words) {
            return asked().cameAfter(day, place, words);
        }
    }
}
