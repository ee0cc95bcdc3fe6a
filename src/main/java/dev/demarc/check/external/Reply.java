package dev.demarc.check.external;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server's answer.
 *
 * @param headers the first value of a header, by its name
 * @param page its first bytes, to be read once; empty where nobody wants it
 * @param whole whether that is all of it
 */
record Reply(int status, Function<String, @Nullable String> headers, InputStream page, boolean whole) {

    private static final String REFUSES = " 408 425 429 ";

    /** Whether it may come right by itself. */
    boolean isPassing() {
        return REFUSES.contains(" " + status + " ")
                || (status >= 500 && status < 600 && status != 501 && status != 505);
    }

    boolean isRedirect() {
        return (isPermanent() || status == 302 || status == 303 || status == 307) && headers.apply("location") != null;
    }

    /** Whether it says that the address should be forgotten. */
    boolean isPermanent() {
        return status == 301 || status == 308;
    }

    boolean isHtml() {
        String type = headers.apply("content-type");
        String name = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
        return name.startsWith("text/html") || name.startsWith("application/xhtml+xml");
    }

    /** Whether the body is as it was sent; a server may squeeze it though nobody asked for that. */
    boolean isPlain() {
        String encoding = headers.apply("content-encoding");
        return encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity");
    }

    /** The character set that the server tells. */
    @Nullable
    String charset() {
        String type = headers.apply("content-type");
        int at = type == null ? -1 : type.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (type == null || at < 0) {
            return null;
        }
        String name = type.substring(at + "charset=".length()).replace("\"", "").strip();
        int end = name.indexOf(';');
        return end < 0 ? name : name.substring(0, end).strip();
    }

    /**
     * How long the server wants to be left in peace, in milliseconds; −1 if it doesn't say. A moment is measured by the
     * server's own clock, which it tells in {@code Date}.
     */
    long retryAfter() {
        String after = headers.apply("retry-after");
        if (after == null) {
            return -1;
        }
        if (after.strip().matches("\\d{1,9}")) {
            return Long.parseLong(after.strip()) * 1_000;
        }
        String now = headers.apply("date");
        if (now == null) {
            return -1;
        }
        try {
            return Math.max(0, Duration.between(moment(now), moment(after)).toMillis());
        } catch (DateTimeException | ArithmeticException e) {
            return -1;
        }
    }

    private static ZonedDateTime moment(String written) {
        return ZonedDateTime.parse(written.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
