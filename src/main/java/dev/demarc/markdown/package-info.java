/**
 * Markdown to pages: a file's text becomes a page, its asks, and a body with holes.
 *
 * <p>Flexmark's document parser cuts the text into blocks, by block parsers of our own; inline text and HTML are read
 * and written here, straight from the file's characters, which is both faster and nearer to the specification. Knows
 * neither the site nor YAML. What we regret: two grammars (blocks, inlines) that share little; whoever replaces
 * Flexmark rewrites {@code Grammar} and {@code Containers} only.
 */
@NullMarked
package dev.demarc.markdown;

import org.jspecify.annotations.NullMarked;
