package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a command took is told in hundredths of a second. */
class StopwatchTest {

    @ParameterizedTest
    @CsvSource({"0, 0.00 s", "0.004, 0.00 s", "0.006, 0.01 s", "0.63, 0.63 s", "1.996, 2.00 s", "91.604, 91.60 s"})
    void tellsHundredths(double seconds, String told) {
        assertEquals(told, Stopwatch.told(seconds));
    }
}
