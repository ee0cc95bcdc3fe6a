package dev.demarc.model;

import dev.demarc.source.Located;
import dev.demarc.source.Packer;
import dev.demarc.source.Span;
import dev.demarc.source.Unpacker;
import dev.demarc.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a Markdown file, as bytes: the page without its text, and its notes. What is read is equal to what was
 * written. Who unpacks it says which file it is; and what is wanted of few pages stays packed until somebody asks.
 */
public final class PackedPage {

    /** Kinds of asks by their numbers: the uses of links, then blocks, then excerpts. */
    private static final List<Ask.Use> USES = List.of(Ask.Use.values());

    private static final int BLOCK = USES.size();
    private static final int EXCERPT = BLOCK + 1;

    private static final List<Page.Extra> EXTRAS = List.of(Page.Extra.values());

    private static final FrontMatter.Choices USUAL = FrontMatter.NONE.choices();

    private PackedPage() {}

    /** Writes a page. */
    public static void pack(Packer out, Page page) {
        pack(out, page.matter());
        out.text(page.outline().title()).truth(page.outline().titleInBody());
        out.<Heading>allLater(
                page.outline().headings(),
                (to, heading) -> to.count(heading.level()).text(heading.id()).text(heading.text()));
        page.asks().pack(out, PackedPage::pack);
        out.<String>allLater(page.anchors(), Packer::text);
        out.truth(!page.extras().isEmpty());
        if (!page.extras().isEmpty()) {
            for (Page.Extra extra : EXTRAS) {
                out.truth(page.extras().contains(extra));
            }
        }
    }

    /**
     * Reads a page.
     *
     * @param path below the source
     * @param place from the wiki's root
     */
    public static Page page(Unpacker in, String path, String place) {
        return new Page(
                path,
                place,
                matter(in),
                new Page.Outline(in.text(), in.truth(), in.allLater(PackedPage::headings)),
                Asks.unpacked(in, PackedPage::asks),
                in.allLater(Unpacker::texts),
                extras(in));
    }

    private static List<Heading> headings(Unpacker in) {
        return in.all(from -> new Heading(from.count(), from.text(), from.text()));
    }

    private static List<Ask> asks(Unpacker in) {
        return in.all(PackedPage::ask);
    }

    private static List<Page.Extra> extras(Unpacker in) {
        if (!in.truth()) {
            return List.of();
        }
        var extras = new ArrayList<Page.Extra>();
        for (Page.Extra extra : EXTRAS) {
            if (in.truth()) {
                extras.add(extra);
            }
        }
        return extras;
    }

    @SuppressWarnings("ReferenceEquality") // an equal one is written in full, and read as it was
    private static void pack(Packer out, FrontMatter matter) {
        out.truth(matter == FrontMatter.NONE);
        if (matter == FrontMatter.NONE) {
            return;
        }
        out.text(matter.title()).text(matter.description());
        Double weight = matter.weight();
        out.truth(weight != null).number(weight == null ? 0 : Double.doubleToRawLongBits(weight));
        pack(out, matter.upkeep());
        out.texts(matter.tags()).texts(matter.aliases());
        pack(out, matter.choices());
    }

    private static void pack(Packer out, FrontMatter.Upkeep upkeep) {
        boolean isKept = upkeep.owner() != null || upkeep.reviewBy() != null;
        out.truth(isKept);
        if (isKept) {
            out.text(upkeep.owner()).day(upkeep.reviewBy());
        }
    }

    private static FrontMatter.Upkeep upkeep(Unpacker in) {
        return in.truth() ? new FrontMatter.Upkeep(in.textOrNone(), in.dayOrNone()) : FrontMatter.NONE.upkeep();
    }

    private static void pack(Packer out, FrontMatter.Choices choices) {
        boolean isUsual = !choices.draft()
                && choices.template().equals(USUAL.template())
                && choices.toc()
                && choices.search()
                && choices.edit();
        out.truth(isUsual);
        if (!isUsual) {
            out.truth(choices.draft()).text(choices.template());
            out.truth(choices.toc()).truth(choices.search()).truth(choices.edit());
        }
    }

    private static FrontMatter.Choices choices(Unpacker in) {
        return in.truth() ? USUAL : new FrontMatter.Choices(in.truth(), in.text(), in.truth(), in.truth(), in.truth());
    }

    private static FrontMatter matter(Unpacker in) {
        if (in.truth()) {
            return FrontMatter.NONE;
        }
        String title = in.textOrNone();
        String description = in.textOrNone();
        boolean weighs = in.truth();
        double weight = Double.longBitsToDouble(in.longNumber());
        return new FrontMatter(
                title, description, weighs ? weight : null, upkeep(in), in.texts(), in.texts(), choices(in));
    }

    private static void pack(Packer out, Ask ask) {
        if (ask instanceof Ask.Link link) {
            out.count(USES.indexOf(link.use())).text(link.target());
        } else if (ask instanceof Ask.Block block) {
            out.count(BLOCK).text(block.yaml());
        } else if (ask instanceof Ask.Excerpt excerpt) {
            out.count(EXCERPT);
            pack(out, excerpt.fence());
        }
    }

    private static Ask ask(Unpacker in) {
        int kind = in.count();
        if (kind < BLOCK) {
            return new Ask.Link(in.text(), USES.get(kind));
        }
        return kind == BLOCK ? new Ask.Block(in.text()) : new Ask.Excerpt(fence(in));
    }

    private static void pack(Packer out, Fence fence) {
        out.text(fence.language()).text(fence.title());
        out.<Fence.Range>all(
                fence.marked(), (to, range) -> to.number(range.from()).number(range.to()));
        var excerpt = fence.excerpt();
        out.truth(excerpt != null);
        if (excerpt != null) {
            out.text(excerpt.file()).text(excerpt.lines()).text(excerpt.region());
        }
    }

    private static Fence fence(Unpacker in) {
        return new Fence(
                in.text(),
                in.text(),
                in.all(from -> new Fence.Range(from.number(), from.number())),
                in.truth() ? new Fence.Excerpt(in.text(), in.text(), in.text()) : null);
    }

    /** Writes the notes of a page. */
    public static void pack(Packer out, Notes notes) {
        notes.places().pack(out);
        out.truth(notes.tellsDuties());
        out.<Notes.Outward>allLater(notes.outward(), (to, outward) -> {
            to.text(outward.target()).constant(outward.use()).span(outward.span());
            Span address = outward.address();
            to.truth(address != null);
            if (address != null) {
                to.span(address);
            }
        });
        packLocated(out, notes.foreignKeys());
        out.<Notes.Ignore>all(notes.ignores(), (to, ignore) -> {
            to.span(ignore.span());
            packLocated(to, ignore.rules());
            to.text(ignore.reason()).number(ignore.from()).number(ignore.to()).span(ignore.whole());
        });
        out.<BoundTable>allLater(notes.tables().bound(), PackedPage::pack);
        out.<Notes.Unbound>all(notes.tables().others(), (to, table) -> table.pack(to));
        notes.wording().packWords(out);
    }

    /**
     * Reads the notes of a page.
     *
     * @param place of its file, from the wiki's root
     */
    public static Notes notes(Unpacker in, String place) {
        return new Notes(
                Places.unpacked(in),
                in.truth(),
                in.allLater(PackedPage::outward),
                located(in),
                in.all(PackedPage::ignore),
                tables(in),
                Wording.unpackedWords(in, place));
    }

    private static List<Notes.Outward> outward(Unpacker in) {
        return in.all(from -> new Notes.Outward(
                from.text(), from.constant(Ask.Use.class), from.span(), from.truth() ? from.span() : null));
    }

    private static Notes.Ignore ignore(Unpacker in) {
        return new Notes.Ignore(in.span(), located(in), in.text(), in.number(), in.number(), in.span());
    }

    private static Notes.Tables tables(Unpacker in) {
        List<BoundTable> bound = in.allLater(PackedPage::bound);
        List<Notes.Unbound> others = in.all(Notes.Unbound::unpacked);
        return bound.isEmpty() && others.isEmpty() ? Notes.Tables.NONE : new Notes.Tables(bound, others);
    }

    private static void packLocated(Packer out, List<Located<String>> all) {
        out.<Located<String>>all(all, (to, each) -> to.text(each.value()).span(each.span()));
    }

    private static List<Located<String>> located(Unpacker in) {
        return in.all(from -> new Located<>(from.text(), from.span()));
    }

    private static void pack(Packer out, BoundTable table) {
        Binding binding = table.binding();
        out.span(binding.span()).count(binding.values().size());
        binding.values().forEach((key, values) -> packLocated(out.text(key), values));
        packLocated(out, binding.keys());
        pack(out, table.head());
        pack(out, table.dashes());
        out.<BoundTable.Row>all(table.rows(), PackedPage::pack);
        out.text(table.prefix()).text(table.newline());
    }

    private static List<BoundTable> bound(Unpacker in) {
        return in.all(PackedPage::table);
    }

    private static BoundTable table(Unpacker in) {
        Span span = in.span();
        Map<String, List<Located<String>>> values = new TreeMap<>();
        for (int i = in.count(); i > 0; i--) {
            values.put(in.text(), located(in));
        }
        return new BoundTable(
                new Binding(span, values, located(in)),
                row(in),
                row(in),
                in.all(PackedPage::row),
                in.text(),
                in.text());
    }

    private static void pack(Packer out, BoundTable.Row row) {
        out.<BoundTable.Cell>all(
                row.cells(),
                (to, cell) -> to.text(cell.text()).span(cell.span()).span(cell.slot()));
        out.span(row.end()).truth(row.closed());
    }

    private static BoundTable.Row row(Unpacker in) {
        return new BoundTable.Row(
                in.all(from -> new BoundTable.Cell(from.text(), from.span(), from.span())), in.span(), in.truth());
    }
}
