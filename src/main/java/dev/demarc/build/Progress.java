package dev.demarc.build;

/** Hears how far a build has come; told by the hall, which knows no clock. */
@FunctionalInterface
public interface Progress {

    /** Nobody listens. */
    Progress UNHEARD = stage -> {};

    /** A stage has ended. */
    void ended(String stage);
}
