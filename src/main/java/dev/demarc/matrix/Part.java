package dev.demarc.matrix;

import org.jspecify.annotations.Nullable;

/**
 * What one party does in a cell.
 *
 * @param party its id
 * @param text in its own words, or nothing if nobody has told
 */
public record Part(String party, @Nullable String text) {}
