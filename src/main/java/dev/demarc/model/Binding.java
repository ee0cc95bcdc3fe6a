package dev.demarc.model;

import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A comment that binds the table below it to a matrix, as somebody wrote it.
 *
 * @param span the whole comment
 * @param values by key, those that no comment has too; of a key that stands twice the first ones
 * @param keys all keys in their order; a word without {@code =} is one that has no values
 */
public record Binding(Span span, Map<String, List<Located<String>>> values, List<Located<String>> keys) {

    /** The keys that it may have. */
    public static final List<String> KEYS = List.of("matrix", "party", "categories", "concerns");

    /** Copies the lists. */
    public Binding {
        var sorted = new TreeMap<String, List<Located<String>>>();
        values.forEach((key, each) -> sorted.put(key, List.copyOf(each)));
        values = java.util.Collections.unmodifiableMap(sorted);
        keys = List.copyOf(keys);
    }

    /** To which matrix, if it says so: an id, or the path of a file. */
    public @Nullable Located<String> matrix() {
        return first("matrix");
    }

    /** Of which party alone the table speaks, if of one. */
    public @Nullable Located<String> party() {
        return first("party");
    }

    /** Of which categories the table speaks; empty means all. */
    public List<Located<String>> categories() {
        return values.getOrDefault("categories", List.of());
    }

    /** Of which concerns the table speaks; empty means all. */
    public List<Located<String>> concerns() {
        return values.getOrDefault("concerns", List.of());
    }

    private @Nullable Located<String> first(String key) {
        List<Located<String>> all = values.getOrDefault(key, List.of());
        return all.isEmpty() ? null : all.get(0);
    }
}
