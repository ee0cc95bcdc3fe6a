package dev.demarc.check;

import dev.demarc.matrix.Duties;

/** Looks at one matrix, after all claims have met in it. */
public interface MatrixRule {
    /** Reports what is wrong with it. */
    void check(Duties duties, Report report);
}
