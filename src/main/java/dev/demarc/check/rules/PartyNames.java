package dev.demarc.check.rules;

import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.SideWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which party of a matrix a word in a table means: its id, its names, its letter, or a word that everybody uses for its
 * side. A word may fit several; then any of them is meant.
 */
final class PartyNames {

    private static final Set<String> PROVIDER = Set.of(
            "provider",
            "providers",
            "cloud",
            "csp",
            "vendor",
            "vendors",
            "cloud provider",
            "cloud service provider",
            "service provider");

    /** Words for one and the same vendor. */
    private static final List<Set<String>> VENDORS = List.of(
            Set.of("aws", "amazon", "amazon web services"),
            Set.of("microsoft", "azure", "microsoft azure"),
            Set.of("google", "gcp", "google cloud", "google cloud platform"),
            Set.of("red hat", "redhat"),
            Set.of("ibm", "ibm cloud"),
            Set.of("oracle", "oci", "oracle cloud"));

    private final Map<String, Set<String>> byName = new TreeMap<>();
    private final Map<String, Set<String>> byLetter = new TreeMap<>();
    private final List<String> longestFirst;

    PartyNames(Matrix matrix) {
        for (Party party : matrix.parties()) {
            name(TableText.key(party.id()), party.id());
            name(TableText.key(party.name()), party.id());
            party.also().forEach(also -> name(TableText.key(also), party.id()));
            byLetter.computeIfAbsent(party.letter(), letter -> new TreeSet<>()).add(party.id());
        }
        longestFirst = new ArrayList<>(byName.keySet());
        longestFirst.sort((a, b) -> b.length() - a.length());
        Set<String> customers = named(SideWords.CUSTOMER::contains);
        Set<String> vendors = named(name -> VENDORS.stream().anyMatch(words -> isOne(name, words)));
        Set<String> providers = named(PROVIDER::contains);
        providers.addAll(vendors);
        providers.removeAll(customers);
        PROVIDER.forEach(word -> byName.computeIfAbsent(word, w -> providers));
        SideWords.CUSTOMER.forEach(word -> byName.computeIfAbsent(word, w -> customers));
        for (Set<String> words : VENDORS) {
            Set<String> these = vendors.isEmpty() ? providers : named(name -> isOne(name, words));
            words.forEach(word -> byName.computeIfAbsent(word, w -> these));
        }
    }

    private void name(String key, String party) {
        if (!key.isEmpty()) {
            byName.computeIfAbsent(key, k -> new TreeSet<>()).add(party);
        }
    }

    private Set<String> named(Predicate<String> fits) {
        var ids = new TreeSet<String>();
        byName.forEach((name, parties) -> {
            if (fits.test(name)) {
                ids.addAll(parties);
            }
        });
        return ids;
    }

    /** A vendor's own party may have a longer name: {@code AWS support}. */
    private static boolean isOne(String name, Set<String> words) {
        return words.stream().anyMatch(word -> name.equals(word) || name.startsWith(word + " "));
    }

    /** Ids of the parties that a text may mean; empty if it means none. */
    Set<String> meant(String text) {
        Set<String> letter = byLetter.get(text.strip());
        if (letter != null) {
            return letter;
        }
        String key = TableText.key(text);
        String bare = key.startsWith("the ") ? key.substring(4) : key;
        return byName.getOrDefault(bare, Set.of());
    }

    /** Whether a text is a party's own name, and no word for a side. */
    boolean isOwnName(String text) {
        return longestFirst.contains(TableText.key(text));
    }

    /**
     * The parties of a list; empty if anything in it is none.
     *
     * @param text {@code AWS, Customer}, {@code AWS and the customer}; a party's own name may hold such signs
     */
    List<Set<String>> listed(String text) {
        var exact = exactly(TableText.key(text));
        if (!exact.isEmpty()) {
            return exact;
        }
        var parties = new ArrayList<Set<String>>();
        for (String piece : TableText.listed(text)) {
            Set<String> meant = meant(piece);
            if (meant.isEmpty()) {
                return List.of();
            }
            parties.add(meant);
        }
        return parties;
    }

    private List<Set<String>> exactly(String key) {
        for (String name : longestFirst) {
            if (key.equals(name)) {
                return List.of(byName.getOrDefault(name, Set.of()));
            }
            if (key.startsWith(name + ", ")) {
                List<Set<String>> rest = exactly(key.substring(name.length() + 2));
                if (!rest.isEmpty()) {
                    var all = new ArrayList<Set<String>>();
                    all.add(byName.getOrDefault(name, Set.of()));
                    all.addAll(rest);
                    return all;
                }
            }
        }
        return List.of();
    }

    /** Two parties with a word between them, as {@code Fastly for Customer}; empty if it isn't so. */
    List<Set<String>> around(String text, String word) {
        for (int at = text.indexOf(word); at > 0; at = text.indexOf(word, at + 1)) {
            Set<String> before = meant(text.substring(0, at));
            Set<String> after = meant(text.substring(at + word.length()));
            if (!before.isEmpty() && !after.isEmpty()) {
                return List.of(before, after);
            }
        }
        return List.of();
    }

    /** Whether any of these is named in a text, by its own name. */
    boolean namesAny(String text) {
        String key = " " + TableText.key(text).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
        return names(longestFirst, key);
    }

    private static boolean names(Collection<String> names, String key) {
        return names.stream().anyMatch(name -> key.contains(" " + name + " "));
    }
}
