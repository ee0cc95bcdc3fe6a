package dev.demarc.check;

import dev.demarc.model.PageFacts;

/** Looks at one page. */
public interface PageRule {
    /** Reports what is wrong with it. */
    void check(PageFacts facts, Report report);
}
