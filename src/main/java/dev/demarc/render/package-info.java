/**
 * Views become HTML: decides what a page shows, words it, and frames it with the theme's templates. Knows pages and
 * matrices, but neither Markdown nor how a figure is drawn. Templates see view records only, so that they can't loop over
 * the whole wiki. The views are many small records; a theme writer pays for that with a table to look up, and gets names.
 */
@NullMarked
package dev.demarc.render;

import org.jspecify.annotations.NullMarked;
