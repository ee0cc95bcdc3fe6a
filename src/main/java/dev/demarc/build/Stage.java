package dev.demarc.build;

import java.util.function.Function;

/**
 * A pure function of the build. Its key is one immutable value that holds everything the result depends on: there is no
 * other way in.
 *
 * @param name for people who look for where the time goes
 */
record Stage<K, V>(String name, Function<K, V> work) {

    /** The result for a key. */
    V of(K key) {
        return work.apply(key);
    }
}
