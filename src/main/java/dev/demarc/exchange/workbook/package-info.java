/**
 * Workbooks of Excel 2007 and later (ECMA-376): written, read, and filled in. Knows nothing of matrices.
 *
 * <p>Without a library: what writes workbooks writes the time into them, and packs them as the zlib at hand does, where a
 * site's files are to be the same everywhere; and what reads them can't say where in a file a cell stands, which it takes
 * to leave all around it as it is.
 */
@NullMarked
package dev.demarc.exchange.workbook;

import org.jspecify.annotations.NullMarked;
