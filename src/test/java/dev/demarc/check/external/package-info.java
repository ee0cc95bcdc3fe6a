@NullMarked
package dev.demarc.check.external;

import org.jspecify.annotations.NullMarked;
