/** Tests of formulas. */
@NullMarked
package dev.demarc.formula;

import org.jspecify.annotations.NullMarked;
