/** Tests of the Markdown workshop. */
@NullMarked
package dev.demarc.markdown;

import org.jspecify.annotations.NullMarked;
