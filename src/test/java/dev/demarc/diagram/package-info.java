/** Tests of the drawings: their geometry, their words, their bytes. */
@NullMarked
package dev.demarc.diagram;

import org.jspecify.annotations.NullMarked;
