package dev.demarc.exchange.incoming;

import dev.demarc.matrix.Ids;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives ids to what has only a name; each once in a matrix. */
final class Names {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int LONGEST = 60;

    private final Set<String> taken = new HashSet<>();

    /** The id that a name would have by itself; empty if no letter of it can stand in one. */
    static String id(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        if (plain.toLowerCase(Locale.ROOT).chars().noneMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
            return "";
        }
        String id = Ids.kebab(plain);
        if (id.length() <= LONGEST) {
            return id;
        }
        int end = id.lastIndexOf('-', LONGEST);
        return id.substring(0, end > 0 ? end : LONGEST);
    }

    /** Keeps an id for something. */
    void take(String id) {
        taken.add(id);
    }

    /**
     * An id that nothing else has.
     *
     * @param kind what it stands for, in a word: it helps where a name is of no use, or taken
     */
    String fresh(String name, String kind) {
        String wanted = id(name);
        String base = wanted.isEmpty() ? kind : wanted;
        String id = isFree(base) ? base : kind.equals(base) ? base + "-1" : base + "-" + kind;
        // Keys that begin with x- are the user's own, and are not read.
        String numbered = base.startsWith("x-") || base.equals("x") ? kind + "-" + base : base;
        for (int i = 2; !isFree(id); i++) {
            id = i == 2 && isFree(numbered) ? numbered : numbered + "-" + i;
        }
        taken.add(id);
        return id;
    }

    private boolean isFree(String id) {
        return Ids.isId(id) && !id.startsWith("x-") && !taken.contains(id);
    }
}
