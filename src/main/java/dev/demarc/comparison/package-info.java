/**
 * Two revisions of a matrix side by side: which party, category and concern is which, and what changed in their cells.
 * Pure: it knows no files, no repository and no words for people. Whoever reads the past hands both revisions over, and
 * whoever prints finds the words.
 */
@NullMarked
package dev.demarc.comparison;

import org.jspecify.annotations.NullMarked;
