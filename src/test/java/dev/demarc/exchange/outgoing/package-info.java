/** Tests of what goes out: each format, and what it tells to be lost. */
@NullMarked
package dev.demarc.exchange.outgoing;

import org.jspecify.annotations.NullMarked;
