package dev.demarc.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.model.Address;
import dev.demarc.model.Heading;
import dev.demarc.output.JsonText;
import dev.demarc.source.Digest;
import dev.demarc.source.Order;
import dev.demarc.source.PackedList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The index of a site, cut into scripts of which a search loads the few that it needs.
 *
 * <p>{@code index.js} tells how it is cut, and the theme's words. A term stands in one of the {@code w…js}, by a hash of its
 * first three letters: so all that a word may still become is in one file. What is shown of a page stands in one of the
 * {@code p…js}, by a hash of its address: a page that comes or goes leaves the numbers of most others alone. Each matrix has
 * its {@code m…js}; {@code near.js} holds the words of the wiki, for those that are misspelt.
 */
public final class SearchIndex {

    /** The folder in which the index lies. */
    public static final String FOLDER = "assets/search/";

    private static final Address TOP = new Address("index.html");
    /** So many pages a file: some 4 kB are loaded for each result that is shown. */
    private static final int PAGES = 32;

    private static final int MOST_FILES = 1024;
    /** A word that stands in more pages says little; those are kept in which it says most. */
    static final int MOST_PLACES = 1536;

    private static final Digest NOTHING = new Digest(0, 0);

    private static final int NEAR_WORDS = 4000;
    private static final int NEAR_LENGTH = 4;

    /**
     * What is found as a page.
     *
     * @param also other names of what it is about
     * @param text what is told of it besides the words of its prose
     * @param headings of its prose
     * @param words of its prose
     */
    public record Entry(
            Address address, String title, List<String> also, String text, List<Heading> headings, PageWords words) {
        /** Copies the lists. */
        public Entry {
            also = List.copyOf(also);
            headings = PackedList.copyOf(headings);
        }
    }

    /** How a cell looks in a list of results, as HTML. */
    public interface Boxes {
        /** The box of one holder. */
        String box(Duties duties, Holder holder);
    }

    private final List<List<Entry>> blocks;
    private final int bits;
    private final int pages;
    private final Supplier<CellIndex> ofCells;
    private final Vocabulary vocabulary;
    private @Nullable CellIndex cells;
    private @Nullable Inversion words;
    private @Nullable NearWords near;
    private volatile @Nullable KeptIndex after;

    /** Words for those that are misspelt, and how often the least used is used, if there are less used ones. */
    private record NearWords(String text, int least) {}

    /**
     * An index of pages and matrices. Words are gathered when somebody asks for what stands on them.
     *
     * @param cells asked once
     */
    public SearchIndex(List<Entry> entries, Supplier<CellIndex> cells, Vocabulary vocabulary) {
        this.ofCells = cells;
        this.vocabulary = vocabulary;
        pages = entries.size();
        blocks = cut(entries, files(pages));
        int most = blocks.stream().mapToInt(List::size).max().orElse(1);
        bits = 32 - Integer.numberOfLeadingZeros(Math.max(0, most - 1));
    }

    /** The same where the cells are at hand. */
    public SearchIndex(List<Entry> entries, CellIndex cells, Vocabulary vocabulary) {
        this(entries, () -> cells, vocabulary);
    }

    private synchronized CellIndex cells() {
        CellIndex known = cells;
        if (known == null) {
            known = ofCells.get();
            cells = known;
        }
        return known;
    }

    private synchronized Inversion words() {
        Inversion known = words;
        if (known == null) {
            known = new Inversion(blocks, bits, cells(), vocabulary);
            words = known;
        }
        return known;
    }

    /** Gathers all words, if they are needed and nobody has yet. */
    public void gather() {
        if (after == null) {
            words();
        }
    }

    /**
     * Goes on from an index of the same pages and matrices, with the same titles and headings, in which only some pages' own
     * words were others; to be asked before anything else.
     *
     * @param kept made with this index's vocabulary
     * @param before the words that these pages had, by their addresses
     * @return whether it does; where other words may be near now, all have to be gathered
     */
    public boolean goOnFrom(KeptIndex kept, Map<Address, PageWords> before) {
        var changed = new ArrayList<KeptIndex.Changed>();
        before.forEach((address, words) -> {
            int block = hash(address.path()) & (blocks.size() - 1);
            List<Entry> entries = blocks.get(block);
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).address().equals(address)) {
                    changed.add(new KeptIndex.Changed(block << bits | i, entries.get(i), words));
                }
            }
        });
        if (kept.files() == blocks.size()) {
            after = kept.after(changed, vocabulary);
        }
        return after != null;
    }

    /** What the next build may go on from. */
    public KeptIndex kept() {
        KeptIndex known = after;
        if (known != null) {
            return known;
        }
        Inversion all = words();
        NearWords used = near();
        return new KeptIndex(
                all.sums(),
                new KeptIndex.Near(Digest.of(used.text()), used.least()),
                all.pagesOf(),
                file -> all.terms(file, other -> true));
    }

    /** In how many files the terms, and the pages, of so many pages lie. */
    public static int files(int pages) {
        int files = 1;
        while (files * PAGES < pages && files < MOST_FILES) {
            files *= 2;
        }
        return files;
    }

    private static List<List<Entry>> cut(List<Entry> entries, int files) {
        var blocks = new ArrayList<List<Entry>>();
        for (int i = 0; i < files; i++) {
            blocks.add(new ArrayList<>());
        }
        var sorted = new ArrayList<>(entries);
        sorted.sort(Order.by(Entry::address));
        for (Entry entry : sorted) {
            blocks.get(hash(entry.address().path()) & (files - 1)).add(entry);
        }
        return blocks;
    }

    /** In which of so many files a term stands. */
    static int shard(String term, int files) {
        return hash(term.substring(0, Math.min(Terms.SHORTEST_PREFIX, term.length()))) & (files - 1);
    }

    /** FNV-1a in 32 bits, over UTF-16: JavaScript comes to the same. */
    static int hash(String text) {
        int hash = 0x811C9DC5;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        return hash ^ hash >>> 15;
    }

    /** The paths of all files that an index has, without making them. */
    public static List<String> paths(int pages, int matrices) {
        var paths = new ArrayList<String>(List.of(FOLDER + "index.js", FOLDER + "near.js"));
        for (int i = 0; i < files(pages); i++) {
            paths.add(FOLDER + "w" + i + ".js");
            paths.add(FOLDER + "p" + i + ".js");
        }
        for (int i = 0; i < matrices; i++) {
            paths.add(FOLDER + "m" + i + ".js");
        }
        return paths;
    }

    /**
     * What the texts of pages bring into one of the files. All else in it comes from the shape of a wiki: which pages there
     * are, their titles and headings, the matrices.
     *
     * @param path one of {@link #paths}
     */
    public Digest ofTexts(String path) {
        String name = name(path);
        if (name.equals("index")) {
            return NOTHING;
        }
        if (name.equals("near")) {
            KeptIndex known = after;
            return known == null ? Digest.of(near().text()) : known.near();
        }
        int number = Integer.parseInt(name.substring(1));
        return switch (name.charAt(0)) {
            case 'w' -> {
                KeptIndex known = after;
                yield known == null ? words().sums().of(number) : known.sum(number);
            }
            case 'p' -> leads(blocks.get(number));
            default -> NOTHING;
        };
    }

    private static Digest leads(List<Entry> of) {
        var leads = new StringBuilder();
        for (Entry entry : of) {
            String lead = entry.words().lead();
            leads.append(lead.length()).append(' ').append(lead);
        }
        return Digest.of(leads.toString());
    }

    private static String name(String path) {
        return path.substring(FOLDER.length(), path.length() - ".js".length());
    }

    /**
     * One of the files.
     *
     * @param path one of {@link #paths}
     * @param says what the dialog says, by key
     */
    public byte[] file(String path, SortedMap<String, String> says, Boxes boxes) {
        return file(path, says, boxes, other -> true);
    }

    /**
     * The same for somebody who doesn't want all files.
     *
     * @param others whether another file will be asked for, too; it can be had in any case, but is best made with this one
     */
    public byte[] file(String path, SortedMap<String, String> says, Boxes boxes, Predicate<String> others) {
        String name = name(path);
        if (name.equals("index")) {
            return script("index", index(says));
        }
        if (name.equals("near")) {
            return script("near", JsonText.quote(near().text()));
        }
        int number = Integer.parseInt(name.substring(1));
        return switch (name.charAt(0)) {
            case 'w' -> {
                KeptIndex known = after;
                List<Listed> terms = known == null ? null : known.lists(number);
                if (terms == null) {
                    terms = words().terms(number, other -> others.test(FOLDER + "w" + other + ".js"));
                }
                yield script("words", number + "," + JsonText.quote(text(terms)));
            }
            case 'p' -> script("pages", number + "," + pagesText(blocks.get(number)));
            default -> script("cells", number + "," + matrix(cells().matrices().get(number), boxes));
        };
    }

    private static byte[] script(String function, String arguments) {
        return ("demarcSearch." + function + "(" + arguments + ");\n").getBytes(UTF_8);
    }

    private String index(SortedMap<String, String> says) {
        var json = new StringBuilder("{\"files\":" + blocks.size());
        json.append(",\"pages\":").append(pages);
        json.append(",\"bits\":").append(bits);
        json.append(",\"cells\":").append(cells().cells());
        json.append(",\"cellBits\":").append(cells().bits());
        json.append(",\"words\":{");
        says.forEach((key, word) -> json.append(json.charAt(json.length() - 1) == '{' ? "" : ",")
                .append(JsonText.quote(key))
                .append(':')
                .append(JsonText.quote(word)));
        return json.append("}}").toString();
    }

    private static String text(List<Listed> terms) {
        var text = new StringBuilder();
        for (Listed term : terms) {
            Postings inPages = term.pages();
            text.append(text.isEmpty() ? "" : "|").append(term.text()).append(',');
            text.append(term.cells()).append(',');
            text.append(inPages == null ? "" : inPages.strongest(MOST_PLACES)).append(',');
            text.append(inPages == null || inPages.count() <= MOST_PLACES ? "" : inPages.count());
        }
        return text.toString();
    }

    private static String pagesText(List<Entry> of) {
        var json = new StringBuilder("[");
        for (Entry entry : of) {
            json.append(json.length() == 1 ? "\n[" : ",\n[");
            json.append(JsonText.quote(TOP.hrefTo(entry.address()))).append(',');
            json.append(JsonText.quote(entry.title())).append(',');
            String lead = entry.words().lead();
            json.append(JsonText.quote(lead.isEmpty() ? entry.text() : lead)).append(",[");
            int sections = 0;
            for (Heading heading : PageWords.sections(entry.headings())) {
                if (sections < Marks.MOST) {
                    json.append(sections++ == 0 ? "" : ",")
                            .append(JsonText.quote(heading.id()))
                            .append(',')
                            .append(JsonText.quote(heading.text()));
                }
            }
            json.append("]]");
        }
        return json.append(']').toString();
    }

    private static String matrix(Duties duties, Boxes boxes) {
        var matrix = duties.matrix();
        var known = new LinkedHashMap<String, Integer>();
        var held = new StringBuilder();
        for (Concern concern : matrix.concerns()) {
            for (Category category : matrix.categories()) {
                String box = boxes.box(duties, matrix.holder(concern, category));
                Integer number = known.computeIfAbsent(box, b -> known.size());
                held.append(held.isEmpty() ? "" : ",").append(number);
            }
        }
        String own = Address.ofMatrix(duties.file().path()).own();
        String folder = TOP.hrefTo(new Address(own));
        return "{\"title\":" + JsonText.quote(matrix.title()) + ",\"folder\":" + JsonText.quote(folder)
                + ",\"concerns\":"
                + list(matrix.concerns().stream()
                        .flatMap(c -> List.of(c.id(), c.name()).stream())
                        .toList())
                + ",\"categories\":"
                + list(matrix.categories().stream().map(Category::name).toList())
                + ",\"boxes\":" + list(List.copyOf(known.keySet())) + ",\"held\":[" + held + "]}";
    }

    private static String list(List<String> texts) {
        return "[" + String.join(",", texts.stream().map(JsonText::quote).toList()) + "]";
    }

    /** Words that may be meant by one that is misspelt: those whose terms are used most, sorted. */
    private synchronized NearWords near() {
        NearWords known = near;
        if (known == null) {
            known = mostUsed(words().surfaces());
            near = known;
        }
        return known;
    }

    private static NearWords mostUsed(Map<String, Term> surfaces) {
        var all = new ArrayList<Map.Entry<String, Term>>();
        for (Map.Entry<String, Term> each : surfaces.entrySet()) {
            String word = each.getKey();
            if (word.length() >= NEAR_LENGTH && word.chars().allMatch(Character::isLetter)) {
                all.add(each);
            }
        }
        // Of most it is enough to know that they are used less: to sort all of a large wiki's words takes longer than
        // the rest.
        int[] used =
                all.stream().mapToInt(each -> each.getValue().used()).sorted().toArray();
        int least = used.length > NEAR_WORDS ? used[used.length - NEAR_WORDS] : 0;
        all.removeIf(each -> each.getValue().used() < least);
        all.sort(Order.by((Map.Entry<String, Term> each) -> -each.getValue().used())
                .thenComparing(Map.Entry::getKey));
        String text = all.subList(0, Math.min(NEAR_WORDS, all.size())).stream()
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(" "));
        return new NearWords(text, least);
    }
}
