/**
 * Cards: the pictures that others show with a link, drawn from a title and a matrix, as PNG. The same bytes on every machine
 * and JDK.
 *
 * <p>Knows matrices, and neither pages nor words. All of it is by hand, since what there is depends on the machine: the desktop
 * classes take fonts and smooth edges as the platform does, and encoders of PNG, the JDK's and others, pack with the zlib at
 * hand. So there are a canvas, letters of our own file, and a packer, each no larger than cards need. Today we would let the
 * diagrams draw on this canvas too, rather than describe a cell's look twice.
 */
@NullMarked
package dev.demarc.card;

import org.jspecify.annotations.NullMarked;
