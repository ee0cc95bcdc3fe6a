/**
 * Raw HTML: which addresses and ids stand in it, and what is left of it once it is cleaned. Holds jsoup, so that no
 * other package has to know an HTML parser; loaded only when a page has raw HTML that matters.
 */
@NullMarked
package dev.demarc.html;

import org.jspecify.annotations.NullMarked;
