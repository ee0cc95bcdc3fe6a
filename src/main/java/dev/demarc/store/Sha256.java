package dev.demarc.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names of what lies on a server: SHA-256, as 64 lower-case hexadecimal digits. The digest that files are told apart by is
 * quicker, but two contents that share one can be made on purpose, and a server is filled by others.
 */
public final class Sha256 {

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    private Sha256() {}

    /** The name of some bytes. */
    public static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The name of a text's UTF-8 bytes. */
    public static String of(String text) {
        return of(text.getBytes(UTF_8));
    }

    /** Whether something is such a name. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
