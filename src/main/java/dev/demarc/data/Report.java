package dev.demarc.data;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers what is to be said about one file, or one environment variable. */
final class Report {

    private final Function<Span, Location> where;
    private final List<Diagnostic> found;

    private Report(Function<Span, Location> where, List<Diagnostic> found) {
        this.where = where;
        this.found = found;
    }

    /** About a file, by its place. */
    static Report on(String place) {
        return new Report(span -> Location.in(place, span), new ArrayList<>());
    }

    /** About another file that belongs to this one: a common list of findings. */
    Report beside(String place) {
        return new Report(span -> Location.in(place, span), found);
    }

    /** About an environment variable, to the same list. */
    Report about(String variable) {
        return new Report(span -> new Location.InEnvironment(variable), found);
    }

    /** Nobody listens. */
    static Report silent() {
        return on("");
    }

    Location at(Span span) {
        return where.apply(span);
    }

    void tell(Diagnostic finding) {
        found.add(finding);
    }

    void tell(RuleId rule, Span span, String message, String hint, @Nullable String target) {
        found.add(Diagnostic.of(rule, at(span), message, hint, target));
    }

    /** A value that is of another type or form than it should be. */
    void wrong(String path, Node value, Span span, String wanted, String hint) {
        tell(
                RuleId.WRONG_VALUE,
                span,
                "`%s` should be %s, not %s.".formatted(path, wanted, value.what()),
                hint,
                path.substring(path.lastIndexOf('.') + 1));
    }

    void wrong(String path, Node.Entry entry, String wanted, String hint) {
        wrong(path, entry.value(), entry.place(), wanted, hint);
    }

    /**
     * A key that nobody reads.
     *
     * @param beside the keys that stand in the same map
     */
    void unknownKey(Node.Entry entry, String thing, Collection<String> known, Collection<String> beside) {
        tell(unknownKey(RuleId.UNKNOWN_KEY, entry, "a key of " + thing, known, beside));
    }

    /** The same, under a rule of its own. */
    Diagnostic unknownKey(
            RuleId rule, Node.Entry entry, String what, Collection<String> known, Collection<String> beside) {
        return Diagnostic.of(
                        rule,
                        at(entry.span()),
                        "`%s` is not %s.".formatted(entry.key(), what),
                        Nearest.hint(entry.key(), known),
                        entry.key())
                .mendedBy(renamed(entry.key(), entry.span(), Nearest.certain(entry.key(), known, beside)));
    }

    /** What writes another name in a name's place, if there is a certain one. */
    List<Edit> renamed(String written, Span span, Optional<String> meant) {
        return meant.map(name -> Edit.within(at(span), written, name)).orElse(List.of());
    }

    /** A value that was told before. */
    void twice(String key, Span span, Location first, String message, String hint) {
        tell(Diagnostic.of(RuleId.DUPLICATE_KEY, at(span), message, hint, key)
                .with(List.of(new Diagnostic.Related(first, "`" + key + "` stands here first."))));
    }

    /** The same finding, as mere advice. */
    void advise(RuleId rule, Span span, String message, String hint, String target) {
        tell(Diagnostic.of(rule, at(span), message, hint, target).as(Severity.INFO));
    }

    /** How much was told that is more than advice. */
    int faults() {
        int faults = 0;
        for (Diagnostic finding : found) {
            faults += finding.severity() == Severity.INFO ? 0 : 1;
        }
        return faults;
    }

    /** All that was told, in the order of places. */
    List<Diagnostic> findings() {
        // As of most pages' front matter.
        return found.isEmpty() ? List.of() : found.stream().sorted().distinct().toList();
    }
}
