package dev.demarc.diagnostic;

import java.util.List;

/**
 * A value, and what is to be said about how it came to be. There is always a value, the best that could be made: one
 * mistake never hides the next.
 */
public record Checked<V>(V value, List<Diagnostic> findings) {

    /** Copies the findings. */
    public Checked {
        findings = List.copyOf(findings);
    }

    /** A value about which there is nothing to say. */
    public static <V> Checked<V> clean(V value) {
        return new Checked<>(value, List.of());
    }
}
