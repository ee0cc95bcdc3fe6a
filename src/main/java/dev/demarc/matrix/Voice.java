package dev.demarc.matrix;

import dev.demarc.source.Location;
import org.jspecify.annotations.Nullable;

/**
 * One place that speaks of a cell.
 *
 * @param place where it is written
 * @param party who is named there
 * @param text its words
 */
public record Voice(Location place, String party, @Nullable String text) {}
