package dev.demarc.exchange.incoming;

import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the words of one cell of a grid come to. */
final class Speech {

    private static final Set<String> SHARED = Set.of(
            "shared",
            "both",
            "joint",
            "jointly",
            "hybrid",
            "partial",
            "shared responsibility",
            "c/p",
            "p/c",
            "◐",
            "🔄");

    private static final Set<String> NOT_APPLICABLE =
            Set.of("n/a", "na", "n.a", "not applicable", "none", "–", "—", "-", "--", "‑");

    /** Signs that say “this one”, and no more. */
    private static final Set<String> MARKS = Set.of("x", "✓", "✔", "●", "•", "yes", "y", "1", "☑", "✅", "true");

    /** Signs that say “not this one”. */
    private static final Set<String> NO_MARKS = Set.of("no", "n", "0", "☐", "✗", "✘", "❌", "false", "○");

    private static final Pattern OPEN = Pattern.compile("open(?: until (\\d{4}-\\d{2}-\\d{2}))?");
    private static final Pattern VARIES = Pattern.compile("(?i)(?:varies|depends)(?:\\s*\\((.{1,200})\\))?");
    private static final Pattern BRACKET = Pattern.compile("(?s)(.{1,80}?)\\s*[(\\[](.{1,2000})[)\\]]\\.?");
    private static final Pattern COLON = Pattern.compile("(?s)(.{1,60}?)\\s*(?::|\\s[–—-])\\s+(.{1,4000})");
    private static final Pattern FOR = Pattern.compile("(?i)(.{1,80}?) (?:for|on behalf of) (.{1,80})");

    /** What says who in a grid is a few words; the rest is prose. */
    private static final int LONGEST = 200;

    private final Parties parties;
    private final Legend legend;
    private final List<String> sharing;
    private final Set<String> joint;

    /**
     * An ear for one matrix.
     *
     * @param sharing the parties that “shared” means where nobody says which; empty if that isn't clear
     * @param joint heads that name several parties as one
     */
    Speech(Parties parties, Legend legend, List<String> sharing, Set<String> joint) {
        this.parties = parties;
        this.legend = legend;
        this.sharing = List.copyOf(sharing);
        this.joint = Set.copyOf(joint);
    }

    /** Whether everybody takes a text for what stands in a cell of a grid, whoever the parties are. */
    static boolean isCommon(CellText cell) {
        int line = cell.text().indexOf('\n');
        if (line > 0 && isCommon(CellText.of(cell.text().substring(0, line)))) {
            return true;
        }
        if (cell.text().length() > LONGEST) {
            return false;
        }
        String key = cell.key();
        if (isWord(cell)) {
            return true;
        }
        for (Pattern form : List.of(BRACKET, COLON)) {
            Matcher parts = form.matcher(cell.text());
            if (parts.matches() && isWord(CellText.of(parts.group(1)))) {
                return true;
            }
        }
        List<String> pieces = Parties.pieces(withoutWord(cell.text()));
        return OPEN.matcher(key).matches()
                || VARIES.matcher(cell.text()).matches()
                || (!pieces.isEmpty() && pieces.stream().allMatch(Parties::isKnown));
    }

    private static boolean isWord(CellText cell) {
        return isShared(cell) || isNotApplicable(cell) || Parties.isKnown(cell.text());
    }

    static boolean isShared(CellText cell) {
        return SHARED.contains(cell.key())
                || SHARED.contains(Parties.bare(cell.text()).toLowerCase(Locale.ROOT));
    }

    static boolean isNotApplicable(CellText cell) {
        return NOT_APPLICABLE.contains(cell.text().strip()) || NOT_APPLICABLE.contains(cell.key());
    }

    /** Whether a cell says “this one”. */
    static boolean isTick(CellText cell) {
        return MARKS.contains(cell.key());
    }

    /** Whether a cell says “not this one”. */
    static boolean isCross(CellText cell) {
        return NO_MARKS.contains(cell.key()) || isNotApplicable(cell);
    }

    private static String withoutWord(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? "" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        return word.equals("shared") || word.equals("overlap") ? text.substring(colon + 1) : text;
    }

    /** The holder that a cell tells; nothing if it isn't understood. An empty cell is what the legend says, else nothing. */
    @Nullable
    Holder read(CellText cell) {
        String text = cell.text();
        String alias = parties.alias(text);
        if (alias != null) {
            return ofAlias(alias, text);
        }
        String meaning = legend.meaning(cell.isEmpty() ? "" : text);
        if (meaning != null) {
            return phrase(meaning);
        }
        return cell.isEmpty() ? null : words(cell);
    }

    private @Nullable Holder ofAlias(String alias, String text) {
        if (alias.equals("shared")) {
            return shared(sharing);
        } else if (alias.equals("n/a")) {
            return new Holder.NotApplicable(null);
        }
        String party = parties.find(text);
        return party == null ? null : owned(party, null);
    }

    private @Nullable Holder words(CellText cell) {
        String text = cell.text();
        if (isNotApplicable(cell)) {
            return new Holder.NotApplicable(null);
        }
        String party = parties.find(text);
        if (party != null) {
            return owned(party, null);
        }
        if (joint.contains(cell.key())) {
            return owned(parties.learn(text), null);
        }
        if (isShared(cell)) {
            return shared(sharing);
        }
        Holder own = ownWords(cell);
        if (own != null) {
            return own;
        }
        List<String> listed = listed(text);
        if (listed.size() > 1) {
            return shared(listed);
        }
        return withText(text);
    }

    /** The words in which Demarc's own tables tell a cell. */
    private @Nullable Holder ownWords(CellText cell) {
        String text = cell.text();
        String key = cell.key();
        if (key.startsWith("shared: ") || key.startsWith("overlap: ")) {
            List<String> listed = listed(withoutWord(text));
            boolean several = listed.size() > 1;
            return !several ? null : key.startsWith("shared") ? shared(listed) : overlap(listed);
        }
        Matcher open = OPEN.matcher(cell.text().toLowerCase(Locale.ROOT).replaceAll("[.]$", ""));
        if (open.matches()) {
            return new Holder.Undetermined("Imported: “" + text + "”", null, date(open.group(1)));
        }
        Matcher varies = VARIES.matcher(text.replaceAll("[.]$", ""));
        if (varies.matches()) {
            String within = varies.group(1);
            Holder otherwise = within == null ? null : words(CellText.of(within));
            return new Holder.Varies(
                    "Imported: “" + text + "”",
                    otherwise instanceof Holder.Varies || otherwise instanceof Holder.Undetermined ? null : otherwise,
                    List.of());
        }
        Matcher given = FOR.matcher(text);
        if (given.matches()) {
            String to = parties.find(given.group(1));
            String by = parties.find(given.group(2));
            return to == null || by == null || to.equals(by) ? null : new Holder.Outsourced(to, by, null);
        }
        return null;
    }

    private static @Nullable LocalDate date(@Nullable String written) {
        try {
            return written == null ? null : LocalDate.parse(written);
        } catch (DateTimeException e) {
            return null; // The words are kept as they are.
        }
    }

    /** A party, or shared, with more words behind it: in lines of their own, in a bracket, or after a colon. */
    private @Nullable Holder withText(String text) {
        int line = text.indexOf('\n');
        if (line > 0) {
            return with(words(CellText.of(text.substring(0, line))), text.substring(line + 1));
        }
        for (Pattern form : List.of(BRACKET, COLON)) {
            Matcher parts = form.matcher(text);
            Holder holder = parts.matches() ? with(words(CellText.of(parts.group(1))), parts.group(2)) : null;
            if (holder != null) {
                return holder;
            }
        }
        return null;
    }

    private @Nullable Holder with(@Nullable Holder holder, String words) {
        String rest = CellText.of(words).line();
        if (holder instanceof Holder.Owned owned && owned.part().text() == null) {
            return owned(owned.part().party(), rest);
        } else if (holder instanceof Holder.NotApplicable) {
            return new Holder.NotApplicable(rest);
        } else if (holder instanceof Holder.Varies varies) {
            return new Holder.Varies(rest, varies.otherwise(), List.of());
        } else if (holder instanceof Holder.Shared shared) {
            List<String> named = listed(words);
            return named.size() > 1
                    ? shared(named)
                    : parted(shared, CellText.of(words).text());
        }
        return null;
    }

    private Holder parted(Holder.Shared shared, String text) {
        List<String> ids = shared.parties();
        String otherwise = ids.contains(Parties.CUSTOMER) ? Parties.CUSTOMER : ids.get(ids.size() - 1);
        return new Holder.Shared(Parting.of(text, ids, otherwise, parties));
    }

    private List<String> listed(String text) {
        var ids = new LinkedHashSet<String>();
        for (String piece : Parties.pieces(text)) {
            String id = parties.find(piece);
            if (id == null) {
                return List.of();
            }
            ids.add(id);
        }
        return List.copyOf(ids);
    }

    /** What a legend's words mean: parties may be named anywhere in them. */
    @Nullable
    Holder phrase(String words) {
        CellText text = CellText.of(words);
        Holder exact = words(text);
        if (exact != null) {
            return exact;
        }
        String key = " " + text.key().replaceAll("[^\\p{L}\\p{N}/]+", " ") + " ";
        if (key.contains(" not applicable ") || key.contains(" n/a ")) {
            return new Holder.NotApplicable(null);
        }
        var named = named(text.text());
        for (String word : List.of(" shared ", " both ", " joint ", " jointly ")) {
            if (key.contains(word)) {
                return shared(named.size() > 1 ? named : sharing);
            }
        }
        return named.isEmpty() ? null : named.size() == 1 ? owned(named.get(0), null) : shared(named);
    }

    private List<String> named(String text) {
        var named = new LinkedHashSet<String>();
        String[] tokens = text.split("[^\\p{L}\\p{N}']+", -1);
        for (int i = 0; i < tokens.length; i++) {
            for (int length = Math.min(3, tokens.length - i); length > 0; length--) {
                String words = String.join(" ", List.of(tokens).subList(i, i + length));
                String id = words.isBlank() || !Parties.isKnown(words) ? null : parties.find(words);
                if (id != null) {
                    named.add(id);
                    i += length - 1;
                    break;
                }
            }
        }
        return List.copyOf(named);
    }

    private static Holder owned(String party, @Nullable String text) {
        return new Holder.Owned(new Part(party, text));
    }

    private static @Nullable Holder shared(List<String> ids) {
        return ids.size() < 2 ? null : new Holder.Shared(untold(ids));
    }

    private static Holder overlap(List<String> ids) {
        return new Holder.Overlap(untold(ids));
    }

    private static List<Part> untold(List<String> ids) {
        var parts = new ArrayList<Part>();
        ids.forEach(id -> parts.add(new Part(id, null)));
        return parts;
    }
}
