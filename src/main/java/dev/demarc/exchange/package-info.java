/** What tables that come from elsewhere, or go there, have in common: the report that each import and export ends with. */
@NullMarked
package dev.demarc.exchange;

import org.jspecify.annotations.NullMarked;
