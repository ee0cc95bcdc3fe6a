/** Tests of the hall. */
@NullMarked
package dev.demarc.build;

import org.jspecify.annotations.NullMarked;
