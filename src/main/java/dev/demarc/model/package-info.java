/**
 * The wiki: settings, pages, addresses, navigation, and what a page asks of the site. Knows
 * matrices, but neither Markdown nor YAML nor HTML templates. A page holds no places (they stand
 * beside it, in Places), so that a line inserted at the top of a file makes no other page new.
 */
@NullMarked
package dev.demarc.model;

import org.jspecify.annotations.NullMarked;
