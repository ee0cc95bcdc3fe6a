/**
 * Benchmarks of single stages, for {@code bin/bench stages}. Each says which question it answers; all of them ask what a
 * stage costs once the machine is warm, so a cold build of few pages costs more than their sum. Not part of the product,
 * and not of the tests.
 */
@NullMarked
package dev.demarc.bench;

import org.jspecify.annotations.NullMarked;
