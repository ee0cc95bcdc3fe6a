package dev.demarc.diagnostic;

import dev.demarc.source.Location;
import dev.demarc.source.Order;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is to be said about a wiki: a finding, before anybody prints it.
 *
 * @param message what is wrong, in the user's words: one sentence
 * @param advice what to do next
 * @param target what is wrong, as a key for waivers: a link as written, {@code CONCERN.CATEGORY}, an id, or nothing
 * @param related other places that belong to it
 */
public record Diagnostic(
        RuleId rule,
        Severity severity,
        Location location,
        String message,
        Advice advice,
        @Nullable String target,
        List<Related> related)
        implements Comparable<Diagnostic> {

    /**
     * Another place that belongs to a finding.
     *
     * @param message what stands there
     */
    public record Related(Location location, String message) {}

    /**
     * What to do next.
     *
     * @param hint for a person to read
     * @param edits what mends it with certainty; empty if a person has to decide
     */
    public record Advice(String hint, List<Edit> edits) {
        /** Copies the list. */
        public Advice {
            edits = List.copyOf(edits);
        }
    }

    private static final Comparator<Diagnostic> ORDER = Order.by((Diagnostic d) -> pathOf(d.location))
            .thenComparing(d -> spanKey(d.location))
            .thenComparing(d -> d.rule)
            .thenComparing(Diagnostic::message);

    // By hand: Java would spin the method from method handles at each start, which no archive of classes keeps.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Diagnostic told
                && told.rule == rule
                && told.severity == severity
                && told.location.equals(location)
                && told.message.equals(message)
                && told.advice.hint.equals(advice.hint)
                && told.advice.edits.equals(advice.edits)
                && Objects.equals(told.target, target)
                && told.related.equals(related);
    }

    @Override
    public int hashCode() {
        return location.hashCode() * 31 + message.hashCode();
    }

    /** Guards that somebody who reads it learns what is wrong and what to do. */
    public Diagnostic {
        if (message.isBlank() || advice.hint().isBlank()) {
            throw new IllegalArgumentException("A finding of " + rule + " says what is wrong and what to do next");
        }
        related = List.copyOf(related);
    }

    /** A finding with its rule's own severity and no other places. */
    public static Diagnostic of(RuleId rule, Location location, String message, String hint, @Nullable String target) {
        return new Diagnostic(rule, rule.severity(), location, message, new Advice(hint, List.of()), target, List.of());
    }

    /** What to do next, in words. */
    public String hint() {
        return advice.hint();
    }

    /** What mends it with certainty; empty if a person has to decide. */
    public List<Edit> edits() {
        return advice.edits();
    }

    /** The same finding, and what mends it with certainty. */
    public Diagnostic mendedBy(Edit... edits) {
        return mendedBy(List.of(edits));
    }

    /** The same finding, and what mends it with certainty. */
    public Diagnostic mendedBy(List<Edit> edits) {
        return new Diagnostic(rule, severity, location, message, new Advice(advice.hint(), edits), target, related);
    }

    /** The same finding with other words on what to do next. */
    public Diagnostic hinting(String hint) {
        return new Diagnostic(rule, severity, location, message, new Advice(hint, advice.edits()), target, related);
    }

    /** The same finding at another place. */
    public Diagnostic at(Location other) {
        return new Diagnostic(rule, severity, other, message, advice, target, related);
    }

    /** The same finding with other places. */
    public Diagnostic with(List<Related> places) {
        return new Diagnostic(rule, severity, location, message, advice, target, places);
    }

    /** The same finding with another weight. */
    public Diagnostic as(Severity other) {
        return other == severity ? this : new Diagnostic(rule, other, location, message, advice, target, related);
    }

    @Override
    public int compareTo(Diagnostic other) {
        return ORDER.compare(this, other);
    }

    private static String pathOf(Location location) {
        return location instanceof Location.InFile at ? at.path() : location.toString();
    }

    private static long spanKey(Location location) {
        return location instanceof Location.InFile at
                ? ((long) at.span().line() << 32) | at.span().column()
                : 0;
    }
}
