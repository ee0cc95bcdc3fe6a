/**
 * A matrix in the formats that others read: as a table, a workbook, a page, a questionnaire, a security plan, or as a
 * matrix file again. Each tells what it can't express; none knows where its bytes go, nor how what it wrote is read.
 */
@NullMarked
package dev.demarc.exchange.outgoing;

import org.jspecify.annotations.NullMarked;
