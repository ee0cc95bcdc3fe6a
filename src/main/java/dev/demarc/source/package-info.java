/**
 * Files of a wiki, their bytes, and places in them. Knows nothing of what the files mean.
 * Everything that depends on the disk or on the clock enters here, once, so that whatever is
 * built from a Sources is a pure function of it.
 */
@NullMarked
package dev.demarc.source;

import org.jspecify.annotations.NullMarked;
