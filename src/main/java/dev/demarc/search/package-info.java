/**
 * Makes the index that a page's search reads, and answers in a terminal who is responsible.
 *
 * <p>Knows neither how pages are written nor how they look: it gets finished bodies and matrices, and gives scripts with
 * nothing but data in them. A kept library (MiniSearch, FlexSearch) wants its whole index at hand, some megabytes for 5,000
 * pages, and one that splits it (Pagefind) can't work from {@code file://}; so this is our own. The way in which a question
 * is read and ranked stands here and in {@code assets/search.js}; a test holds the two together.
 */
@NullMarked
package dev.demarc.search;

import org.jspecify.annotations.NullMarked;
