/**
 * Words of running text: which of them everybody knows, which are the field's, and what is kept of those that a page
 * uses. Knows places, but neither Markdown nor data; who reads those says what is prose. Today we would keep a page's words
 * in fewer than eight bytes each.
 */
@NullMarked
package dev.demarc.wording;

import org.jspecify.annotations.NullMarked;
