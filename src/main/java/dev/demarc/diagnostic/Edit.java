package dev.demarc.diagnostic;

import dev.demarc.source.Location;

/**
 * One change to a file that mends a finding, or a part of it.
 *
 * @param at what is replaced; where it begins and ends at one place, nothing is, and the text is put in there
 * @param text what stands there afterwards; empty if something is taken out
 */
public record Edit(Location.InFile at, String text) {}
