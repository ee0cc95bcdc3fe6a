/**
 * YAML, JSON and CSV into values that know their places. Reads tokens and binds nothing, so that
 * one run tells all faults of a file, each at its own line and column. Knows the formats of
 * matrices, claims, front matter, settings and blocks, but no page and no site. Only here is the
 * parsers' library seen. What we would do otherwise: the token stream keeps neither quotes nor the
 * anchors of texts, so that Tree looks both up in the source; a parser that hands out events would
 * spare us that.
 */
@NullMarked
package dev.demarc.data;

import org.jspecify.annotations.NullMarked;
