package dev.demarc.check.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the duties of which a cell's prose speaks.
 *
 * <p>Prose is cut where lists are cut; the longest stem in a piece decides its concern. Stems of up to three letters
 * stand for whole words, longer ones for beginnings of words: “encrypt” fits “encrypting”, “os” doesn't fit “ostrich”.
 * {@code data} or {@code protect} alone fit nothing.
 */
final class Lexicon {

    /**
     * A piece of prose that speaks of a duty.
     *
     * @param start its offset in the text
     */
    record Phrase(String concern, int start, int end) {}

    private static final Map<String, String> STEMS = new LinkedHashMap<>();

    static {
        put("encryption at rest", "encrypt", "cipher", "kms");
        put("network firewall rules", "firewall", "security group", "acl");
        put("backups", "backup", "restore");
        put("operating system", "operating system", "os", "guest");
        put("application platform", "platform", "middleware", "runtime", "engine");
        put("infrastructure", "infrastructure", "foundation service");
        put("virtualisation", "hypervisor", "virtuali");
        put("hardware and networking", "hardware", "server", "network device");
        put("facilities", "data cent", "region", "physical", "building", "az");
        put("customer data", "customer data", "classif");
        put("identity and access", "iam", "identit", "access", "account", "mfa");
        put("patching", "patch", "update");
        put("logging and monitoring", "log", "logging", "monitor");
        put("configuration", "config");
    }

    private static final List<String> CUTS =
            List.of(",", ";", " and ", " in addition to ", " as well as ", " including ");

    private Lexicon() {}

    private static void put(String concern, String... stems) {
        for (String stem : stems) {
            STEMS.put(stem, concern);
        }
    }

    /** The pieces of a text that speak of a duty, in their order. */
    static List<Phrase> phrases(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        var phrases = new ArrayList<Phrase>();
        // Offsets hold only where lower case is as long; it is not for a few letters, such as a dotted capital I.
        if (lower.length() != text.length()) {
            return phrases;
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
            add(phrases, lower, start, end);
            start = Math.max(next, start + 1);
        }
        return phrases;
    }

    private static void add(List<Phrase> phrases, String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && !Character.isLetterOrDigit(text.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1))) {
            to--;
        }
        String piece = text.substring(from, to);
        String longest = "";
        for (String stem : STEMS.keySet()) {
            if (stem.length() > longest.length() && fits(stem, piece)) {
                longest = stem;
            }
        }
        String concern = STEMS.get(longest);
        if (concern != null) {
            boolean moving = concern.equals("encryption at rest")
                    && (piece.contains("transit") || fits("tls", piece) || fits("https", piece));
            phrases.add(new Phrase(moving ? "encryption in transit" : concern, from, to));
        }
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
