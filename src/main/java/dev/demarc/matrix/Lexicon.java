package dev.demarc.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the duties of which prose speaks.
 *
 * <p>Prose is cut where lists are cut; the longest stem in a piece decides its concern. Stems of up to three letters
 * stand for whole words, longer ones for beginnings of words: “encrypt” fits “encrypting”, “os” doesn't fit “ostrich”.
 * {@code data} or {@code protect} alone fit nothing.
 */
public final class Lexicon {

    /**
     * A piece of prose that speaks of a duty.
     *
     * @param start its offset in the text
     */
    public record Phrase(String concern, int start, int end) {}

    /**
     * A piece of prose between two cuts, without the signs around it.
     *
     * @param concern of which duty it speaks; nothing if that isn't known
     * @param start its offset in the text
     */
    public record Piece(@Nullable String concern, int start, int end) {}

    /** The stems of each duty, the top of a stack first; what is in transit is told by a second word. */
    private static final Map<String, List<String>> STEMS = new LinkedHashMap<>();

    static {
        STEMS.put("customer data", List.of("customer data", "classif"));
        STEMS.put("identity and access", List.of("iam", "identit", "access", "account", "mfa"));
        STEMS.put("configuration", List.of("config"));
        STEMS.put("network firewall rules", List.of("firewall", "security group", "acl"));
        STEMS.put("backups", List.of("backup", "restore"));
        STEMS.put("encryption at rest", List.of("encrypt", "cipher", "kms"));
        STEMS.put("encryption in transit", List.of());
        STEMS.put("logging and monitoring", List.of("log", "logging", "monitor"));
        STEMS.put("patching", List.of("patch", "update"));
        STEMS.put("application platform", List.of("platform", "middleware", "runtime", "engine"));
        STEMS.put("operating system", List.of("operating system", "os", "guest"));
        STEMS.put("virtualisation", List.of("hypervisor", "virtuali"));
        STEMS.put("infrastructure", List.of("infrastructure", "foundation service"));
        STEMS.put("hardware and networking", List.of("hardware", "server", "network device"));
        STEMS.put("facilities", List.of("data cent", "region", "physical", "building", "az"));
    }

    private static final List<String> CUTS =
            List.of(",", ";", " and ", " in addition to ", " as well as ", " including ");

    private Lexicon() {}

    /** All duties that have words, the top of a stack first. */
    public static List<String> concerns() {
        return List.copyOf(STEMS.keySet());
    }

    /** The pieces of a text that speak of a duty, in their order. */
    public static List<Phrase> phrases(String text) {
        var phrases = new ArrayList<Phrase>();
        for (Piece piece : pieces(text)) {
            if (piece.concern() != null) {
                phrases.add(new Phrase(piece.concern(), piece.start(), piece.end()));
            }
        }
        return phrases;
    }

    /** All pieces of a text that hold a letter or digit, in their order. */
    public static List<Piece> pieces(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        var pieces = new ArrayList<Piece>();
        // Offsets hold only where lower case is as long; it is not for a few letters, such as a dotted capital I.
        if (lower.length() != text.length()) {
            return pieces;
        }
        int start = 0;
        while (start < lower.length()) {
            int end = lower.length();
            int next = end;
            for (String cut : CUTS) {
                int at = lower.indexOf(cut, start);
                if (at >= 0 && at < end) {
                    end = at;
                    next = at + cut.stripTrailing().length();
                }
            }
            add(pieces, lower, start, end);
            start = Math.max(next, start + 1);
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && !Character.isLetterOrDigit(text.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            pieces.add(new Piece(concern(text.substring(from, to)), from, to));
        }
    }

    /** The duty of which a piece in small letters speaks. */
    private static @Nullable String concern(String piece) {
        String longest = "";
        String concern = null;
        for (Map.Entry<String, List<String>> each : STEMS.entrySet()) {
            for (String stem : each.getValue()) {
                if (stem.length() > longest.length() && fits(stem, piece)) {
                    longest = stem;
                    concern = each.getKey();
                }
            }
        }
        boolean moving = "encryption at rest".equals(concern)
                && (piece.contains("transit") || fits("tls", piece) || fits("https", piece));
        return moving ? "encryption in transit" : concern;
    }

    private static boolean fits(String stem, String piece) {
        for (int at = piece.indexOf(stem); at >= 0; at = piece.indexOf(stem, at + 1)) {
            int end = at + stem.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(piece.charAt(at - 1));
            boolean whole = end == piece.length()
                    || !Character.isLetterOrDigit(piece.charAt(end))
                    || (piece.charAt(end) == 's'
                            && (end + 1 == piece.length() || !Character.isLetterOrDigit(piece.charAt(end + 1))));
            boolean side = stem.equals("server") && piece.startsWith("-side", end);
            if (begins && !side && (stem.length() > 3 || whole)) {
                return true;
            }
        }
        return false;
    }
}
