/** Tests of workbooks, and forms as others make them. */
@NullMarked
package dev.demarc.exchange.workbook;

import org.jspecify.annotations.NullMarked;
