/** Tests of cards: what stands where, their bytes, their packing; and the maker of the file of letters. */
@NullMarked
package dev.demarc.card;

import org.jspecify.annotations.NullMarked;
