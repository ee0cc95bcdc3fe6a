package dev.demarc.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what stages gave for the inputs of the run before. A different input is a different key, so nothing has to be
 * told that something changed. Inputs that are the very instance of the last run cost one comparison.
 */
final class Memo {

    private record Remembered(Object input, Object key, Object value) {}

    private final Map<String, Map<String, Remembered>> stages = new HashMap<>();
    private final BiPredicate<Object, Object> same;

    /**
     * Remembers nothing yet.
     *
     * @param same whether a key is the one of the run before
     */
    Memo(BiPredicate<Object, Object> same) {
        this.same = same;
    }

    /**
     * A stage's results for a list of inputs, in their order.
     *
     * @param name of an input, unique in the list: how it is recognised in the next run
     * @param key what the stage depends on, made from an input
     */
    <I, K, V> List<V> each(
            Stage<K, V> stage, List<I> inputs, Function<I, String> name, Function<I, K> key, Workers workers) {
        var before = stages.getOrDefault(stage.name(), Map.of());
        var now = workers.each(inputs, input -> remembered(stage, before.get(name.apply(input)), input, key));
        var kept = new HashMap<String, Remembered>(inputs.size() * 2);
        var values = new ArrayList<V>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            kept.put(name.apply(inputs.get(i)), now.get(i));
            @SuppressWarnings("unchecked") // what is remembered under a stage's name is that stage's
            V value = (V) now.get(i).value();
            values.add(value);
        }
        stages.put(stage.name(), kept);
        return values;
    }

    private <I, K, V> Remembered remembered(
            Stage<K, V> stage, @Nullable Remembered before, I input, Function<I, K> key) {
        K wanted = key.apply(input);
        if (before != null && same.test(before.key(), wanted)) {
            return new Remembered(input, before.key(), before.value());
        }
        return new Remembered(input, wanted, stage.of(wanted));
    }
}
