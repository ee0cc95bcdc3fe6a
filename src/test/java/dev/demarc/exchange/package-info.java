/** What tests of imports and exports have in common. */
@NullMarked
package dev.demarc.exchange;

import org.jspecify.annotations.NullMarked;
