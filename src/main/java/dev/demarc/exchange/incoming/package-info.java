/**
 * Matrices out of what others wrote: tables of Markdown, HTML and CSV, workbooks, questionnaires, responsibility charts.
 * Reads {@link dev.demarc.model.RawTable}s and knows no parser; says of every cell where it comes from, of every guess how
 * it would be set otherwise, and keeps the words of what it doesn't understand.
 */
@NullMarked
package dev.demarc.exchange.incoming;

import org.jspecify.annotations.NullMarked;
