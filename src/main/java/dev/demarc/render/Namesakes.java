package dev.demarc.render;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Party;
import dev.demarc.model.Address;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.render.PageView.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Concerns and parties of the same name in several matrices. Made once for a site. */
final class Namesakes {

    /** Rows are told apart by themselves: what is in them is large. */
    private static final class Row {
        final Duties duties;
        final Concern concern;

        Row(Duties duties, Concern concern) {
            this.duties = duties;
            this.concern = concern;
        }
    }

    /** What is said of a concern on the pages of all others of its name, and where its own is. */
    private record Said(
            String name, String holders, @Nullable Address page) {}

    /** A party as one matrix has it. */
    record Side(Duties duties, Party party) {}

    /** More are counted, not named: else the pages of alike matrices would grow with the square of their number. */
    private static final int MOST = 24;

    private final Site site;
    private final Words words;
    private @Nullable Known known;
    // With 100 matrices alike, each concern's page names 99 others: their words took more time than the pages.
    private final Map<Row, Said> said = new ConcurrentHashMap<>();

    Namesakes(Site site, Words words) {
        this.site = site;
        this.words = words;
    }

    /** All names of a site, looked up by the first who asks: for an edited article nobody does. */
    private static final class Known {
        final Map<String, List<Row>> concerns = new HashMap<>();
        final SortedMap<String, List<Side>> parties = new TreeMap<>();
        final Map<String, Address> pages = new HashMap<>();

        Known(Site site) {
            for (Duties duties : site.duties().values()) {
                for (Concern concern : duties.matrix().concerns()) {
                    var row = new Row(duties, concern);
                    names(concern)
                            .forEach(name -> concerns.computeIfAbsent(name, n -> new ArrayList<>())
                                    .add(row));
                }
                for (Party party : duties.matrix().parties()) {
                    parties.computeIfAbsent(party.name(), name -> new ArrayList<>())
                            .add(new Side(duties, party));
                }
            }
            for (SitePage page : site.pages()) {
                if (page.kind() == SitePage.Kind.WHO) {
                    pages.put(page.id(), page.address());
                }
            }
        }
    }

    private synchronized Known known() {
        var made = known;
        if (made == null) {
            made = new Known(site);
            known = made;
        }
        return made;
    }

    /** What a concern is called, each name once. */
    private static Set<String> names(Concern concern) {
        var names = new LinkedHashSet<String>();
        names.add(concern.name().toLowerCase(Locale.ROOT));
        concern.also().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    /** The same concern in other matrices, by any of its names, with who holds it there. */
    List<Link> of(SitePage on, Duties duties, Concern concern) {
        var links = new ArrayList<Link>();
        int more = 0;
        for (Row row : rows(concern)) {
            if (row.duties.file().path().equals(duties.file().path())) {
                continue;
            }
            if (links.size() == MOST) {
                more++;
                continue;
            }
            Said known = said.get(row);
            if (known == null) {
                known = said(row, new MatrixWords(site, on, row.duties, words));
                said.putIfAbsent(row, known);
            }
            Address page = known.page();
            String href = page == null || page.equals(on.address())
                    ? ""
                    : on.address().hrefTo(page);
            links.add(Link.of(known.name(), href).with(known.holders()));
        }
        if (more > 0) {
            links.add(Link.of(words.of("andMore", words.number(more)), ""));
        }
        return links;
    }

    /** All rows of any of a concern's names, each once. */
    private Collection<Row> rows(Concern concern) {
        if (concern.also().isEmpty()) {
            return known().concerns.getOrDefault(concern.name().toLowerCase(Locale.ROOT), List.of());
        }
        var rows = new LinkedHashSet<Row>();
        for (String name : names(concern)) {
            rows.addAll(known().concerns.getOrDefault(name, List.of()));
        }
        return rows;
    }

    private Said said(Row row, MatrixWords naming) {
        var holders = new LinkedHashSet<String>();
        for (Category category : row.duties.matrix().categories()) {
            holders.add(naming.cell(row.concern, category, false).word());
        }
        SitePage page = site.pageOf(row.duties, row.concern.id());
        return new Said(
                words.of("inMatrix", row.concern.name(), row.duties.matrix().title()),
                naming.listed(List.copyOf(holders)),
                page == null ? null : page.address());
    }

    /** Names of all parties, sorted, each with the matrices that have it. */
    SortedMap<String, List<Side>> parties() {
        return known().parties;
    }

    /** A link to a party over all matrices. */
    Link party(SitePage on, String name) {
        Address address = known().pages.get(name);
        return Link.of(name, address == null ? "" : on.address().hrefTo(address));
    }
}
