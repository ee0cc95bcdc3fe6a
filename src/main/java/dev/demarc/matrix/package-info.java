/**
 * The domain, pure: matrices, parties, categories, concerns, who holds each cell, and how the
 * claims of several parties meet. Knows no format, no page and no library. Values that are drawn
 * hold no places, so that a line inserted above a matrix changes no page; the places stand beside
 * them, in MatrixFile.
 */
@NullMarked
package dev.demarc.matrix;

import org.jspecify.annotations.NullMarked;
