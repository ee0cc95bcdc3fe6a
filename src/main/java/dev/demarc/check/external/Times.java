package dev.demarc.check.external;

import java.time.Duration;

/** Lengths of time as the settings write them. */
final class Times {

    private Times() {}

    /** Such as {@code 500ms}, {@code 10s}, {@code 2m}. */
    static String words(Duration time) {
        long millis = time.toMillis();
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1_000;
        return seconds % 60 != 0 ? seconds + "s" : seconds / 60 + "m";
    }
}
