package dev.demarc.markdown;

import org.jspecify.annotations.Nullable;

/**
 * Bare addresses in running text, as on GitHub.
 *
 * <p>Looks for the characters that every address has ({@code ://}, {@code www.}, {@code @}), not at each word; {@link
 * Blocks} tells whether a page has them at all.
 */
final class Autolinks {

    /** An address, and where it ends. */
    record Found(String target, int end) {}

    private static final int NEVER = Integer.MAX_VALUE;
    private static final String SCHEME_END = "://";
    private static final String WWW = "www.";

    private final char[] s;
    private final int start;
    private final int end;
    private int scheme = -1;
    private int www = -1;
    private int mail = -1;

    private Autolinks(Passage passage) {
        this.s = passage.s;
        this.start = passage.start;
        this.end = passage.end;
    }

    /** Nothing if a text holds none. */
    static @Nullable Autolinks in(Passage passage) {
        char[] s = passage.s;
        for (int i = passage.start; i < passage.end; i++) {
            char c = s[i];
            if (c <= '@' && isMark(s, passage.start, i, passage.end)) {
                return new Autolinks(passage);
            }
        }
        return null;
    }

    /** Whether a sign at an offset may be one of an address; one between two offsets. */
    static boolean isMark(char[] s, int from, int at, int end) {
        return switch (s[at]) {
            case '@' -> true;
            case ':' -> Scan.startsWith(s, at, end, SCHEME_END);
            case '.' -> at - 3 >= from && Scan.startsWith(s, at - 3, end, WWW);
            default -> false;
        };
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
        for (int i = find(SCHEME_END, from); i >= 0; i = find(SCHEME_END, i + 3)) {
            int first = i;
            while (first > from && i - first < 6 && Scan.isLetter(s[first - 1])) {
                first--;
            }
            if (isScheme(first, i)) {
                return first;
            }
        }
        return NEVER;
    }

    private boolean isScheme(int from, int to) {
        int length = to - from;
        return (length == 4 && Scan.startsWithAnyCase(s, from, end, "http"))
                || (length == 5 && Scan.startsWithAnyCase(s, from, end, "https"))
                || (length == 3 && Scan.startsWithAnyCase(s, from, end, "ftp"));
    }

    private int find(String wanted, int from) {
        return Scan.find(s, from, end, wanted);
    }

    private int nextWww(int from) {
        for (int i = find(WWW, from); i >= 0; i = find(WWW, i + 4)) {
            if (i == start || Scan.isBlank(s[i - 1]) || "*_~(".indexOf(s[i - 1]) >= 0) {
                return i;
            }
        }
        return NEVER;
    }

    private int nextMail(int from) {
        for (int i = Scan.find(s, from, end, '@'); i >= 0; i = Scan.find(s, i + 1, end, '@')) {
            int first = i;
            while (first > from && isLocal(s[first - 1])) {
                first--;
            }
            if (first < i && mailEnd(i) > 0) {
                boolean told = first - 7 >= from && Scan.startsWith(s, first - 7, end, "mailto:");
                return told ? first - 7 : first;
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
        while (i < end) {
            char c = s[i];
            boolean inner = c == '.' && i + 1 < end && Scan.isAlphanumeric(s[i + 1]) && i > sign + 1;
            if (!Scan.isAlphanumeric(c) && c != '-' && c != '_' && !inner) {
                break;
            }
            dots += c == '.' ? 1 : 0;
            i++;
        }
        char last = s[i - 1];
        return dots > 0 && last != '-' && last != '_' ? i : -1;
    }

    /**
     * The address that begins at an offset that {@link #next} gave.
     *
     * @param inBrackets whether a bracket is open: then a closing one ends it
     */
    @Nullable
    Found at(int first, boolean inBrackets) {
        if (first == scheme) {
            int domain = find(SCHEME_END, first) + 3;
            int to = domainEnd(domain, true) < 0 ? -1 : addressEnd(first, domain, inBrackets);
            return to < 0 ? null : new Found(Scan.text(s, first, to), to);
        }
        if (first == www) {
            int to = domainEnd(first, false) < 0 ? -1 : addressEnd(first, first, inBrackets);
            return to < 0 ? null : new Found("http://" + Scan.text(s, first, to), to);
        }
        int to = mailEnd(Scan.find(s, first, end, '@'));
        String written = Scan.text(s, first, to);
        return new Found(written.startsWith("mailto:") ? written : "mailto:" + written, to);
    }

    /** The end of a domain, or −1 if it isn't one: its last two parts have no low line. */
    private int domainEnd(int from, boolean dotless) {
        int i = from;
        int dots = 0;
        int lowBefore = 0;
        int lowHere = 0;
        for (; i < end; i++) {
            char c = s[i];
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

    private int addressEnd(int first, int domain, boolean inBrackets) {
        int to = domain;
        int brackets = 0;
        while (to < end && !Scan.isBlank(s[to]) && s[to] != '<') {
            char c = s[to];
            if (inBrackets && c == ']' && --brackets < 0) {
                break;
            }
            brackets += c == '[' ? 1 : 0;
            to++;
        }
        int opened = 0;
        int closed = 0;
        for (int i = first; i < to; i++) {
            opened += s[i] == '(' ? 1 : 0;
            closed += s[i] == ')' ? 1 : 0;
        }
        while (to > domain) {
            char last = s[to - 1];
            if (last == ')' && closed > opened) {
                closed--;
            } else if (last == ';') {
                int entity = to - 2;
                while (entity > domain && Scan.isAlphanumeric(s[entity])) {
                    entity--;
                }
                if (s[entity] != '&' || entity >= to - 2) {
                    break;
                }
                to = entity;
                continue;
            } else if ("?!.,:*_~'\"".indexOf(last) < 0) {
                break;
            }
            to--;
        }
        return to > domain ? to : -1;
    }
}
