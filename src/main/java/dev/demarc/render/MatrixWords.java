package dev.demarc.render;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.State;
import dev.demarc.model.Address;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.render.PageView.Link;
import dev.demarc.render.Section.Cell;
import dev.demarc.render.Section.PartyKey;
import dev.demarc.render.Section.Place;
import dev.demarc.render.Section.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one matrix's parties, cells and duties are worded and linked on one page. */
final class MatrixWords implements Figures.Cells {

    /** Colours and patterns begin again from the sixth party. */
    private static final int COLOURS = 5;

    private final Site site;
    private final SitePage on;
    private final Duties duties;
    private final Matrix matrix;
    private final Words words;
    private final @Nullable SitePage matrixPage;
    // A page of a matrix shows the same few parties again and again.
    private final Map<String, PartyKey> keys = new HashMap<>();

    MatrixWords(Site site, SitePage on, Duties duties, Words words) {
        this.site = site;
        this.on = on;
        this.duties = duties;
        this.matrix = duties.matrix();
        this.words = words;
        this.matrixPage = site.pageOf(duties, "");
    }

    Link link(String text, String id) {
        SitePage page = site.pageOf(duties, id);
        return Link.of(text, page == null || page.address().equals(on.address()) ? "" : hrefTo(page.address()));
    }

    Link matrixLink() {
        return link(matrix.title(), "");
    }

    Link link(Concern concern) {
        return link(concern.name(), concern.id());
    }

    Link link(Category category) {
        return link(category.name(), category.id());
    }

    private String hrefTo(Address address) {
        return on.address().hrefTo(address);
    }

    /** A link to a file in the matrix's own folder, where its figures lie. */
    Link download(String text, String file) {
        Address own = Address.ofMatrix(duties.file().path());
        return Link.of(text, hrefTo(new Address(own.own() + file)));
    }

    PartyKey key(Party party) {
        int colour = (party.number() - 1) % COLOURS + 1;
        return new PartyKey(
                party.id(),
                party.letter(),
                colour,
                party.name(),
                link("", party.id()).href());
    }

    PartyKey key(String party) {
        PartyKey known = keys.get(party);
        if (known == null) {
            known = matrix.party(party).map(this::key).orElseGet(() -> new PartyKey(party, "?", 1, party, ""));
            keys.put(party, known);
        }
        return known;
    }

    String name(String party) {
        return matrix.party(party).map(Party::name).orElse(party);
    }

    /** The anchor of a cell on the matrix's page. */
    static String anchor(Concern concern, Category category) {
        return concern.id() + "." + category.id();
    }

    /** Where a cell of the full table stands, from this page; empty if the matrix has no page. */
    String cellHref(Concern concern, Category category) {
        return matrixPage == null ? "" : on.address().hrefTo(matrixPage.address(), anchor(concern, category));
    }

    /** Where a cell of a figure leads: on the page of its category to its row there, else to the full table. */
    @Override
    public String href(Concern concern, Category category) {
        boolean here = on.kind() == SitePage.Kind.CATEGORY
                && on.matrix().equals(duties.file().path())
                && on.id().equals(category.id());
        return here ? "#" + concern.id() : cellHref(concern, category);
    }

    @Override
    public String told(Concern concern, Category category) {
        return words.of("cell", concern.name(), category.name())
                + words.of("colon")
                + sentence(matrix.holder(concern, category));
    }

    /** The cell as it is drawn, with its anchor if it stands in the full table. */
    Cell cell(Concern concern, Category category, boolean anchored) {
        var place = new Place(anchored ? anchor(concern, category) : "", cellHref(concern, category), category.id());
        return cell(matrix.holder(concern, category), place);
    }

    /** A holder, drawn. */
    Cell cell(Holder holder, Place place) {
        return holder.match(new Holder.Cases<>() {
            @Override
            public Cell owned(Holder.Owned owned) {
                PartyKey key = key(owned.part().party());
                return new Cell("owned", "p" + key.number(), place, List.of(key), key.name(), "", sentence(holder));
            }

            @Override
            public Cell shared(Holder.Shared shared) {
                var keys = keys(shared.parts());
                return new Cell(
                        "shared", "shared " + two(keys), place, keys, words.of("state.shared"), "", sentence(holder));
            }

            @Override
            public Cell overlap(Holder.Overlap overlap) {
                var keys = keys(overlap.parts());
                return new Cell(
                        "overlap",
                        "overlap " + two(keys),
                        place,
                        keys,
                        words.of("state.overlap"),
                        "",
                        sentence(holder));
            }

            @Override
            public Cell outsourced(Holder.Outsourced outsourced) {
                PartyKey to = key(outsourced.to());
                if (outsourced.by() == null) {
                    return new Cell(
                            "outsourced", "p" + to.number(), place, List.of(to), to.name(), "", sentence(holder));
                }
                PartyKey by = key(outsourced.by());
                String look = "p" + to.number() + " s" + by.number();
                return new Cell("outsourced", look, place, List.of(by, to), to.name(), "", sentence(holder));
            }

            @Override
            public Cell varies(Holder.Varies varies) {
                Holder otherwise = varies.otherwise();
                var keys = otherwise == null ? List.<PartyKey>of() : keysOf(otherwise.parties());
                String look =
                        keys.isEmpty() ? "varies" : "varies p" + keys.get(0).number();
                return new Cell(
                        "varies", look, place, keys, words.of("state.varies"), varies.condition(), sentence(holder));
            }

            @Override
            public Cell notApplicable(Holder.NotApplicable na) {
                return new Cell(
                        "na", "na", place, List.of(), words.of("state.na"), text(na.reason()), sentence(holder));
            }

            @Override
            public Cell undetermined(Holder.Undetermined open) {
                String until = open.until() == null ? "" : words.of("until", words.date(open.until()));
                return new Cell(
                        "undetermined",
                        "undet",
                        place,
                        List.of(),
                        words.of("state.undetermined"),
                        until,
                        sentence(holder));
            }

            @Override
            public Cell missing(Holder.Missing missing) {
                return new Cell("gap", "gap", place, List.of(), words.of("state.gap"), "", sentence(holder));
            }
        });
    }

    // The upper party stands at the left, as it does in the diagrams.
    private List<PartyKey> keys(List<Part> parts) {
        var ids = new ArrayList<String>();
        parts.forEach(part -> ids.add(part.party()));
        return keysOf(ids);
    }

    private List<PartyKey> keysOf(List<String> parties) {
        var keys = new ArrayList<PartyKey>();
        for (String party : parties) {
            keys.add(key(party));
        }
        Collections.reverse(keys);
        return keys;
    }

    private static String two(List<PartyKey> keys) {
        return "a" + keys.get(0).number() + " b" + keys.get(keys.size() - 1).number();
    }

    /** Who holds it, in a sentence, for those who can't see it. */
    String sentence(Holder holder) {
        return holder.match(new Holder.Cases<>() {
            @Override
            public String owned(Holder.Owned owned) {
                return words.of("holds.owned", name(owned.part().party()));
            }

            @Override
            public String shared(Holder.Shared shared) {
                return words.of("holds.shared", names(shared.parts()));
            }

            @Override
            public String overlap(Holder.Overlap overlap) {
                return words.of("holds.overlap", names(overlap.parts()));
            }

            @Override
            public String outsourced(Holder.Outsourced outsourced) {
                return outsourced.by() == null
                        ? words.of("holds.outsourcedByNobody", name(outsourced.to()))
                        : words.of("holds.outsourced", name(outsourced.to()), name(outsourced.by()));
            }

            @Override
            public String varies(Holder.Varies varies) {
                Holder otherwise = varies.otherwise();
                return otherwise == null
                        ? words.of("holds.varies", closed(varies.condition()))
                        : words.of("holds.variesElse", closed(varies.condition()), sentence(otherwise));
            }

            @Override
            public String notApplicable(Holder.NotApplicable na) {
                return na.reason() == null ? words.of("holds.na") : words.of("holds.naBecause", closed(na.reason()));
            }

            @Override
            public String undetermined(Holder.Undetermined open) {
                var told = new ArrayList<String>();
                told.add(open.reason() == null ? words.of("holds.undetermined") : closed(open.reason()));
                if (open.owner() != null) {
                    told.add(words.of("holds.settles", name(open.owner())));
                }
                if (open.until() != null) {
                    told.add(words.of("holds.until", words.date(open.until())));
                }
                return String.join(" ", told);
            }

            @Override
            public String missing(Holder.Missing missing) {
                return words.of("holds.gap");
            }
        });
    }

    /** Names of those whose parts these are, joined as in a sentence. */
    String names(List<Part> parts) {
        var names = new ArrayList<String>();
        parts.forEach(part -> names.add(name(part.party())));
        return listed(names);
    }

    /** Names joined as in a sentence: “A, B and C”. */
    String listed(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        String last = names.get(names.size() - 1);
        return words.of("and", String.join(words.of("comma"), names.subList(0, names.size() - 1)), last);
    }

    /** A party's own words, or that it has not told any. */
    String part(Part part) {
        return part.text() == null ? words.of("part.untold") : part.text();
    }

    /** Each party's part, the upper party first. */
    List<Section.Part> parts(Holder holder) {
        var parts = new ArrayList<Section.Part>();
        for (Part part : holder.parts()) {
            boolean alone = holder instanceof Holder.Owned || holder instanceof Holder.Outsourced;
            parts.add(new Section.Part(key(part.party()), alone && part.text() == null ? "" : part(part)));
        }
        if (holder instanceof Holder.Varies varies) {
            for (Part part : varies.cases()) {
                parts.add(new Section.Part(key(part.party()), part(part)));
            }
        }
        Collections.reverse(parts);
        return parts;
    }

    /** What a party does in a cell; nothing if it has no part in it. */
    Optional<Task> task(Concern concern, Holder holder, String party) {
        if (holder instanceof Holder.Varies varies) {
            String condition = words.of("task.varies", closed(varies.condition()));
            for (Part part : varies.cases()) {
                if (part.party().equals(party)) {
                    return Optional.of(task(part(part), condition));
                }
            }
            return varies.otherwise() == null
                    ? Optional.empty()
                    : task(concern, varies.otherwise(), party).map(task -> task(task.text(), condition));
        }
        if (holder instanceof Holder.Outsourced outsourced) {
            return outsourced(concern, outsourced, party);
        }
        for (Part part : holder.parts()) {
            if (part.party().equals(party)) {
                return Optional.of(task(text(concern, part, holder), note(holder, party)));
            }
        }
        return Optional.empty();
    }

    private Optional<Task> outsourced(Concern concern, Holder.Outsourced outsourced, String party) {
        String told = outsourced.text() == null ? described(concern) : outsourced.text();
        if (party.equals(outsourced.to())) {
            String by = outsourced.by() == null ? "" : words.of("task.for", name(outsourced.by()));
            return Optional.of(task(told, by));
        }
        return party.equals(outsourced.by())
                ? Optional.of(task(told, words.of("task.outsourced", name(outsourced.to()))))
                : Optional.empty();
    }

    private static Task task(String text, String note) {
        return new Task(text, note, List.of());
    }

    private String text(Concern concern, Part part, Holder holder) {
        if (part.text() != null) {
            return part.text();
        }
        return holder instanceof Holder.Owned ? described(concern) : words.of("part.untold");
    }

    private String described(Concern concern) {
        return concern.description() == null ? words.of("task.untold") : concern.description();
    }

    private String note(Holder holder, String party) {
        if (holder instanceof Holder.Owned) {
            return "";
        }
        var others = new ArrayList<String>();
        for (String other : holder.parties()) {
            if (!other.equals(party)) {
                others.add(name(other));
            }
        }
        return words.of(holder instanceof Holder.Shared ? "task.shared" : "task.overlap", listed(others));
    }

    /** The party in whose table a cell's row stands; nothing for what is shared or open. */
    @Nullable
    String rowOf(Holder holder) {
        if (holder instanceof Holder.Owned owned) {
            return owned.part().party();
        }
        if (holder instanceof Holder.Outsourced outsourced) {
            return outsourced.by() == null ? outsourced.to() : outsourced.by();
        }
        if (holder instanceof Holder.Varies varies && varies.otherwise() != null) {
            return rowOf(varies.otherwise());
        }
        return null;
    }

    /** A text that somebody wrote with or without a full stop, as a sentence. */
    private String closed(String text) {
        return PageView.endsSentence(text) ? text : text + words.of("stop");
    }

    /** Whether parties agreed to share it, at least by default. */
    static boolean isShared(Holder holder) {
        return holder instanceof Holder.Shared
                || (holder instanceof Holder.Varies varies && varies.otherwise() instanceof Holder.Shared);
    }

    /** A state's name in templates and in addresses. */
    static String stateName(State state) {
        return switch (state) {
            case NOT_APPLICABLE -> "na";
            case MISSING -> "gap";
            case OWNED, SHARED, OVERLAP, OUTSOURCED, VARIES, UNDETERMINED ->
                state.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
