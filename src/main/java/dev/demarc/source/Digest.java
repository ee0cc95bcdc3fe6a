package dev.demarc.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A content's fingerprint: SHA-256 cut to 128 bits.
 *
 * @param high the first eight bytes, big-endian
 * @param low the next eight
 */
public record Digest(long high, long low) implements Comparable<Digest> {

    /** The digest of some bytes. */
    public static Digest of(byte[] bytes) {
        var whole = ByteBuffer.wrap(sha256().digest(bytes));
        return new Digest(whole.getLong(), whole.getLong());
    }

    /** The digest of a text's UTF-8 bytes. */
    public static Digest of(String text) {
        return of(text.getBytes(UTF_8));
    }

    /** Reads what {@link #toString} wrote; throws {@link IllegalArgumentException} for anything else. */
    public static Digest parse(String hex) {
        if (hex.length() != 32) {
            throw new IllegalArgumentException("A digest has 32 hexadecimal digits, not " + hex.length());
        }
        return new Digest(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
    }

    @Override
    public int compareTo(Digest other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** 32 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return hex(high) + hex(low);
    }

    private static String hex(long half) {
        String digits = Long.toHexString(half);
        return "0".repeat(16 - digits.length()) + digits;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
