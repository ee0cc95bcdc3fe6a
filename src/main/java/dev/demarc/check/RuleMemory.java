package dev.demarc.check;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What rules keep from one run to the next: each finds its own again, and nobody else knows what it is. */
public final class RuleMemory {

    private final Map<Class<?>, Object> kept = new HashMap<>();
    private final Map<Class<?>, Sieve> sieves = new HashMap<>();

    /** The sieve with which a rule picks pages. */
    synchronized Sieve sieve(Class<?> rule) {
        return sieves.computeIfAbsent(rule, any -> new Sieve());
    }

    /** What is kept of that kind; in the first run, a new one. */
    public synchronized <T> T of(Class<T> kind, Supplier<T> first) {
        return kind.cast(kept.computeIfAbsent(kind, any -> first.get()));
    }
}
