package dev.demarc.model;

import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Party;
import dev.demarc.model.SitePage.Kind;
import dev.demarc.model.SitePage.Subject;
import dev.demarc.source.Location;
import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts the site together: gives every page its address, joins prose to the pages that data makes, fills in lists, and
 * says where two sources want one address.
 */
public final class SiteAssembly {

    /**
     * What a site is made of.
     *
     * @param pages Markdown files, drafts included
     * @param duties matrices
     * @param assets paths below the source of files that are copied, sorted
     * @param wanted what isn't made unless somebody asks for it
     * @param named what findings call the wiki's own parts
     */
    public record Parts(
            Settings.SiteFacts facts,
            List<Settings.NavItem> nav,
            List<Page> pages,
            List<Duties> duties,
            SortedSet<String> assets,
            Wanted wanted,
            Named named) {
        /** Copies the lists. */
        public Parts {
            nav = List.copyOf(nav);
            pages = List.copyOf(pages);
            duties = List.copyOf(duties);
        }
    }

    /**
     * What isn't made unless somebody asks for it.
     *
     * @param drafts whether drafts are built
     * @param changes whether a page tells which cells changed hands
     */
    public record Wanted(boolean drafts, boolean changes) {}

    /**
     * What findings call the wiki's own parts.
     *
     * @param source the source folder from the wiki's root, ending with a slash or empty
     * @param settings the settings file from the wiki's root
     */
    public record Named(String source, String settings) {}

    private static final Address WHO = new Address("who-does-what.html");
    private static final Address FINDINGS = new Address("findings.html");
    private static final Address CHANGES = new Address("changes.html");
    private static final Address TAGS = new Address("tags/index.html");

    private final Parts parts;
    private final List<Diagnostic> findings = new ArrayList<>();
    // In the order in which they come: that is nearly the order of their addresses, and so soon sorted.
    private final Map<Address, SitePage> pages;
    private final Map<Address, String> origins;
    private final Map<String, SitePage> bySource;
    private final SortedSet<String> drafts = new TreeSet<>();
    private final SortedMap<String, Duties> duties = new TreeMap<>();
    private final NavigableMap<Address, Address> redirects = new TreeMap<>();
    private final Map<Address, Page> proseAt;
    private final List<Taken> taken = new ArrayList<>();

    private SiteAssembly(Parts parts) {
        this.parts = parts;
        int room = parts.pages().size() * 3;
        this.pages = new LinkedHashMap<>(room);
        this.origins = new HashMap<>(room);
        this.bySource = new HashMap<>(room);
        this.proseAt = new LinkedHashMap<>(room);
    }

    /** Puts a site together. */
    public static Checked<Site> of(Parts parts) {
        return new SiteAssembly(parts).assemble();
    }

    /**
     * Puts a site together after another, from which most of it is taken if it can be.
     *
     * @param before the other site
     * @param then what it was made of
     */
    public static Checked<Site> after(Checked<Site> before, Parts then, Parts now) {
        Site site = Reassembly.of(before, then, now);
        return site == null ? of(now) : new Checked<>(site, before.findings());
    }

    private Checked<Site> assemble() {
        var written = publishedPages();
        var addresses = new ArrayList<Address>(written.size());
        for (Page page : written) {
            Address address = page.address();
            addresses.add(address);
            proseAt.putIfAbsent(address, page);
        }
        parts.duties().stream().sorted(Order.by(each -> each.file().path())).forEach(this::addMatrix);
        addAside(FINDINGS, Kind.FINDINGS, "findings");
        if (parts.wanted().changes() && !duties.isEmpty()) {
            addAside(CHANGES, Kind.CHANGES, "changes");
        }
        var filed = filed(written);
        addTags(filed);
        for (int i = 0; i < written.size(); i++) {
            addArticle(written.get(i), addresses.get(i));
        }
        var assets = addAssets();
        addLists();
        addWhoDoesWhat();
        put(new SitePage(new Address("404.html"), Kind.NOT_FOUND, "404", null, null), "404.html");
        addRedirects(written);
        var ordered = ordered();
        tellOfCase(ordered.keySet());
        var builder = new NavigationBuilder(parts.nav(), ordered, bySource, duties);
        var navigation = builder.build();
        builder.missing().forEach(this::tellOfMissing);
        ordered.replaceAll((address, page) -> named(page, navigation));
        return new Checked<>(
                new Site(
                        parts.facts(),
                        ordered,
                        bySource,
                        assets,
                        drafts,
                        duties,
                        redirects,
                        tags(filed),
                        navigation,
                        null),
                findings);
    }

    /** All pages by the order of their addresses, and found by hash: these have long beginnings in common. */
    private Map<Address, SitePage> ordered() {
        var addresses = new ArrayList<>(pages.keySet());
        addresses.sort(null);
        var ordered = new LinkedHashMap<Address, SitePage>(addresses.size() * 2);
        for (Address address : addresses) {
            ordered.put(address, pages.get(address));
        }
        return ordered;
    }

    /** The pages in the order in which they claim their addresses: by path, but an index before a README. */
    private List<Page> publishedPages() {
        var published = new ArrayList<Page>();
        var readmes = new ArrayList<Page>();
        for (Page page : parts.pages()) {
            if (page.matter().choices().draft() && !parts.wanted().drafts()) {
                drafts.add(page.path());
            } else if (page.path().endsWith("README.md")) {
                readmes.add(page);
            } else {
                published.add(page);
            }
        }
        // In order already, most often.
        published.sort(Order.by(Page::path));
        readmes.sort(Order.by(Page::path));
        published.addAll(readmes);
        return published;
    }

    private void addMatrix(Duties of) {
        String path = of.file().path();
        Address address = Address.ofMatrix(path);
        var matrix = of.matrix();
        duties.put(path, of);
        var page = fromData(address, Kind.MATRIX, matrix.title(), new Subject(path, ""));
        if (!put(page, of.file().place())) {
            return;
        }
        bySource.put(path, page);
        for (Category category : matrix.categories()) {
            addBelow(of, address, Kind.CATEGORY, category.id(), category.name(), category.renamedFrom());
        }
        for (Party party : matrix.parties()) {
            addBelow(of, address, Kind.PARTY, party.id(), party.name(), party.renamedFrom());
        }
        for (Concern concern : matrix.concerns()) {
            addBelow(of, address, Kind.CONCERN, concern.id(), concern.name(), concern.renamedFrom());
        }
    }

    private void addBelow(Duties of, Address matrix, Kind kind, String id, String name, List<String> earlier) {
        var page = fromData(matrix.below(id), kind, name, new Subject(of.file().path(), id));
        if (put(page, of.file().place())) {
            earlier.forEach(old -> redirects.putIfAbsent(matrix.below(old), page.address()));
        }
    }

    private SitePage fromData(Address address, Kind kind, String name, Subject subject) {
        @Nullable Page prose = proseAt.get(address);
        boolean named = prose != null
                && (prose.matter().title() != null || prose.outline().titleInBody());
        return new SitePage(address, kind, named && prose != null ? prose.title() : name, subject, prose);
    }

    private void addArticle(Page page, Address address) {
        SitePage there = pages.get(address);
        Page prose = there == null ? null : there.prose();
        if (there != null && prose != null && prose.path().equals(page.path())) {
            bySource.put(page.path(), there);
            return;
        }
        Kind kind = address.path().equals("index.html") ? Kind.HOME : Kind.ARTICLE;
        var made = new SitePage(address, kind, page.title(), null, page);
        if (put(made, page.place())) {
            bySource.put(page.path(), made);
        }
    }

    /** Such a page gives way to a file of the wiki that has its address, or one that differs in capitals. */
    private void addAside(Address at, Kind kind, String name) {
        boolean taken = false;
        for (String asset : parts.assets()) {
            taken |= asset.equalsIgnoreCase(at.path());
        }
        for (Address address : pages.keySet()) {
            taken |= address.path().equalsIgnoreCase(at.path());
        }
        for (Address address : proseAt.keySet()) {
            taken |= !address.equals(at) && address.path().equalsIgnoreCase(at.path());
        }
        if (!taken) {
            @Nullable Page prose = proseAt.get(at);
            put(new SitePage(at, kind, prose == null ? name : prose.title(), null, prose), at.path());
        }
    }

    /** A page for each tag, and one for all; where a matrix or a file of the wiki has the address, there is none. */
    private void addTags(SortedMap<String, Filed> tags) {
        if (!tags.isEmpty()) {
            addTag(TAGS, Kind.TAGS, "tags", "");
            tags.forEach((slug, filed) -> addTag(TAGS.sibling(slug), Kind.TAG, filed.name, slug));
        }
    }

    private void addTag(Address address, Kind kind, String name, String slug) {
        if (!pages.containsKey(address) && !parts.assets().contains(address.path())) {
            put(fromData(address, kind, name, new Subject("", slug)), address.path());
        }
    }

    /** What is filed under one tag, which is called as the first page writes it. */
    private static final class Filed {
        final String name;
        final List<Page> pages = new ArrayList<>();

        Filed(String name) {
            this.name = name;
        }

        @SuppressWarnings("ReferenceEquality") // the page that was added just now
        void add(Page page) {
            // Two of its tags may be spelt alike.
            if (pages.isEmpty() || pages.get(pages.size() - 1) != page) {
                pages.add(page);
            }
        }
    }

    /** What is filed under tags, by their slug. */
    private static SortedMap<String, Filed> filed(List<Page> written) {
        var bySlug = new TreeMap<String, Filed>();
        // Few tags are on many pages, and each is spelt out often.
        var asWritten = new HashMap<String, Filed>();
        for (Page page : written) {
            for (String tag : page.matter().tags()) {
                Filed filed = asWritten.get(tag);
                if (filed == null && !tag.isBlank()) {
                    filed = bySlug.computeIfAbsent(Tag.slug(tag), slug -> new Filed(tag.strip()));
                    asWritten.put(tag, filed);
                }
                if (filed != null) {
                    filed.add(page);
                }
            }
        }
        return bySlug;
    }

    private SortedMap<String, Tag> tags(SortedMap<String, Filed> filed) {
        var tags = new TreeMap<String, Tag>();
        filed.forEach((slug, of) -> {
            var tagged = new ArrayList<SitePage>(of.pages.size());
            for (Page page : of.pages) {
                SitePage made = bySource.get(page.path());
                if (made != null) {
                    tagged.add(made);
                }
            }
            tags.put(slug, new Tag(of.name, TAGS.sibling(slug), tagged));
        });
        return tags;
    }

    private SortedSet<String> addAssets() {
        var hidden = new HashSet<String>();
        for (String asset : parts.assets()) {
            SitePage there = pages.get(new Address(asset));
            if (there != null) {
                hidden.add(asset);
                collide(
                        origins.getOrDefault(there.address(), asset),
                        parts.named().source() + asset,
                        there.address());
            }
        }
        if (hidden.isEmpty()) {
            return parts.assets();
        }
        var copied = new TreeSet<>(parts.assets());
        copied.removeAll(hidden);
        return copied;
    }

    /** A list for each folder that has pages and no index; a matrix's own folder needs none. */
    private void addLists() {
        var folders = new HashSet<String>();
        folders.add("");
        String last = "";
        for (SitePage page : pages.values()) {
            String path = page.address().path();
            if (page.kind() == Kind.CATEGORY
                    || page.kind() == Kind.PARTY
                    || page.kind() == Kind.CONCERN
                    || (path.startsWith(last) && path.indexOf('/', last.length()) < 0)) {
                continue;
            }
            String folder = page.address().folder();
            last = folder;
            while (!folder.isEmpty() && folders.add(folder)) {
                folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
            }
        }
        for (String folder : new TreeSet<>(folders)) {
            Address address = new Address(folder + "index.html");
            boolean ofMatrix = !folder.isEmpty() && isMatrixPage(folder.substring(0, folder.length() - 1) + ".html");
            if (!pages.containsKey(address) && !parts.assets().contains(address.path()) && !ofMatrix) {
                String title = folder.isEmpty()
                        ? parts.facts().title()
                        : Names.inWords(folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1)
                                .replace("/", ""));
                put(new SitePage(address, folder.isEmpty() ? Kind.HOME : Kind.LIST, title, null, null), folder);
            }
        }
    }

    /** A list that isn't in the navigation is called as what is there of its folder: a folder's name has no capitals. */
    private static SitePage named(SitePage page, Navigation navigation) {
        if (page.kind() != Kind.LIST || navigation.has(page.address())) {
            return page;
        }
        @Nullable String name = navigation.nameOf(page.address().folder());
        return name == null ? page : new SitePage(page.address(), page.kind(), name, null, null);
    }

    private boolean isMatrixPage(String path) {
        SitePage page = pages.get(new Address(path));
        return page != null && page.kind() == Kind.MATRIX;
    }

    private void addWhoDoesWhat() {
        if (duties.isEmpty()) {
            return;
        }
        put(new SitePage(WHO, Kind.WHO_DOES_WHAT, "who-does-what", new Subject("", ""), proseAt.get(WHO)), WHO.path());
        var names = new TreeMap<String, String>();
        // Most matrices have the same parties.
        var seen = new HashSet<String>();
        for (Duties of : duties.values()) {
            for (Party party : of.matrix().parties()) {
                if (seen.add(party.name())) {
                    names.putIfAbsent(Names.slug(party.name()), party.name());
                }
            }
        }
        names.forEach((slug, name) ->
                put(new SitePage(WHO.below(slug), Kind.WHO, name, new Subject("", name), null), WHO.path()));
    }

    private boolean put(SitePage page, String origin) {
        SitePage there = pages.putIfAbsent(page.address(), page);
        if (there == null) {
            origins.put(page.address(), origin);
            return true;
        }
        collide(origins.getOrDefault(page.address(), there.address().path()), origin, page.address());
        return false;
    }

    private void collide(String first, String second, Address address) {
        findings.add(Diagnostic.of(
                RuleId.ADDRESS_COLLISION,
                Location.in(second),
                "`%s` and `%s` both become `%s`; the first was taken.".formatted(first, second, address),
                "Give one of them another name; until then `%s` is not in the site.".formatted(second),
                address.path()));
    }

    private void tellOfCase(Set<Address> addresses) {
        boolean areSmall = true;
        for (Address address : addresses) {
            areSmall &= address.path().toLowerCase(Locale.ROOT).equals(address.path());
        }
        if (areSmall) {
            return;
        }
        var seen = new HashMap<String, Address>();
        for (Address address : addresses) {
            Address other = seen.putIfAbsent(address.path().toLowerCase(Locale.ROOT), address);
            if (other != null) {
                findings.add(Diagnostic.of(
                                RuleId.ADDRESS_COLLISION,
                                Location.in(origins.getOrDefault(address, address.path())),
                                "`%s` and `%s` differ only in their capitals.".formatted(other, address),
                                "Some disks take them for one file; rename one of them.",
                                address.path())
                        .as(Severity.WARNING));
            }
        }
    }

    private void tellOfMissing(Settings.NavItem item) {
        String target = item.target() == null ? "" : item.target();
        findings.add(Diagnostic.of(
                RuleId.BROKEN_LINK,
                Location.in(parts.named().settings(), item.at()),
                "`nav` names `%s`, and there is no such page.".formatted(target),
                near(target),
                target));
    }

    private String near(String target) {
        var near = Nearest.allTo(target, bySource.keySet());
        return near.isEmpty()
                ? "Write its path from the top of the source, or a pattern such as `guide/*.md`."
                : "Nearest: `" + String.join("`, `", near) + "`.";
    }

    private void addRedirects(Collection<Page> written) {
        for (Page page : written) {
            SitePage made = bySource.get(page.path());
            if (made == null) {
                continue;
            }
            for (String alias : page.matter().aliases()) {
                addAlias(page, made, alias);
            }
        }
        redirects.keySet().removeAll(pages.keySet());
        tellOfTaken();
    }

    /** An alias that is the address of another page: it would lead from that one to its own. */
    private record Taken(Page page, String alias, Address from, Address to) {}

    /** Aliases that would lead round are one finding for each round; the others each have a page in their way. */
    private void tellOfTaken() {
        taken.sort(Order.by(each -> each.page().path()));
        var told = new HashSet<Taken>();
        for (Taken each : taken) {
            if (!told.contains(each)) {
                var round = new ArrayList<Taken>();
                if (leadsBack(each.to(), each.from(), new HashSet<>(), round)) {
                    round.add(each);
                    told.addAll(round);
                    tellOfLoop(each, round);
                } else {
                    tellOfConflict(
                            each.page(),
                            each.alias(),
                            origins.getOrDefault(each.from(), each.from().path()));
                }
            }
        }
    }

    /** Whether aliases lead from one address to another; those that do are gathered, in their order. */
    private boolean leadsBack(Address at, Address wanted, Set<Address> seen, List<Taken> way) {
        if (at.equals(wanted)) {
            return true;
        }
        for (Taken next : taken) {
            if (next.from().equals(at) && seen.add(next.to())) {
                way.add(next);
                if (leadsBack(next.to(), wanted, seen, way)) {
                    return true;
                }
                way.remove(way.size() - 1);
            }
        }
        return false;
    }

    private void tellOfLoop(Taken first, List<Taken> round) {
        var names = new ArrayList<String>();
        names.add("`" + first.to() + "`");
        round.forEach(each -> names.add("`" + each.to() + "`"));
        var others = new ArrayList<Diagnostic.Related>();
        for (Taken each : round) {
            if (!each.equals(first)) {
                others.add(new Diagnostic.Related(
                        Location.in(each.page().place()), "`" + each.alias() + "` is an alias here."));
            }
        }
        findings.add(Diagnostic.of(
                        RuleId.ALIAS_LOOP,
                        Location.in(first.page().place()),
                        "Aliases lead round: " + String.join(" leads to ", names) + ".",
                        "Each of these pages claims the address of another: take one alias out. Until then all aliases"
                                + " of the round do nothing.",
                        first.alias())
                .with(others));
    }

    private void tellOfConflict(Page page, String alias, String holder) {
        findings.add(Diagnostic.of(
                RuleId.ALIAS_CONFLICT,
                Location.in(page.place()),
                "The alias `%s` is also the address of `%s`.".formatted(alias, holder),
                "Choose another alias, or take it out; the page that was there first keeps the address.",
                alias));
    }

    private void addAlias(Page page, SitePage made, String alias) {
        @Nullable Address address = aliasAddress(made.address().folder(), alias);
        if (address == null) {
            findings.add(Diagnostic.of(
                    RuleId.OUTSIDE_SOURCE,
                    Location.in(page.place()),
                    "The alias `%s` lies outside the site.".formatted(alias),
                    "Write it from the page's own folder, or with a leading `/` from the top.",
                    alias));
            return;
        }
        SitePage there = pages.get(address);
        Address other = redirects.get(address);
        if (address.equals(made.address())) {
            findings.add(Diagnostic.of(
                            RuleId.ALIAS_CONFLICT,
                            Location.in(page.place()),
                            "The alias `%s` is the page's own address.".formatted(alias),
                            "Take it out; it does nothing.",
                            alias)
                    .as(Severity.INFO));
        } else if (there != null) {
            taken.add(new Taken(page, alias, address, made.address()));
        } else if (other != null && !other.equals(made.address())) {
            tellOfConflict(page, alias, other.path());
        } else {
            redirects.put(address, made.address());
        }
    }

    /** {@code old} = {@code old.html} = {@code old.md}; {@code old/} = {@code old/index.html}; nothing if it leads out. */
    private static @Nullable Address aliasAddress(String folder, String alias) {
        String whole = alias.startsWith("/") ? alias.substring(1) : folder + alias;
        var names = new java.util.ArrayDeque<String>();
        for (String name : whole.split("/", -1)) {
            if (name.equals("..")) {
                if (names.isEmpty()) {
                    return null;
                }
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        String path = String.join("/", names);
        if (whole.endsWith("/") || path.isEmpty()) {
            return new Address(path.isEmpty() ? "index.html" : path + "/index.html");
        }
        if (path.endsWith(".html")) {
            return new Address(path);
        }
        return new Address((path.endsWith(".md") ? path.substring(0, path.length() - 3) : path) + ".html");
    }
}
