package dev.demarc.check.external;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a link's target says of the web.
 *
 * @param kind whether it can be asked
 * @param uri what is asked: absolute, ASCII only, without user and fragment; nothing if it can't be
 * @param fragment as written, without its {@code #}; empty if there is none
 */
record WebAddress(Kind kind, @Nullable URI uri, String fragment) {

    /** Whether a target can be asked. */
    enum Kind {
        /** It can. */
        WEB,
        /** It leads to a mailbox, a phone, a program. */
        ELSEWHERE,
        /** Its host is a placeholder, reserved for examples, or one that can't be asked from here. */
        EXAMPLE,
        /** Its host has a name that only some networks know. */
        PRIVATE,
        /** It begins like an address on the web, and is none. */
        NONE
    }

    /** Names that RFC 2606 and RFC 6761 keep for examples: what stands below them is nobody's. */
    private static final Set<String> EXAMPLES =
            Set.of("example", "test", "invalid", "example.com", "example.net", "example.org", "example.edu");

    private static final Set<String> PRIVATE_ENDS =
            Set.of("localhost", "local", "internal", "lan", "home.arpa", "intranet", "corp", "home", "localdomain");

    /** Browsers get there, such as to names with an underscore; Java's client does not. */
    private static final Pattern UNASKABLE = Pattern.compile("[a-z0-9_.-]+(:\\d{1,5})?");

    /** What an address may hold without being escaped, the percent sign among it. */
    private static final String PLAIN = "-._~:/?@!$&'()*+,;=%";

    /** What no name holds but one that stands for others; and two letters that Java writes otherwise than browsers do. */
    private static final Set<String> PLACEHOLDERS =
            Set.of("{", "}", "<", ">", "$", "*", "[", "%7b", "%3c", "…", "...", "ß", "ς");

    /** Reads a target; one without a scheme, {@code //host/…}, is taken as {@code https}. */
    static WebAddress of(String target) {
        String written = target.strip();
        String whole = written.startsWith("//") ? "https:" + written : written;
        int colon = whole.indexOf(':');
        String scheme = colon < 0 ? "" : whole.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return new WebAddress(Kind.ELSEWHERE, null, "");
        }
        int hash = whole.indexOf('#');
        String fragment = hash < 0 ? "" : whole.substring(hash + 1);
        String rest = whole.substring(colon + 1, hash < 0 ? whole.length() : hash);
        if (!rest.startsWith("//")) {
            return new WebAddress(Kind.NONE, null, fragment);
        }
        int end = 2;
        while (end < rest.length() && "/?\\".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority =
                rest.substring(rest.lastIndexOf('@', end - 1) < 2 ? 2 : rest.lastIndexOf('@', end - 1) + 1, end);
        return of(scheme, authority, rest.substring(end), fragment);
    }

    private static WebAddress of(String scheme, String authority, String path, String fragment) {
        boolean isNumber = authority.startsWith("[") && authority.indexOf(':') > 0;
        String small = authority.toLowerCase(Locale.ROOT);
        if (!isNumber && PLACEHOLDERS.stream().anyMatch(small::contains)) {
            return new WebAddress(Kind.EXAMPLE, null, fragment);
        }
        try {
            int port = isNumber ? small.indexOf(':', small.indexOf(']')) : small.indexOf(':');
            String name = port < 0 ? small : small.substring(0, port);
            String host = isNumber ? name : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
            String end = port < 0 || port == small.length() - 1 ? "" : small.substring(port);
            var uri = new URI(scheme + "://" + host + end + escaped(path.isEmpty() ? "/" : path));
            if (uri.getHost() == null && UNASKABLE.matcher(host + end).matches()) {
                return new WebAddress(Kind.EXAMPLE, null, fragment);
            }
            if (uri.getHost() == null || uri.getPort() > 65_535) {
                return new WebAddress(Kind.NONE, null, fragment);
            }
            return new WebAddress(kind(uri), uri, fragment);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return new WebAddress(Kind.NONE, null, fragment);
        }
    }

    private static Kind kind(URI uri) {
        String host = host(uri);
        if (isBelow(host, EXAMPLES)) {
            return Kind.EXAMPLE;
        }
        boolean isNumber = host.startsWith("[");
        return !isNumber && (host.indexOf('.') < 0 || isBelow(host, PRIVATE_ENDS)) ? Kind.PRIVATE : Kind.WEB;
    }

    private static boolean isBelow(String host, Set<String> names) {
        List<String> labels = List.of(host.split("\\.", -1));
        for (int i = 0; i < labels.size(); i++) {
            if (names.contains(String.join(".", labels.subList(i, labels.size())))) {
                return true;
            }
        }
        return false;
    }

    /** The host as it is asked for: small letters, without the dot that may end it. */
    static String host(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** Escapes what an address can't hold; what is escaped already stays. */
    static String escaped(String written) {
        var escaped = new StringBuilder();
        for (int i = 0; i < written.length(); ) {
            int c = written.codePointAt(i);
            boolean letter = c < 0x80 && Character.isLetterOrDigit(c);
            boolean isEscape = c == '%' && i + 2 < written.length() && isHex(written, i + 1) && isHex(written, i + 2);
            if (letter || isEscape || (c != '%' && c < 0x80 && PLAIN.indexOf(c) >= 0)) {
                escaped.appendCodePoint(c);
            } else {
                for (byte each : Character.toString(c).getBytes(UTF_8)) {
                    escaped.append('%').append(String.format(Locale.ROOT, "%02X", each & 0xff));
                }
            }
            i += Character.charCount(c);
        }
        return escaped.toString();
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 0x80;
    }
}
