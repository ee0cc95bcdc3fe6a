package dev.demarc.markdown;

import org.jspecify.annotations.Nullable;

/**
 * Bare addresses in running text, as on GitHub.
 *
 * <p>Looks for the characters that every address has ({@code ://}, {@code www.}, {@code @}), not at each word: a page
 * without them costs three searches a paragraph.
 */
final class Autolinks {

    /** An address, and where it ends. */
    record Found(String target, int end) {}

    private static final int NEVER = Integer.MAX_VALUE;

    private final String s;
    private int scheme = -1;
    private int www = -1;
    private int mail = -1;

    private Autolinks(String s) {
        this.s = s;
    }

    /** Nothing if a text holds none. */
    static @Nullable Autolinks in(String s) {
        return s.indexOf("://") < 0 && s.indexOf("www.") < 0 && s.indexOf('@') < 0 ? null : new Autolinks(s);
    }

    /** Where the next one may begin, from an offset on; −1 if none follows. */
    int next(int from) {
        if (scheme < from) {
            scheme = nextScheme(from);
        }
        if (www < from) {
            www = nextWww(from);
        }
        if (mail < from) {
            mail = nextMail(from);
        }
        int next = Math.min(scheme, Math.min(www, mail));
        return next == NEVER ? -1 : next;
    }

    private int nextScheme(int from) {
        for (int i = s.indexOf("://", from); i >= 0; i = s.indexOf("://", i + 3)) {
            int start = i;
            while (start > from && i - start < 6 && Scan.isLetter(s.charAt(start - 1))) {
                start--;
            }
            if (isScheme(start, i)) {
                return start;
            }
        }
        return NEVER;
    }

    private boolean isScheme(int from, int to) {
        int length = to - from;
        return (length == 4 && s.regionMatches(true, from, "http", 0, 4))
                || (length == 5 && s.regionMatches(true, from, "https", 0, 5))
                || (length == 3 && s.regionMatches(true, from, "ftp", 0, 3));
    }

    private int nextWww(int from) {
        for (int i = s.indexOf("www.", from); i >= 0; i = s.indexOf("www.", i + 4)) {
            if (i == 0 || Scan.isBlank(s.charAt(i - 1)) || "*_~(".indexOf(s.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        return NEVER;
    }

    private int nextMail(int from) {
        for (int i = s.indexOf('@', from); i >= 0; i = s.indexOf('@', i + 1)) {
            int start = i;
            while (start > from && isLocal(s.charAt(start - 1))) {
                start--;
            }
            if (start < i && mailEnd(i) > 0) {
                boolean told = start - 7 >= from && s.startsWith("mailto:", start - 7);
                return told ? start - 7 : start;
            }
        }
        return NEVER;
    }

    private static boolean isLocal(char c) {
        return Scan.isAlphanumeric(c) || c == '.' || c == '+' || c == '-' || c == '_';
    }

    /** The end of a mail address whose sign stands there, or −1. */
    private int mailEnd(int sign) {
        int i = sign + 1;
        int dots = 0;
        while (i < s.length()) {
            char c = s.charAt(i);
            boolean inner = c == '.' && i + 1 < s.length() && Scan.isAlphanumeric(s.charAt(i + 1)) && i > sign + 1;
            if (!Scan.isAlphanumeric(c) && c != '-' && c != '_' && !inner) {
                break;
            }
            dots += c == '.' ? 1 : 0;
            i++;
        }
        char last = s.charAt(i - 1);
        return dots > 0 && last != '-' && last != '_' ? i : -1;
    }

    /**
     * The address that begins at an offset that {@link #next} gave.
     *
     * @param inBrackets whether a bracket is open: then a closing one ends it
     */
    @Nullable
    Found at(int start, boolean inBrackets) {
        if (start == scheme) {
            int domain = s.indexOf("://", start) + 3;
            int end = domainEnd(domain, true) < 0 ? -1 : addressEnd(start, domain, inBrackets);
            return end < 0 ? null : new Found(s.substring(start, end), end);
        }
        if (start == www) {
            int end = domainEnd(start, false) < 0 ? -1 : addressEnd(start, start, inBrackets);
            return end < 0 ? null : new Found("http://" + s.substring(start, end), end);
        }
        int sign = s.indexOf('@', start);
        int end = mailEnd(sign);
        String written = s.substring(start, end);
        return new Found(written.startsWith("mailto:") ? written : "mailto:" + written, end);
    }

    /** The end of a domain, or −1 if it isn't one: its last two parts have no low line. */
    private int domainEnd(int from, boolean dotless) {
        int i = from;
        int dots = 0;
        int lowBefore = 0;
        int lowHere = 0;
        for (; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '_') {
                lowHere++;
            } else if (c == '.') {
                lowBefore = lowHere;
                lowHere = 0;
                dots++;
            } else if (c != '-' && !Character.isLetterOrDigit(c)) {
                break;
            }
        }
        return i == from || lowBefore + lowHere > 0 || (dots == 0 && !dotless) ? -1 : i;
    }

    private int addressEnd(int start, int domain, boolean inBrackets) {
        int end = domain;
        int brackets = 0;
        while (end < s.length() && !Scan.isBlank(s.charAt(end)) && s.charAt(end) != '<') {
            char c = s.charAt(end);
            if (inBrackets && c == ']' && --brackets < 0) {
                break;
            }
            brackets += c == '[' ? 1 : 0;
            end++;
        }
        int opened = 0;
        int closed = 0;
        for (int i = start; i < end; i++) {
            opened += s.charAt(i) == '(' ? 1 : 0;
            closed += s.charAt(i) == ')' ? 1 : 0;
        }
        while (end > domain) {
            char last = s.charAt(end - 1);
            if (last == ')' && closed > opened) {
                closed--;
            } else if (last == ';') {
                int entity = end - 2;
                while (entity > domain && Scan.isAlphanumeric(s.charAt(entity))) {
                    entity--;
                }
                if (s.charAt(entity) != '&' || entity >= end - 2) {
                    break;
                }
                end = entity;
                continue;
            } else if ("?!.,:*_~'\"".indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return end > domain ? end : -1;
    }
}
