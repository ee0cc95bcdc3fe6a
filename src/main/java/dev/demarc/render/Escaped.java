package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** Text made safe for HTML, where no template does it. */
final class Escaped {

    private static final byte[] AMPERSAND = "&amp;".getBytes(UTF_8);
    private static final byte[] LESS = "&lt;".getBytes(UTF_8);
    private static final byte[] GREATER = "&gt;".getBytes(UTF_8);
    private static final byte[] QUOTE = "&quot;".getBytes(UTF_8);
    private static final byte[] APOSTROPHE = "&#39;".getBytes(UTF_8);

    private Escaped() {}

    /** The text with the five characters that mean something in HTML replaced. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isMarkup(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    /** What takes the place of one of the five characters; nothing for any other. */
    static byte @Nullable [] utf8(byte character) {
        return switch (character) {
            case '&' -> AMPERSAND;
            case '<' -> LESS;
            case '>' -> GREATER;
            case '"' -> QUOTE;
            case '\'' -> APOSTROPHE;
            default -> null;
        };
    }

    private static boolean isMarkup(char c) {
        return c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
    }

    private static String replaced(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
