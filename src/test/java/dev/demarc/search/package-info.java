@NullMarked
package dev.demarc.search;

import org.jspecify.annotations.NullMarked;
