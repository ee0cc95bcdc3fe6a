@NullMarked
package dev.demarc.history;

import org.jspecify.annotations.NullMarked;
