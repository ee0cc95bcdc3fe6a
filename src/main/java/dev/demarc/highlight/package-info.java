/**
 * Colours of code: a text and the name of its language become stretches with one of four shades.
 *
 * <p>Scanners by hand over tables of words, without regular expressions and in linear time: of the libraries that run on
 * Java 17 one knows no HCL or TOML and needs the desktop classes, the others are ports of engines for editors, and
 * highlighting is the dearest part of a build that has it. Knows neither Markdown nor HTML. What we regret: it sees words,
 * not grammar, so that a keyword used as a name is coloured too.
 */
@NullMarked
package dev.demarc.highlight;

import org.jspecify.annotations.NullMarked;
