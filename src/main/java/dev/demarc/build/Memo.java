package dev.demarc.build;

import java.util.ArrayList;
import java.util.Arrays;
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
@SuppressWarnings("ReferenceEquality") // what is unchanged is the very instance
final class Memo {

    private record Remembered(String name, Object input, Object key, Object value) {}

    /** What a stage gave in the run before, and what was around its inputs. */
    private record Shelf(List<?> around, List<?> inputs, List<Remembered> kept, List<?> values) {}

    /** An input of which it isn't plain that its value is known. */
    private record Open<I>(int at, I input, @Nullable Remembered before) {}

    private final Map<String, Shelf> shelves = new HashMap<>();
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
     * A stage's results for a list of inputs, in their order. Where all of them are those of the run before, so is the list.
     *
     * @param inputs in the order of their names
     * @param around all that keys hold besides their inputs; while it is the very same, so is the key of an input that is
     * @param name of an input, unique in the list: how it is recognised in the next run
     * @param key what the stage depends on, made from an input
     */
    <I, K, V> List<V> each(
            Stage<K, V> stage,
            List<I> inputs,
            List<?> around,
            Function<I, String> name,
            Function<I, K> key,
            Workers workers) {
        Shelf before = shelves.get(stage.name());
        boolean sameAround = before != null && SiteBuild.areSame(before.around(), around);
        if (before != null && sameAround && SiteBuild.areSame(before.inputs(), inputs)) {
            return valuesOf(before);
        }
        var now = new Remembered[inputs.size()];
        var open = new ArrayList<Open<I>>();
        List<Remembered> kept = before == null ? List.of() : before.kept();
        int old = 0;
        for (int i = 0; i < now.length; i++) {
            I input = inputs.get(i);
            Remembered known = old < kept.size() ? kept.get(old) : null;
            if (known != null && known.input() != input) {
                String wanted = name.apply(input);
                while (old < kept.size() && kept.get(old).name().compareTo(wanted) < 0) {
                    old++;
                }
                known = old < kept.size() && kept.get(old).name().equals(wanted) ? kept.get(old) : null;
            }
            old += known == null ? 0 : 1;
            if (known != null && sameAround && known.input() == input) {
                now[i] = known;
            } else {
                open.add(new Open<>(i, input, known));
            }
        }
        var found = workers.each(open, each -> remembered(stage, each, name, key));
        for (int i = 0; i < open.size(); i++) {
            now[open.get(i).at()] = found.get(i);
        }
        var after = new Shelf(List.copyOf(around), inputs, Arrays.asList(now), values(now));
        shelves.put(stage.name(), after);
        return valuesOf(after);
    }

    private static List<Object> values(Remembered[] now) {
        Object[] values = new Object[now.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = now[i].value();
        }
        return Arrays.asList(values);
    }

    @SuppressWarnings("unchecked") // what is remembered under a stage's name is that stage's
    private static <V> List<V> valuesOf(Shelf shelf) {
        return (List<V>) shelf.values();
    }

    private <I, K, V> Remembered remembered(
            Stage<K, V> stage, Open<I> open, Function<I, String> name, Function<I, K> key) {
        K wanted = key.apply(open.input());
        Remembered before = open.before();
        if (before != null && same.test(before.key(), wanted)) {
            return new Remembered(before.name(), open.input(), before.key(), before.value());
        }
        return new Remembered(name.apply(open.input()), open.input(), wanted, stage.of(wanted));
    }
}
