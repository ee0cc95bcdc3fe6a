/** Tests of what is mended, and of how it comes to the disk. */
@NullMarked
package dev.demarc.mend;

import org.jspecify.annotations.NullMarked;
