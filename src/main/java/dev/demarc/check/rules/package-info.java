/** One class for each rule, named for it. They know each other no more than they have to. */
@NullMarked
package dev.demarc.check.rules;

import org.jspecify.annotations.NullMarked;
