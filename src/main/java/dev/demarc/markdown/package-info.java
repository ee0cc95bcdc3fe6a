/**
 * Markdown to pages: a file's text becomes a page, its asks, and a body with holes.
 *
 * <p>Blocks, inline text and HTML are read and written straight from the file's characters: all offsets are the file's, and
 * what looks at each character looks into one array. Knows neither the site nor YAML. What we regret: two grammars
 * (blocks, inlines) that share little, and Flexmark, of which nothing is left but its list of entities.
 */
@NullMarked
package dev.demarc.markdown;

import org.jspecify.annotations.NullMarked;
