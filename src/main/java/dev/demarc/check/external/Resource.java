package dev.demarc.check.external;

import java.net.URI;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is asked for once, however many links lead to it.
 *
 * @param uri without a fragment
 * @param fragments places in it that links lead to, as written
 */
record Resource(URI uri, SortedSet<String> fragments) {
    Resource {
        fragments = Collections.unmodifiableSortedSet(new TreeSet<>(fragments));
    }
}
