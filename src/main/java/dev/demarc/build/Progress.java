package dev.demarc.build;

/** Hears how far a build has come; told by the hall, which knows no clock. */
@FunctionalInterface
public interface Progress {

    /** Nobody listens. A class with a name: Java keeps no lambda of an interface that has code and a constant. */
    Progress UNHEARD = new Progress() {
        @Override
        public void ended(String stage) {}
    };

    /** A stage has ended. */
    void ended(String stage);

    /** So many of the addresses that the wiki's links lead to were asked, of so many. */
    default void asked(int addresses, int of) {}
}
