package dev.demarc.cli;

import dev.demarc.build.Progress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Takes the time of a command and of its stages. */
final class Stopwatch implements Progress {

    private final long start = System.nanoTime();
    private final Map<String, Double> stages = new LinkedHashMap<>();
    private long last = start;

    @Override
    public void ended(String stage) {
        long now = System.nanoTime();
        stages.merge(stage, (now - last) / 1e9, Double::sum);
        last = now;
    }

    /** Seconds since it was made. */
    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** How long that is, for a person. */
    String told() {
        return told(seconds());
    }

    static String told(double seconds) {
        // Java's own formatter would take a hundredth of the time that it tells of.
        long hundredths = Math.round(seconds * 100);
        return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10 + " s";
    }

    /** A line for each stage, with its seconds. */
    String lines() {
        var lines = new StringBuilder();
        stages.forEach((stage, seconds) -> lines.append(String.format(Locale.ROOT, "%8.3f s  %s%n", seconds, stage)));
        return lines.toString();
    }
}
