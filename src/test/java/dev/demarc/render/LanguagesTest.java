package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The theme speaks each of its languages whole, and by the language's own rules. */
class LanguagesTest {

    private static final Path WORDS = Path.of("templates", "words");
    private static final String OTHER = ".other";
    private static final Pattern FORM = Pattern.compile("(.*)\\.(zero|one|two|few|many|other)");
    private static final Pattern HOLE = Pattern.compile("\\{\\d\\}");

    private static Words words(String language) {
        return Theme.of(List.of(), language).value().words();
    }

    private static Properties bundle(String language) throws IOException {
        var read = new Properties();
        try (var text = Files.newBufferedReader(WORDS.resolve(language + ".properties"))) {
            read.load(text);
        }
        return read;
    }

    /** The keys that a language must have, given the English ones. */
    private static Set<String> wanted(String language) throws IOException {
        var wanted = new TreeSet<String>();
        for (String key : bundle("en").stringPropertyNames()) {
            var form = FORM.matcher(key);
            if (!form.matches()) {
                wanted.add(key);
            } else if (key.endsWith(OTHER)) {
                IntStream.range(0, 1_000)
                        .mapToObj(n -> form.group(1) + Plural.of(language, n).ending())
                        .forEach(wanted::add);
                wanted.add(key);
            }
        }
        return wanted;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "de", "en", "fr"})
    void everyLanguageHasEachWordAndEachFormOfItAndNoneBesides(String language) throws IOException {
        var there = bundle(language).stringPropertyNames();
        var missing = new TreeSet<>(wanted(language));
        missing.removeAll(there);
        assertEquals(Set.of(), missing, "words that " + language + ".properties lacks");
        var besides = new TreeSet<>(there);
        besides.removeAll(wanted(language));
        assertEquals(Set.of(), besides, "words that the theme doesn't know");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "de", "fr"})
    void noTranslationLosesOrAddsAValue(String language) throws IOException {
        Properties english = bundle("en");
        Properties translated = bundle(language);
        var found = new ArrayList<String>();
        for (String key : translated.stringPropertyNames()) {
            var form = FORM.matcher(key);
            String like = form.matches() ? form.group(1) + OTHER : key;
            var there = holes(translated.getProperty(key));
            var wanted = holes(english.getProperty(like));
            // “One cell”, “both pages”: a form for a single number needn't say it.
            boolean named = form.matches() && List.of("zero", "one", "two").contains(form.group(2));
            if (named ? !wanted.containsAll(there) : !wanted.equals(there)) {
                found.add(key + ": " + there + " for " + wanted);
            }
            if (translated.getProperty(key).isBlank() && !key.equals("number.group")) {
                found.add(key + " is empty");
            }
        }
        assertEquals(List.of(), found);
    }

    private static Set<String> holes(String text) {
        var holes = new TreeSet<String>();
        HOLE.matcher(text).results().forEach(hole -> holes.add(hole.group()));
        return holes;
    }

    @Test
    void everyBundleIsNamedInThisTest() throws IOException {
        try (var files = Files.list(WORDS)) {
            assertEquals(
                    List.of("ar.properties", "de.properties", "en.properties", "fr.properties"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, 0, 0 categories",
        "en, 1, 1 category",
        "en, 2, 2 categories",
        "de, 0, 0 Kategorien",
        "de, 1, 1 Kategorie",
        "de, 21, 21 Kategorien",
        "fr, 0, 0 catégorie",
        "fr, 1, 1 catégorie",
        "fr, 2, 2 catégories",
        "ar, 0, لا فئات",
        "ar, 1, فئة واحدة",
        "ar, 2, فئتان",
        "ar, 3, 3 فئات",
        "ar, 10, 10 فئات",
        "ar, 11, 11 فئة",
        "ar, 99, 99 فئة",
        "ar, 100, 100 فئة",
        "ar, 103, 103 فئات"
    })
    void aNounTakesTheFormOfItsNumber(String language, int number, String told) {
        assertEquals(told, words(language).count("categories", number));
    }

    @ParameterizedTest
    @CsvSource({
        "ar, 100, OTHER", "ar, 111, MANY", "ar, 102, OTHER", "cs, 3, FEW", "cs, 5, OTHER", "fr, 0, ONE", "he, 2, TWO",
        "hr, 22, FEW", "hr, 25, OTHER", "ja, 1, OTHER", "lt, 11, OTHER", "lt, 21, ONE", "lt, 22, FEW", "lv, 10, ZERO",
        "lv, 21, ONE", "pl, 1, ONE", "pl, 21, MANY", "pl, 22, FEW", "pl, 12, MANY", "ro, 0, FEW", "ro, 19, FEW",
        "ro, 20, OTHER", "ru, 11, MANY", "ru, 21, ONE", "ru, 24, FEW", "sl, 101, ONE", "sl, 102, TWO", "sl, 4, FEW",
        "sv, 0, OTHER", "sv, 1, ONE"
    })
    void otherLanguagesHaveTheirRulesToo(String language, int number, Plural form) {
        assertEquals(form, Plural.of(language, number));
    }

    @Test
    void aFormThatIsNotThereIsTheUsualOne() {
        var own = SourceFile.of(
                "words/pl.properties",
                "templates/words/pl.properties",
                "categories.one={0} kategoria\ncategories.other={0} kategorii\n".getBytes(UTF_8));
        var words = Theme.of(List.of(own), "pl").value().words();
        assertEquals("2 kategorii", words.count("categories", 2));
        assertEquals("pl", words.get("lang"));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1 March 2027, 24 November 2026", "en-GB, 1 March 2027, 24 November 2026",
        "de, 1. März 2027, 24. November 2026", "fr, 1er mars 2027, 24 novembre 2026",
        "ar, 1 مارس 2027, 24 نوفمبر 2026"
    })
    void datesAreWrittenAsPeopleDo(String language, String first, String other) {
        assertEquals(first, words(language).date(LocalDate.of(2027, 3, 1)));
        assertEquals(other, words(language).date(LocalDate.of(2026, 11, 24)));
    }

    @Test
    void thousandsArePartedInTheLanguagesWayWhateverTheMachinesLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertEquals("1,234,567", words("en").number(1_234_567));
            assertEquals("1.234 Links", words("de").count("checkedLinks", 1_234));
            assertEquals("12\u202f345 liens", words("fr").count("checkedLinks", 12_345));
            assertEquals("999", words("en").number(999));
            assertEquals("-1,000", words("en").number(-1_000));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ar, rtl",
        "ar-EG, rtl",
        "fa-IR, rtl",
        "he, rtl",
        "ur, rtl",
        "az-Arab, rtl",
        "en, ltr",
        "de-AT, ltr",
        "ar-Latn, ltr",
        "sr-Cyrl, ltr",
        "zh-Hant-TW, ltr"
    })
    void theWayOfReadingFollowsTheLanguage(String language, String way) {
        assertEquals(way, words(language).get("dir"));
    }

    @Test
    void aRegionTakesItsLanguagesWordsAndALanguageWithoutAnyTheEnglishOnes() {
        assertEquals("Menü", words("de-CH").of("menu"));
        assertEquals("de", words("de-CH").get("lang"));
        assertEquals("Menu", words("sv").of("menu"));
        assertEquals("en", words("sv").get("lang"));
    }

    @Test
    void aPageSaysItsLanguageAndItsWay() {
        var theme = Theme.of(List.of(), "ar").value();
        var wiki = SampleWiki.small();
        var view = SampleWiki.view(wiki.views(theme), wiki.page("index.html"));
        String html = SampleWiki.render(theme, view).value();
        assertTrue(html.contains(" dir=\"rtl\">"), html.substring(0, 200));
        assertTrue(html.contains("انتقل إلى المحتوى"));
    }
}
