package dev.demarc.build;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when somebody first asks for it, and once; who asks meanwhile waits. */
final class Once<T> implements Supplier<T> {

    // Let go when it is done, with all that it was made of.
    private @Nullable Supplier<T> making;
    private @Nullable T made;

    Once(Supplier<T> making) {
        this.making = making;
    }

    /** The value, if it has been made. */
    synchronized @Nullable T made() {
        return made;
    }

    /** The value; if making it fails, the next who asks makes it. */
    @Override
    public synchronized T get() {
        T known = made;
        if (known == null) {
            if (making == null) {
                throw new IllegalStateException("What is made once is never nothing");
            }
            known = making.get();
            made = known;
            making = null;
        }
        return known;
    }
}
