package dev.demarc.exchange.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts as OSCAL's data types want them. */
final class OscalText {

    private static final String ALLOWED = "-._~/?@!$&'()*+,;=";
    private static final Pattern ABSOLUTE = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]*://.*");

    private OscalText() {}

    /** One line that isn't blank. */
    static String line(String text, String otherwise) {
        String line =
                text.replaceAll("[\\s\\p{Cntrl}\u0085\u2028\u2029\u00A0]+", " ").strip();
        return line.isEmpty() ? otherwise : line;
    }

    /** A text that isn't blank. */
    static String some(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    /** An id as a token, which begins with a letter or a low line. */
    static String token(String id) {
        return Character.isLetter(id.charAt(0)) ? id : "_" + id;
    }

    /**
     * An address, with what no address may hold as percent signs and digits. A colon in a path is such a sign too, or what
     * stands before it would be taken for a scheme.
     */
    static String href(String address) {
        boolean absolute = ABSOLUTE.matcher(address.strip()).matches();
        var href = new StringBuilder();
        byte[] bytes = address.strip().getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || ALLOWED.indexOf(c) >= 0
                    || (c == ':' && absolute)
                    || (c == '#' && href.indexOf("#") < 0)
                    || (c == '%' && isHex(bytes, i + 1) && isHex(bytes, i + 2));
            if (plain) {
                href.append(c);
            } else {
                href.append('%')
                        .append(Integer.toHexString(0x100 | c).substring(1).toUpperCase(Locale.ROOT));
            }
        }
        return href.toString();
    }

    private static boolean isHex(byte[] bytes, int at) {
        return at < bytes.length && Character.digit(bytes[at], 16) >= 0;
    }
}
