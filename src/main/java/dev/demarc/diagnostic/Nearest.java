package dev.demarc.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the known name that somebody probably meant.
 *
 * <p>Distance is that of optimal string alignment: insert, delete, substitute, swap neighbours. At most 2 (1 for names
 * under five letters), upper and lower case alike counted as nearest of all.
 */
public final class Nearest {

    private static final int NAMED = 3;
    private static final int SHORT = 5;

    private Nearest() {}

    /** The one nearest name, if any is near; ties go to the first in code-point order. */
    public static Optional<String> to(String written, Collection<String> known) {
        var all = allTo(written, known);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** The nearest names, at most three, the nearest first, ties in code-point order. */
    public static List<String> allTo(String written, Collection<String> known) {
        int limit = written.codePointCount(0, written.length()) < SHORT ? 1 : 2;
        var byDistance = new TreeMap<Integer, List<String>>();
        for (String name : known) {
            if (name.equals(written)) {
                continue;
            }
            int distance = name.toLowerCase(Locale.ROOT).equals(written.toLowerCase(Locale.ROOT))
                    ? 0
                    : distance(written, name, limit);
            if (distance <= limit) {
                byDistance.computeIfAbsent(distance, d -> new ArrayList<>()).add(name);
            }
        }
        var nearest = new ArrayList<String>();
        for (List<String> equallyNear : byDistance.values()) {
            equallyNear.stream().distinct().sorted().forEach(nearest::add);
        }
        return List.copyOf(nearest.subList(0, Math.min(NAMED, nearest.size())));
    }

    /**
     * The one name that can only have been meant, for those who mend without asking.
     *
     * <p>It is nearer than all others. Digits are never a slip: {@code step-2} isn't {@code step-1}. Nor is another
     * letter in a short name, where every letter counts: {@code saas} isn't {@code paas}.
     */
    public static Optional<String> certain(String written, Collection<String> known) {
        var all = List.copyOf(new LinkedHashSet<>(known));
        List<String> near = allTo(written, all);
        if (near.isEmpty() || (near.size() > 1 && rank(written, near.get(0)) == rank(written, near.get(1)))) {
            return Optional.empty();
        }
        String only = near.get(0);
        boolean isShort = written.codePointCount(0, written.length()) < SHORT;
        boolean sameLetters = only.length() != written.length() || sorted(only).equals(sorted(written));
        return digits(only).equals(digits(written)) && (!isShort || sameLetters) ? Optional.of(only) : Optional.empty();
    }

    /**
     * The same for a name beside others, each of which can stand there once.
     *
     * @param beside those that stand beside it, itself among them or not
     */
    public static Optional<String> certain(String written, Collection<String> known, Collection<String> beside) {
        return certain(written, known)
                .filter(meant -> beside.stream()
                        .filter(other -> !other.equals(written))
                        .noneMatch(other -> other.equals(meant)
                                || certain(other, known).filter(meant::equals).isPresent()));
    }

    private static int rank(String written, String name) {
        return name.toLowerCase(Locale.ROOT).equals(written.toLowerCase(Locale.ROOT)) ? 0 : distance(written, name, 2);
    }

    private static String sorted(String name) {
        return name.toLowerCase(Locale.ROOT)
                .codePoints()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String digits(String name) {
        return name.replaceAll("\\D", "");
    }

    /** The optimal string alignment distance, or {@code limit + 1} if it is greater than {@code limit}. */
    public static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, beforeLast[j - 2] + 1);
                }
                row[j] = best;
                least = Math.min(least, best);
            }
            if (least > limit) {
                return limit + 1;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return Math.min(last[b.length()], limit + 1);
    }

    /** “Did you mean …?” for the nearest names, or “Known here: …” when none is near. */
    public static String hint(String written, Collection<String> known) {
        var near = allTo(written, known);
        String list = known.isEmpty() ? "" : "Known here: " + quoted(known) + ".";
        if (near.isEmpty()) {
            return list.isEmpty() ? "Nothing is known here yet; define it first." : list;
        }
        return "Nearest: " + quoted(near) + ". " + list;
    }

    private static String quoted(Collection<String> names) {
        var shown = new ArrayList<String>();
        for (String name : names) {
            shown.add("`" + name + "`");
            if (shown.size() == 24 && names.size() > 25) {
                shown.add("and " + (names.size() - 24) + " more");
                break;
            }
        }
        return String.join(", ", shown);
    }
}
