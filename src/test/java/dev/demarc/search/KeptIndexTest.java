package dev.demarc.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.model.Address;
import dev.demarc.model.Body;
import dev.demarc.model.FrontMatter;
import dev.demarc.model.Heading;
import dev.demarc.model.Page;
import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index that goes on from an earlier one is the one that all words would give. */
class KeptIndexTest {

    private static final int PAGES = 150;
    private static final List<String> COMMON =
            List.of("keys", "key", "encrypt", "encrypts", "encryption", "café", "cafe", "the", "backup", "backups");

    private final Vocabulary vocabulary = new Vocabulary();

    /** Words of which 4,500 stand in two pages each, so that those of one page are never near. */
    private static List<List<String>> firstWords(Random random) {
        var pages = new ArrayList<List<String>>();
        for (int i = 0; i < PAGES; i++) {
            pages.add(new ArrayList<>(List.of("page" + letters(i))));
        }
        for (int i = 0; i < 4500; i++) {
            for (int times = 0; times < 2; times++) {
                pages.get((i + times * (1 + random.nextInt(PAGES - 1))) % PAGES).add("twice" + letters(i));
            }
        }
        for (int i = 0; i < PAGES * 4; i++) {
            pages.get(i % PAGES).add(COMMON.get(random.nextInt(COMMON.size())));
        }
        return pages;
    }

    private static String letters(int number) {
        var text = new StringBuilder();
        for (int left = number + 1; left > 0; left /= 26) {
            text.append((char) ('a' + left % 26)).append('q');
        }
        return text.toString();
    }

    private SearchIndex.Entry entry(int number, List<String> words) {
        var headings = List.of(new Heading(1, "title", "Keys"), new Heading(2, "two", "Two"));
        int half = words.size() / 2;
        String html = "<h1 id=\"title\">Keys</h1><p>" + String.join(" ", words.subList(0, half))
                + "</p><h2 id=\"two\">Two</h2><p>" + String.join(" ", words.subList(half, words.size())) + "</p>";
        var page = new Page(
                number + ".md",
                number + ".md",
                FrontMatter.NONE,
                new Page.Outline("Keys", true, headings),
                List.of(),
                List.of(),
                List.of());
        return new SearchIndex.Entry(
                new Address("page-" + number + ".html"),
                "Keys",
                List.of("Backup"),
                "",
                headings,
                PageWords.of(page, new Body(List.of(html)), vocabulary));
    }

    private List<SearchIndex.Entry> entries(List<List<String>> words) {
        var entries = new ArrayList<SearchIndex.Entry>();
        for (int i = 0; i < PAGES; i++) {
            entries.add(entry(i, words.get(i)));
        }
        return entries;
    }

    private SearchIndex index(List<SearchIndex.Entry> entries) {
        return new SearchIndex(entries, CellIndex.of(List.of()), vocabulary);
    }

    private static String edit(List<String> words, Random random) {
        int at = 1 + random.nextInt(words.size() - 1);
        switch (random.nextInt(4)) {
            case 0 -> words.add(at, "once" + letters(random.nextInt(3000)));
            case 1 -> words.add(at, COMMON.get(random.nextInt(COMMON.size())));
            case 2 -> words.removeIf(word -> word.startsWith("once") || word.equals("key"));
            default -> words.addAll(words.subList(1, 2));
        }
        return String.join(" ", words);
    }

    /** As from one run to the next: as bytes. */
    private static final class Kept {
        private final byte[] rest;
        private final List<byte[]> files = new ArrayList<>();

        Kept(SearchIndex index) {
            var out = new Packer();
            index.kept().pack(out);
            rest = out.bytes();
            for (int i = 0; i < index.kept().files(); i++) {
                byte[] packed = index.kept().packed(i);
                files.add(packed == null ? new byte[0] : packed);
            }
        }

        KeptIndex index() {
            return KeptIndex.unpacked(new Unpacker(rest), file -> lists(files.get(file)));
        }

        private static @Nullable Unpacker lists(byte[] packed) {
            return packed.length == 0 ? null : Unpacker.sealed(packed);
        }
    }

    private static Map<String, String> files(SearchIndex index) {
        var files = new TreeMap<String, String>();
        for (String path : SearchIndex.paths(PAGES, 0)) {
            files.put(path, new String(index.file(path, new TreeMap<>(), (duties, holder) -> ""), UTF_8));
        }
        return files;
    }

    private static Map<String, Digest> keys(SearchIndex index) {
        var keys = new TreeMap<String, Digest>();
        SearchIndex.paths(PAGES, 0).forEach(path -> keys.put(path, index.ofTexts(path)));
        return keys;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void afterAnyEditsOfTextsItIsTheSame(long seed) {
        var random = new Random(seed);
        var words = firstWords(random);
        var entries = entries(words);
        var kept = new Kept(index(entries));
        int steps = 25;
        int wentOn = 0;
        var history = new ArrayList<String>();
        for (int step = 0; step < steps; step++) {
            var before = new HashMap<Address, PageWords>();
            for (int edits = random.nextInt(4); edits > 0; edits--) {
                int page = random.nextInt(PAGES);
                before.putIfAbsent(
                        entries.get(page).address(), entries.get(page).words());
                history.add(page + ": " + edit(words.get(page), random));
                entries.set(page, entry(page, words.get(page)));
            }
            var going = index(entries);
            wentOn += going.goOnFrom(kept.index(), before) ? 1 : 0;
            var fresh = index(entries);

            String when = "seed " + seed + ", after " + history;
            assertEquals(keys(fresh), keys(going), when);
            assertEquals(files(fresh), files(going), when);
            kept = new Kept(going);
        }
        assertTrue(wentOn > steps / 2, "It went on only " + wentOn + " times");
    }

    @Test
    void whereOtherWordsMayBeNearAllAreGathered() {
        var words = firstWords(new Random(1));
        var entries = entries(words);
        var kept = new Kept(index(entries));
        var before = Map.of(entries.get(7).address(), entries.get(7).words());
        words.get(7).removeIf(word -> word.startsWith("twice"));
        entries.set(7, entry(7, words.get(7)));

        var going = index(entries);
        assertFalse(going.goOnFrom(kept.index(), before));
        assertEquals(files(index(entries)), files(going));
    }

    @Test
    void listsThatAreBrokenAreMadeOfAllWords() {
        var words = firstWords(new Random(2));
        var entries = entries(words);
        var kept = new Kept(index(entries));
        kept.files.replaceAll(any -> new byte[0]);

        var going = index(entries);
        assertTrue(going.goOnFrom(kept.index(), Map.of()));
        assertEquals(files(index(entries)), files(going));
    }
}
