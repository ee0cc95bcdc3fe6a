package dev.demarc.check.external;

import java.util.concurrent.TimeUnit;

/** A clock for waiting: it tells how much time has passed, never what time it is. */
interface Pace {

    /** Milliseconds since some moment. */
    long now();

    /** Lets time pass. */
    void pause(long millis) throws InterruptedException;

    /** That of this machine. */
    Pace REAL = new Pace() {
        @Override
        public long now() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        }

        @Override
        public void pause(long millis) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(millis);
        }
    };
}
