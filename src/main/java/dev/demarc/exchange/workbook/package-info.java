/**
 * Workbooks of Excel 2007 and later (ECMA-376): written, read, and filled in. Knows nothing of matrices. The one package
 * that knows the library that reads them.
 */
@NullMarked
package dev.demarc.exchange.workbook;

import org.jspecify.annotations.NullMarked;
