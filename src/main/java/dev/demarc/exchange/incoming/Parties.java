package dev.demarc.exchange.incoming;

import dev.demarc.matrix.Ids;
import dev.demarc.matrix.SideWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who the words of a table's cells and heads mean.
 *
 * <p>Where one vendor is named it is the provider, whatever the words for it; where several are, each is a party of its
 * own.
 */
final class Parties {

    static final String PROVIDER = "provider";
    static final String CUSTOMER = "customer";

    private static final Set<String> PROVIDERS = Set.of(
            "provider",
            "providers",
            "cloud",
            "csp",
            "csps",
            "vendor",
            "vendors",
            "cloud provider",
            "cloud service provider",
            "cloud vendor",
            "service provider");

    /** Words for one and the same vendor, by the id that it gets beside others. */
    private static final Map<String, Set<String>> VENDORS = new LinkedHashMap<>();

    static {
        VENDORS.put("aws", Set.of("aws", "amazon", "amazon web services", "amazon aws"));
        VENDORS.put("microsoft", Set.of("microsoft", "azure", "microsoft azure"));
        VENDORS.put("google", Set.of("google", "gcp", "google cloud", "google cloud platform"));
        VENDORS.put("red-hat", Set.of("red hat", "redhat"));
        VENDORS.put("ibm", Set.of("ibm", "ibm cloud"));
        VENDORS.put("oracle", Set.of("oracle", "oci", "oracle cloud"));
    }

    /** Words that say what a party has, not who it is. */
    private static final Set<String> DUTY_WORDS = Set.of(
            "the",
            "responsibility",
            "responsibilities",
            "responsible",
            "accountability",
            "duties",
            "duty",
            "tasks",
            "role",
            "side",
            "part",
            "managed",
            "manages",
            "owned",
            "owns",
            "scope",
            "obligations");

    private static final Pattern JOINTS = Pattern.compile("\\s*[,/;+&\\n]\\s*(?:and\\s+)?|\\s+and\\s+|\\s+AND\\s+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u2011-]+");
    private static final Pattern AROUND = Pattern.compile("^[\"“”(]+|[\"“”).:;,]+$");
    private static final Pattern POSSESSIVE = Pattern.compile("'s$|(?<=s)'$");

    /** No party's name is longer, and prose needn't be looked at word by word. */
    private static final int LONGEST = 120;

    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Set<String>> also = new LinkedHashMap<>();
    private final Map<String, String> learned = new LinkedHashMap<>();
    private final Set<String> vendors = new LinkedHashSet<>();

    /**
     * The parties of some tables.
     *
     * @param aliases what words mean, as a person has said
     * @param texts all texts of cells and heads that may name a party
     */
    Parties(Map<String, String> aliases, Collection<String> texts) {
        aliases.forEach((word, meaning) ->
                this.aliases.put(CellText.key(CellText.of(word).text()), meaning.strip()));
        for (String text : texts) {
            for (String piece : pieces(text)) {
                String vendor = vendor(bare(piece));
                if (vendor != null && !this.aliases.containsKey(CellText.key(piece))) {
                    vendors.add(vendor);
                }
            }
        }
    }

    /** Pieces between signs and words that join. */
    static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        for (String piece : JOINTS.split(text, -1)) {
            if (!piece.isBlank()) {
                pieces.add(piece.strip());
            }
        }
        return pieces;
    }

    private static @Nullable String vendor(String bare) {
        String key = bare.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, Set<String>> each : VENDORS.entrySet()) {
            if (each.getValue().contains(key)) {
                return each.getKey();
            }
        }
        return null;
    }

    /** A name without {@code responsibilities} and such, and not in the possessive. */
    static String bare(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        var bare = new StringBuilder();
        for (String word : BLANKS.split(text.strip(), -1)) {
            String plain = AROUND.matcher(word).replaceAll("");
            if (!DUTY_WORDS.contains(plain.toLowerCase(Locale.ROOT)) && !plain.isEmpty()) {
                bare.append(bare.length() == 0 ? "" : " ")
                        .append(POSSESSIVE.matcher(plain).replaceAll(""));
            }
        }
        return bare.toString();
    }

    /** Whether everybody takes a text for a party's name, a person's aliases apart. */
    static boolean isKnown(String text) {
        String key = bare(text).toLowerCase(Locale.ROOT);
        return PROVIDERS.contains(key) || SideWords.CUSTOMER.contains(key) || vendor(key) != null;
    }

    /** What a person has said that a text means: an id, or a word of the table of states. */
    @Nullable
    String alias(String text) {
        return aliases.get(CellText.key(text));
    }

    /** The party that a text names; nothing if it names none. */
    @Nullable
    String find(String text) {
        String alias = alias(text);
        if (alias != null) {
            return isState(alias) ? null : aliased(alias, text);
        }
        String bare = bare(text);
        String key = bare.toLowerCase(Locale.ROOT);
        String vendor = vendor(key);
        if (vendor != null) {
            return named(vendors.size() > 1 ? vendor : PROVIDER, bare);
        } else if (PROVIDERS.contains(key)) {
            return named(PROVIDER, bare);
        } else if (SideWords.CUSTOMER.contains(key)) {
            return named(CUSTOMER, bare);
        }
        return learned.get(CellText.key(text));
    }

    private String aliased(String alias, String word) {
        String id = named(Ids.isId(alias) ? alias : Names.id(alias), Ids.isId(alias) ? null : alias);
        // A word that stands for a party is one of its names; a mark is none.
        if (Shape.isName(CellText.key(word)) && !isSame(word, name(id))) {
            also.computeIfAbsent(id, i -> new LinkedHashSet<>()).add(word);
        }
        return id;
    }

    static boolean isState(String alias) {
        return alias.equals("shared") || alias.equals("n/a");
    }

    /** Takes a word for a party's own name from now on. */
    String learn(String name) {
        String key = CellText.key(name);
        String id = learned.get(key);
        if (id == null) {
            id = Names.id(name);
            if (Ids.RESERVED.contains(id) || id.isEmpty()) {
                id = id.isEmpty() ? "party-" + (learned.size() + 1) : id + "-party";
            }
            learned.put(key, id);
            named(id, name);
        }
        return id;
    }

    /** Takes a word for the name of a party that has no name of its own yet, and for one of its names else. */
    void call(String id, String name) {
        learned.put(CellText.key(name), id);
        String before = names.get(id);
        if (before == null || PROVIDERS.contains(before.toLowerCase(Locale.ROOT))) {
            names.put(id, name);
        }
    }

    private String named(String id, @Nullable String word) {
        if (word == null || word.isBlank()) {
            names.putIfAbsent(id, id.equals(PROVIDER) ? "Provider" : Ids.words(id));
            return id;
        }
        String shown = shown(id, word);
        String before = names.get(id);
        boolean better = before != null && id.equals(PROVIDER) && vendor(before) == null && vendor(word) != null;
        if (before == null || better) {
            names.put(id, shown);
        }
        String name = names.getOrDefault(id, shown);
        for (String other : new String[] {before == null ? name : before, shown}) {
            if (!isSame(other, name)) {
                also.computeIfAbsent(id, i -> new LinkedHashSet<>()).add(other);
            }
        }
        Set<String> others = also.getOrDefault(id, Set.of());
        if (!others.isEmpty()) {
            others.removeIf(other -> isSame(other, name));
        }
        return id;
    }

    private static boolean isSame(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        return a.equals(b) || a.equals(b + "s") || b.equals(a + "s");
    }

    /** How a party is called that is named by this word. */
    private static String shown(String id, String word) {
        String key = word.toLowerCase(Locale.ROOT);
        if (id.equals(CUSTOMER)
                && (key.startsWith("customer")
                        || Set.of("you", "your", "yours", "we", "our", "ours", "us")
                                .contains(key))) {
            return "Customer";
        }
        if (key.equals("cloud")) {
            return "Cloud provider";
        }
        int first = word.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + word.substring(Character.charCount(first));
    }

    /** How a party is called. */
    String name(String id) {
        String name = names.get(id);
        return name != null ? name : id.equals(CUSTOMER) ? "Customer" : Ids.words(id);
    }

    /** Other words by which a party was named. */
    List<String> also(String id) {
        return List.copyOf(also.getOrDefault(id, Set.of()));
    }

    /** Ids that may come to stand for a party, whether it is named yet or not. */
    Set<String> possible() {
        var possible = new LinkedHashSet<>(vendors);
        aliases.values().stream()
                .filter(alias -> !isState(alias))
                .forEach(alias -> possible.add(Ids.isId(alias) ? alias : Names.id(alias)));
        return possible;
    }

    /** All that were named so far, in that order. */
    List<String> ids() {
        return List.copyOf(names.keySet());
    }

    /** Whether several vendors are named, so that “the provider” is none of them for certain. */
    boolean hasSeveralVendors() {
        return vendors.size() > 1;
    }
}
