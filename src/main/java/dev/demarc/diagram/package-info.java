/**
 * Draws matrices as SVG: stacks, matrices, staircases, badges, card pictures. A pure function of a matrix, a width and
 * words: no page, no file, no clock, and the same bytes for the same input wherever it runs. Text is measured by a
 * table, because no browser is at hand; a page must not rely on these measures for anything else.
 */
@NullMarked
package dev.demarc.diagram;

import org.jspecify.annotations.NullMarked;
