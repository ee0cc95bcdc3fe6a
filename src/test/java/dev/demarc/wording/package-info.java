/** Tests of what is known of words, and the maker of the list of known ones. */
@NullMarked
package dev.demarc.wording;

import org.jspecify.annotations.NullMarked;
