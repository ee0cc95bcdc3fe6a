package dev.demarc.markdown;

import dev.demarc.model.Ask;
import dev.demarc.model.Binding;
import dev.demarc.model.Heading;
import dev.demarc.model.Notes;
import dev.demarc.model.Page;
import dev.demarc.model.PageFacts;
import dev.demarc.model.Places;
import dev.demarc.source.Lines;
import dev.demarc.source.Located;
import dev.demarc.source.Span;
import dev.demarc.wording.WordSieve;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One file while it is written: its text, its HTML so far, and what was gathered on the way. */
final class Sheet {

    final Dialect dialect;

    /** Whether the site answers where links lead; else they stay as written. */
    final boolean holes;

    final Phrases phrases;
    final String file;

    /** The file again; what looks at every character looks here, for that takes a third of the time. */
    final char[] characters;

    final int bodyStart;
    final Pieces out;
    final List<Ask> asks = new ArrayList<>();
    final List<Span> places = new ArrayList<>();
    final Map<String, Span> addresses = new HashMap<>();
    final List<Heading> headings = new ArrayList<>();
    final List<String> anchors = new ArrayList<>();
    final List<PageFacts.Table> tables = new ArrayList<>();
    final List<Binding> looseBindings = new ArrayList<>();
    final List<Located<String>> undefined = new ArrayList<>();
    final List<Located<String>> explicitIds = new ArrayList<>();
    final List<Located<Integer>> levels = new ArrayList<>();
    final List<PageFacts.Image> images = new ArrayList<>();
    final List<Located<String>> silentLinks = new ArrayList<>();
    final List<Notes.Outward> outward = new ArrayList<>();
    final List<Notes.Ignore> ignores = new ArrayList<>();
    final List<Located<String>> unset = new ArrayList<>();
    final WordSieve words;
    final Set<String> slugs = new HashSet<>();

    final Set<Page.Extra> extras = EnumSet.noneOf(Page.Extra.class);

    /** The file's blocks. */
    final Part.Whole document;

    private final Lines lines;

    Sheet(Dialect dialect, Phrases phrases, boolean holes, String file, int bodyStart) {
        this.phrases = phrases;
        this.dialect = dialect;
        this.holes = holes;
        this.file = file;
        this.characters = file.toCharArray();
        this.bodyStart = bodyStart;
        this.document = Blocks.read(characters, bodyStart, dialect);
        this.lines = Lines.of(file, document.lineStarts);
        this.words = new WordSieve(characters);
        this.out = new Pieces((file.length() - bodyStart) * 5 / 4 + 64);
    }

    /** Whether pages get what the design adds to the specifications. */
    boolean isPage() {
        return dialect == Dialect.DEMARC;
    }

    /** The inline text of lines. */
    Passage passage(List<Line> from) {
        return Passage.of(characters, file, from);
    }

    /** Writes HTML and ends the line. */
    void line(String html) {
        out.html.append(html).append('\n');
    }

    /** Leaves a hole, and says what belongs there. */
    void ask(Ask ask, Span place) {
        asks.add(ask);
        places.add(place);
        out.hole();
    }

    /** The same where the address stands elsewhere: within an image or a tag, or at a definition. */
    void ask(Ask ask, Span place, Span address) {
        addresses.put(Places.address(asks.size()), address);
        ask(ask, place);
    }

    /** Notes a link that leaves the wiki. */
    void outward(String target, Ask.Use use, Span place, @Nullable Span address) {
        if (holes) {
            outward.add(new Notes.Outward(target, use, place, address));
        }
    }

    /** Takes running text that stands in a passage as it does in the file. */
    void words(Passage passage, int from, int to) {
        int start = holes ? passage.offsetOfPiece(from, to) : -1;
        if (start >= 0) {
            words.prose(start, start + to - from);
        }
    }

    /** The place between two offsets in the file. */
    Span span(int start, int end) {
        return lines.span(start, end);
    }

    /** Ids that were written and stand a second time, or equal a heading's slug. */
    List<Located<String>> repeatedIds() {
        var seen = new HashSet<String>();
        var repeated = new ArrayList<Located<String>>();
        for (Located<String> id : explicitIds) {
            if (!seen.add(id.value()) || slugs.contains(id.value())) {
                repeated.add(id);
            }
        }
        return repeated;
    }
}
