/**
 * Formulas: LaTeX to MathML, which browsers set by themselves, without a script or a font of ours.
 *
 * <p>Knows the part of LaTeX that documentation uses, not its programming; what it doesn't know, it names. By hand, because
 * the libraries there are draw pictures with the desktop classes or bring an XML parser and a style sheet engine. What we
 * regret: no macros, no numbering of equations.
 */
@NullMarked
package dev.demarc.formula;

import org.jspecify.annotations.NullMarked;
