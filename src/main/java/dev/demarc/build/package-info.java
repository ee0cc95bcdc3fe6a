/**
 * The hall: the order in which a wiki becomes a site, and the memory that spares doing twice what was done once. Joins
 * the workshops, which don't know each other; knows nothing of terminals and sockets.
 */
@NullMarked
package dev.demarc.build;

import org.jspecify.annotations.NullMarked;
