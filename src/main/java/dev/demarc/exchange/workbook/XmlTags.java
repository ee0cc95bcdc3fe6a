package dev.demarc.exchange.workbook;

import org.jspecify.annotations.Nullable;

/**
 * The tags of a part of a workbook, one after the other, each with its place in the text: what is filled in has to leave
 * all around it as it is, and parsers tell no places that can be relied upon. Nothing is ever expanded but the five
 * entities of XML and numbered characters; a document type is refused.
 */
final class XmlTags {

    private final String xml;
    private int from;
    private int to;
    private String name = "";
    private String prefix = "";
    private boolean end;
    private boolean empty;

    XmlTags(String xml) {
        this.xml = xml;
    }

    /** Goes to the next tag; comments, instructions and what else is none are passed over. */
    boolean next() throws Unreadable {
        int at = xml.indexOf('<', to);
        while (at >= 0) {
            if (xml.startsWith("<!--", at)) {
                at = after("-->", at);
            } else if (xml.startsWith("<![CDATA[", at)) {
                at = after("]]>", at);
            } else if (xml.startsWith("<?", at)) {
                at = after("?>", at);
            } else if (xml.startsWith("<!", at)) {
                throw new Unreadable("its XML has a document type, and a workbook's has none");
            } else {
                take(at);
                return true;
            }
            at = xml.indexOf('<', at);
        }
        return false;
    }

    private int after(String sign, int at) throws Unreadable {
        int found = xml.indexOf(sign, at);
        if (found < 0) {
            throw new Unreadable("its XML is cut off");
        }
        return found + sign.length();
    }

    private void take(int at) throws Unreadable {
        from = at;
        end = xml.startsWith("</", at);
        int begin = end ? at + 2 : at + 1;
        int i = begin;
        while (i < xml.length()
                && !Character.isWhitespace(xml.charAt(i))
                && xml.charAt(i) != '>'
                && xml.charAt(i) != '/') {
            i++;
        }
        String whole = xml.substring(begin, i);
        int colon = whole.indexOf(':');
        prefix = whole.substring(0, colon + 1);
        name = whole.substring(colon + 1);
        char quote = 0;
        while (i < xml.length() && (quote != 0 || xml.charAt(i) != '>')) {
            char c = xml.charAt(i);
            quote = quote == c ? 0 : quote == 0 && (c == '"' || c == '\'') ? c : quote;
            i++;
        }
        if (i >= xml.length()) {
            throw new Unreadable("its XML is cut off");
        }
        to = i + 1;
        empty = xml.charAt(i - 1) == '/';
    }

    /** Where the tag begins. */
    int from() {
        return from;
    }

    /** Where it ends. */
    int to() {
        return to;
    }

    /** The name without its prefix. */
    String name() {
        return name;
    }

    /** The prefix with its colon, or nothing. */
    String prefix() {
        return prefix;
    }

    /** Whether it is {@code </name>}. */
    boolean isEnd() {
        return end;
    }

    /** Whether it is {@code <name/>}. */
    boolean isEmpty() {
        return empty;
    }

    /** Whether it begins an element of that name. */
    boolean begins(String wanted) {
        return !end && name.equals(wanted);
    }

    /** The value of an attribute, whose name may have a prefix; nothing if it isn't there. */
    @Nullable
    String attribute(String wanted) {
        int at = from + 1;
        while (at < to) {
            int equals = xml.indexOf('=', at);
            if (equals < 0 || equals >= to) {
                return null;
            }
            int begin = equals;
            while (begin > from && Character.isWhitespace(xml.charAt(begin - 1))) {
                begin--;
            }
            int word = begin;
            while (word > from && !Character.isWhitespace(xml.charAt(word - 1))) {
                word--;
            }
            int open = equals + 1;
            while (open < to && xml.charAt(open) != '"' && xml.charAt(open) != '\'') {
                open++;
            }
            int close = open < to ? xml.indexOf(xml.charAt(open), open + 1) : -1;
            if (close < 0 || close >= to) {
                return null;
            }
            if (xml.substring(word, begin).equals(wanted)) {
                return unescaped(xml.substring(open + 1, close));
            }
            at = close + 1;
        }
        return null;
    }

    /** The text between this tag and the next. */
    String textAfter() throws Unreadable {
        int next = xml.indexOf('<', to);
        if (next < 0) {
            throw new Unreadable("its XML is cut off");
        }
        var text = new StringBuilder(unescaped(xml.substring(to, next)));
        while (xml.startsWith("<![CDATA[", next) || xml.startsWith("<!--", next)) {
            boolean data = xml.startsWith("<![CDATA[", next);
            int close = after(data ? "]]>" : "-->", next);
            if (data) {
                text.append(xml, next + 9, close - 3);
            }
            next = xml.indexOf('<', close);
            if (next < 0) {
                throw new Unreadable("its XML is cut off");
            }
            text.append(unescaped(xml.substring(close, next)));
        }
        return text.toString();
    }

    private static String unescaped(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '&' ? text.indexOf(';', at) : -1;
            String meant = end < 0 ? null : entity(text.substring(at + 1, end));
            if (meant == null) {
                plain.append(text.charAt(at++));
            } else {
                plain.append(meant);
                at = end + 1;
            }
        }
        return plain.toString();
    }

    private static @Nullable String entity(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> name.startsWith("#") ? numbered(name.substring(1)) : null;
        };
    }

    private static @Nullable String numbered(String number) {
        try {
            int point = number.startsWith("x") ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            return Character.isValidCodePoint(point) ? Character.toString(point) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
