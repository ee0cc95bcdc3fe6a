/** Tests of what rules have in common. */
@NullMarked
package dev.demarc.check.rules;

import org.jspecify.annotations.NullMarked;
