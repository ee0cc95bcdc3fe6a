package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.model.SitePage;
import dev.demarc.source.Location;
import dev.demarc.source.Order;
import dev.demarc.wording.WordCounts;
import dev.demarc.wording.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A misspelt term: a word that nobody knows, one letter away from one of which this wiki speaks. */
public final class NearMiss implements SiteRule {

    private static final int OFTEN = 2;

    /** A word that one file has once or twice, and where. */
    private static final class Seldom {
        final Wording file;
        final List<Wording.Rare> places = new ArrayList<>();
        boolean elsewhere;

        Seldom(Wording file) {
            this.file = file;
        }
    }

    @Override
    public void check(CheckedSite checked, Report report) {
        var others = ofData(checked);
        var odd = new ArrayList<Wording>();
        checked.eachNotes(
                NearMiss.class,
                "",
                notes -> !notes.wording().rare().isEmpty(),
                (path, notes) -> odd.add(notes.wording()));
        odd.addAll(others);
        var seldom = seldom(odd, isEnglish(checked.site().facts().language()));
        seldom.keySet().removeAll(own(checked.wishes().words()));
        if (seldom.isEmpty()) {
            return;
        }
        var wordings = new ArrayList<Wording>();
        checked.notes().all().forEach(notes -> wordings.add(notes.wording()));
        wordings.addAll(others);
        var counts = WordCounts.of(wordings);
        checked.site().pages().forEach(page -> title(page, counts));
        checked.site().duties().values().forEach(of -> names(of.matrix(), counts));
        seldom.forEach((word, there) -> {
            if (counts.times(word) <= OFTEN && counts.files(word) == 1) {
                there.places.forEach(rare -> look(word, rare, there.file.place(), counts, report));
            }
        });
    }

    /**
     * Words that may be misspelt, in small letters, of files that have any. What is seldom in two files is no slip of the
     * pen, and is left out here: of most wikis nothing remains, and nothing has to be counted.
     */
    @SuppressWarnings("ReferenceEquality") // one file has one wording
    private static Map<String, Seldom> seldom(List<Wording> wordings, boolean english) {
        var seldom = new LinkedHashMap<String, Seldom>();
        for (Wording wording : wordings) {
            for (Wording.Rare rare : wording.rare()) {
                Seldom there =
                        seldom.computeIfAbsent(rare.word().toLowerCase(Locale.ROOT), first -> new Seldom(wording));
                there.elsewhere |= there.file != wording;
                if (english || rare.name()) {
                    there.places.add(rare);
                }
            }
        }
        seldom.values().removeIf(there -> there.elsewhere || there.places.isEmpty());
        return seldom;
    }

    /** The words of matrices and claims. */
    private static List<Wording> ofData(CheckedSite checked) {
        var all = new ArrayList<Wording>();
        for (Duties of : checked.site().duties().values()) {
            all.addAll(of.file().writing().words());
        }
        checked.claims().forEach(file -> all.add(file.words()));
        return all;
    }

    private static boolean isEnglish(String language) {
        return language.split("-", -1)[0].equalsIgnoreCase("en");
    }

    private static void title(SitePage page, WordCounts counts) {
        counts.name(page.title());
    }

    private static void names(Matrix matrix, WordCounts counts) {
        counts.name(matrix.title());
        for (Party party : matrix.parties()) {
            counts.name(party.name());
            party.also().forEach(counts::name);
        }
        for (Category category : matrix.categories()) {
            counts.name(category.name());
            category.also().forEach(counts::name);
        }
        for (Concern concern : matrix.concerns()) {
            counts.name(concern.name());
            concern.also().forEach(counts::name);
        }
    }

    /** The wiki's own vocabulary in small letters, and its plurals. */
    private static Set<String> own(List<String> words) {
        var own = new HashSet<String>();
        for (String entry : words) {
            for (String word : entry.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
                own.add(word);
                own.add(word + "s");
                own.add(word + "es");
                if (word.endsWith("y")) {
                    own.add(word.substring(0, word.length() - 1) + "ies");
                }
            }
        }
        return own;
    }

    private static void look(String word, Wording.Rare rare, String place, WordCounts counts, Report report) {
        var terms =
                new TreeSet<>(Order.<String>byInt(counts::times).reversed().thenComparing(Comparator.naturalOrder()));
        for (String near : neighbours(word, counts)) {
            // Of two words that nobody knows, only the one that is used more often may be what is meant.
            if (WordCounts.isWord(near) || counts.times(near) > counts.times(word)) {
                terms.add(near);
            }
        }
        if (terms.isEmpty()) {
            return;
        }
        String term = terms.first();
        var at = new Location.InFile(place, rare.span());
        var finding = Diagnostic.of(
                RuleId.NEAR_MISS,
                at,
                "`%s` is one letter away from “%s”, %s.".formatted(rare.word(), term, use(counts.times(term))),
                terms.size() == 1
                        ? "Write “%s”, or list `%s` under `words:` in `demarc.yml`.".formatted(term, word)
                        : "Nearest: %s. If it is right as it is, list it under `words:` in `demarc.yml`."
                                .formatted(Words.joined(terms.stream()
                                        .map(each -> "“" + each + "”")
                                        .toList())),
                word);
        report.add(terms.size() == 1 ? finding.mendedBy(new Edit(at, capitalisedAs(rare.word(), term))) : finding);
    }

    private static String use(int times) {
        return switch (times) {
            case 0 -> "a name in this wiki";
            case 1 -> "which this wiki uses once";
            case 2 -> "which this wiki uses twice";
            default -> "which this wiki uses " + times + " times";
        };
    }

    private static String capitalisedAs(String written, String term) {
        return Character.isUpperCase(written.charAt(0))
                ? term.substring(0, 1).toUpperCase(Locale.ROOT) + term.substring(1)
                : term;
    }

    /** All terms one edit away from a word, the first letter left alone, and the last. */
    private static List<String> neighbours(String word, WordCounts counts) {
        var found = new ArrayList<String>();
        int last = word.length() - 1;
        var other = new StringBuilder(word.length() + 1);
        for (int i = 1; i <= last; i++) {
            if (i < last) {
                offer(cleared(other).append(word, 0, i).append(word, i + 1, last + 1), counts, found);
                if (word.charAt(i) != word.charAt(i + 1)) {
                    cleared(other).append(word, 0, i).append(word.charAt(i + 1)).append(word.charAt(i));
                    offer(other.append(word, i + 2, last + 1), counts, found);
                }
                for (char c = 'a'; c <= 'z'; c++) {
                    if (c != word.charAt(i)) {
                        offer(cleared(other).append(word, 0, i).append(c).append(word, i + 1, last + 1), counts, found);
                    }
                }
            }
            for (char c = 'a'; c <= 'z'; c++) {
                offer(cleared(other).append(word, 0, i).append(c).append(word, i, last + 1), counts, found);
            }
        }
        return found;
    }

    private static StringBuilder cleared(StringBuilder other) {
        other.setLength(0);
        return other;
    }

    private static void offer(StringBuilder other, WordCounts counts, List<String> found) {
        if (other.length() >= 5 && counts.isTerm(other)) {
            found.add(other.toString());
        }
    }
}
