package dev.demarc.exchange;

import dev.demarc.matrix.State;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is told at the end of an import or export: a loss is never silent, and a guess never certain.
 *
 * @param cells how many there are of each state; states without any are left out
 * @param guesses what was taken for something that nobody had said
 * @param losses what the other format can't express, or what couldn't be understood
 */
public record TransferReport(Map<State, Integer> cells, List<Remark> guesses, List<Remark> losses) {

    /**
     * One line of it.
     *
     * @param place where that stands in what was read, as {@code page.md:12} or {@code CAIQ!D14}, or the cell, concern
     *     or key that it is about
     * @param remedy what to write, or which option to give, to have it otherwise; nothing if there is no way
     */
    public record Remark(
            String place, String message, @Nullable String remedy) {}

    /** Copies the lists; states keep their order. */
    public TransferReport {
        var counted = new EnumMap<State, Integer>(State.class);
        counted.putAll(cells);
        cells = Collections.unmodifiableMap(counted);
        guesses = List.copyOf(guesses);
        losses = List.copyOf(losses);
    }
}
