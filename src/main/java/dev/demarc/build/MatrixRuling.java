package dev.demarc.build;

import dev.demarc.check.rules.Spoken;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.history.Past;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.model.History;
import dev.demarc.source.Digest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Has the matrices of one run looked through by their rules, unless the last build did so, and nothing that these look at is
 * another since.
 */
final class MatrixRuling {

    /** Looks through all matrices. */
    interface Rules {
        List<Diagnostic> find(History history);
    }

    private final Function<MatrixFindings.Inputs, Digest> keying;
    private final Function<List<Spoken.Line>, MatrixFindings.@Nullable Inputs> inputs;
    private final @Nullable MatrixFindings earlier;
    private final Past past;
    private volatile @Nullable MatrixFindings found;

    /**
     * For one run.
     *
     * @param inputs what the rules look at, with what tables say; nothing where none of it is kept
     * @param earlier what the last build found
     * @param past is asked what it hangs on, if a rule asks it anything
     */
    MatrixRuling(
            Function<MatrixFindings.Inputs, Digest> keying,
            Function<List<Spoken.Line>, MatrixFindings.@Nullable Inputs> inputs,
            @Nullable MatrixFindings earlier,
            Past past) {
        this.keying = keying;
        this.inputs = inputs;
        this.earlier = earlier;
        this.past = past;
    }

    /** What the rules find, or found. */
    List<Diagnostic> found(Spoken spoken, History history, Rules rules) {
        var looked = inputs.apply(spoken.lines());
        if (looked == null) {
            return rules.find(history);
        }
        var known = earlier;
        if (known != null) {
            var tip = known.asksPast() ? past.tip() : Optional.of("");
            if (tip.isPresent() && keying.apply(looked.with(tip.get())).equals(known.inputs())) {
                found = known;
                return known.found();
            }
        }
        var asked = new Asked(history);
        var all = rules.find(asked);
        found = asked.tip()
                .map(tip -> new MatrixFindings(keying.apply(looked.with(tip)), asked.isAsked(), all))
                .orElse(null);
        return all;
    }

    /** What is to be kept for the next build; nothing if nobody has looked, or a commit came while somebody did. */
    @Nullable
    MatrixFindings toKeep() {
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
