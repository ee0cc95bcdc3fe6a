package dev.demarc.render;

/** Text made safe for HTML, where no template does it. */
final class Escaped {

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
