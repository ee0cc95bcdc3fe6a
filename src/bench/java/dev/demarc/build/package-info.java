/** Benchmarks of what only the hall can call. */
@NullMarked
package dev.demarc.build;

import org.jspecify.annotations.NullMarked;
