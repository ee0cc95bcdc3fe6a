/** Tests of what is common to all findings. */
@NullMarked
package dev.demarc.diagnostic;

import org.jspecify.annotations.NullMarked;
