/** Tests of what measures Demarc beside others. */
@NullMarked
package dev.demarc.bench;

import org.jspecify.annotations.NullMarked;
