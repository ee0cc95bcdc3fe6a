/** Tests of the colours of code. */
@NullMarked
package dev.demarc.highlight;

import org.jspecify.annotations.NullMarked;
