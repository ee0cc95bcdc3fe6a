package dev.demarc.model;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a wiki's files can be seen beside those that are published.
 *
 * @param editUrl an address with {@code {path}} in it; nothing if there is none
 * @param source the source folder from the wiki's root, ending with a slash or empty
 * @param holds whether a file lies at a path from the wiki's root
 */
public record Repository(@Nullable String editUrl, String source, Predicate<String> holds) {

    /** Nothing can be seen but what is published. */
    public static final Repository NONE = new Repository(null, "", path -> false);
}
