@NullMarked
package dev.demarc.comparison;

import org.jspecify.annotations.NullMarked;
