package dev.demarc.check;

/** Looks at the whole wiki. */
public interface SiteRule {
    /** Reports what is wrong with it. */
    void check(CheckedSite site, Report report);
}
