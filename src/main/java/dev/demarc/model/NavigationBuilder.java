package dev.demarc.model;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Party;
import dev.demarc.model.SitePage.Kind;
import dev.demarc.source.Globs;
import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the navigation: as the settings list it, or after the tree of folders. */
final class NavigationBuilder {

    private static final String INDEX = "index.html";

    /** What stands in one folder: its sub-folders and its pages. */
    private static final class Folder {
        final String name;

        @Nullable
        SitePage index;

        final Map<String, Folder> folders = new TreeMap<>();
        final List<SitePage> pages = new ArrayList<>();

        Folder(String name) {
            this.name = name;
        }
    }

    private record Entry(@Nullable Double weight, String name, NavNode node) implements Comparable<Entry> {

        /** By weight, what has none last; then by name. */
        @Override
        public int compareTo(Entry other) {
            int byWeight = weight == null || other.weight == null
                    ? Boolean.compare(weight == null, other.weight == null)
                    : weight.compareTo(other.weight);
            return byWeight == 0 ? name.compareTo(other.name) : byWeight;
        }
    }

    /** What becomes of the entries of a folder; nothing if that can't be told from them. */
    private interface Edit {
        @Nullable
        List<NavNode> of(List<NavNode> nodes);
    }

    private final List<Settings.NavItem> items;
    private final Map<Address, SitePage> pages;
    private final Map<String, SitePage> bySource;
    private final SortedMap<String, Duties> duties;
    private final List<Settings.NavItem> missing = new ArrayList<>();

    /**
     * A navigation.
     *
     * @param pages by address and in the order of these
     */
    NavigationBuilder(
            List<Settings.NavItem> items,
            Map<Address, SitePage> pages,
            Map<String, SitePage> bySource,
            SortedMap<String, Duties> duties) {
        this.items = items;
        this.pages = pages;
        this.bySource = bySource;
        this.duties = duties;
    }

    /** Entries of the settings to whose target no page answers; known after {@link #build}. */
    List<Settings.NavItem> missing() {
        return List.copyOf(missing);
    }

    /** Whether a pattern finds nothing only because all that it means is named one by one. */
    private boolean isEmptied(String pattern, Set<String> named) {
        return named.stream()
                .anyMatch(path -> bySource.containsKey(path) && globs(pattern).match(path));
    }

    private static Globs globs(String pattern) {
        return Globs.of(List.of(pattern.startsWith("/") ? pattern : "/" + pattern));
    }

    Navigation build() {
        var top = items.isEmpty() ? fromFolders() : fromItems(items, named(items, new HashSet<>()));
        return Navigation.of(top, pages.size());
    }

    /**
     * The navigation after the folders, where one page went and another came or changed: only the way down to them is new.
     *
     * @param before the one of all the other pages, made after their folders too
     * @param gone a page that is no index
     * @param made a page of which there may have been one
     * @return nothing if there is more to it
     */
    @Nullable
    Navigation after(Navigation before, @Nullable Address gone, @Nullable SitePage made) {
        @Nullable List<NavNode> top = before.top();
        if (gone != null) {
            top = edited(top, "", gone.folder(), children -> without(children, gone));
        }
        if (top != null && made != null) {
            String folder = made.address().folder();
            boolean isBelow = isIndex(made.address()) && !folder.isEmpty();
            String above = isBelow ? folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1) : folder;
            top = edited(top, "", above, children -> with(children, made));
        }
        return top == null ? null : Navigation.of(top, pages.size());
    }

    /** Does something to the entries of one folder; nothing if that can't be done. */
    private static @Nullable List<NavNode> edited(List<NavNode> nodes, String folder, String wanted, Edit edit) {
        if (folder.equals(wanted)) {
            return edit.of(nodes);
        }
        String below = wanted.substring(0, wanted.indexOf('/', folder.length()) + 1);
        int index = indexOf(nodes, new Address(below + INDEX));
        if (index < 0) {
            return null;
        }
        NavNode node = nodes.get(index);
        List<NavNode> children = edited(node.children(), below, wanted, edit);
        if (children == null) {
            return null;
        }
        var edited = new ArrayList<>(nodes);
        edited.set(index, new NavNode(node.title(), node.address(), null, children));
        return edited;
    }

    private static int indexOf(List<NavNode> nodes, Address address) {
        for (int i = 0; i < nodes.size(); i++) {
            if (address.equals(nodes.get(i).address())) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable List<NavNode> without(List<NavNode> nodes, Address gone) {
        int index = indexOf(nodes, gone);
        if (index < 0) {
            return null;
        }
        var left = new ArrayList<>(nodes);
        left.remove(index);
        return left;
    }

    private @Nullable List<NavNode> with(List<NavNode> nodes, SitePage made) {
        var all = new ArrayList<>(nodes);
        int index = indexOf(nodes, made.address());
        List<NavNode> children = index < 0 ? List.of() : all.remove(index).children();
        NavNode node = NavNode.page(made.title(), made.address(), children);
        if (made.address().path().equals(INDEX)) {
            all.add(0, node);
            return all;
        }
        Entry entry = entry(node);
        int place = 0;
        for (NavNode each : all) {
            Entry other = entry(each);
            int order = isHome(each) ? -1 : entry == null || other == null ? 0 : other.compareTo(entry);
            if (order == 0) {
                return null;
            }
            if (order > 0) {
                break;
            }
            place++;
        }
        all.add(place, node);
        return all;
    }

    private static boolean isHome(NavNode node) {
        return node.address() != null && node.address().path().equals(INDEX);
    }

    /** A node with what it is ordered by; nothing if no page tells that. */
    private @Nullable Entry entry(NavNode node) {
        Address address = node.address();
        SitePage page = address == null ? null : pages.get(address);
        if (address == null || page == null) {
            return null;
        }
        String folder = address.folder();
        String name = isIndex(address) && !folder.isEmpty()
                ? folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1, folder.length() - 1)
                : fileName(page);
        return new Entry(weight(page), name, node);
    }

    private static boolean isIndex(Address address) {
        return address.path().substring(address.folder().length()).equals(INDEX);
    }

    private List<NavNode> fromFolders() {
        var root = new Folder("");
        Folder folder = root;
        String above = "";
        for (SitePage page : pages.values()) {
            if (isListed(page)) {
                String path = page.address().path();
                // In their order, most lie where the one before does.
                if (!path.startsWith(above) || path.indexOf('/', above.length()) >= 0) {
                    above = page.address().folder();
                    folder = folder(root, above);
                }
                if (path.substring(above.length()).equals(INDEX)) {
                    folder.index = page;
                } else {
                    folder.pages.add(page);
                }
            }
        }
        var top = new ArrayList<NavNode>();
        if (root.index != null) {
            top.add(NavNode.page(root.index.title(), root.index.address(), List.of()));
        }
        top.addAll(children(root));
        return top;
    }

    private static boolean isListed(SitePage page) {
        return switch (page.kind()) {
            case ARTICLE, HOME, LIST, MATRIX -> true;
            case FINDINGS, CHANGES, TAGS, TAG -> page.prose() != null;
            case CATEGORY, PARTY, CONCERN, WHO_DOES_WHAT, WHO, SEARCH, NOT_FOUND -> false;
        };
    }

    private static Folder folder(Folder root, String path) {
        Folder folder = root;
        int from = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
            folder = folder.folders.computeIfAbsent(path.substring(from, slash), Folder::new);
            from = slash + 1;
        }
        return folder;
    }

    private List<NavNode> children(Folder folder) {
        var entries = new ArrayList<Entry>();
        for (SitePage page : folder.pages) {
            entries.add(new Entry(weight(page), fileName(page), node(page, null)));
        }
        for (Folder below : folder.folders.values()) {
            var nodes = children(below);
            SitePage index = below.index;
            if (index != null || !nodes.isEmpty()) {
                String title = index == null ? Names.inWords(below.name) : index.title();
                entries.add(new Entry(
                        index == null ? null : weight(index),
                        below.name,
                        new NavNode(title, index == null ? null : index.address(), null, nodes)));
            }
        }
        entries.sort(null);
        return entries.stream().map(Entry::node).toList();
    }

    private static @Nullable Double weight(SitePage page) {
        Page prose = page.prose();
        return prose == null ? null : prose.matter().weight();
    }

    private static String fileName(SitePage page) {
        String path = page.address().path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A page's entry; a matrix's has its categories and parties below it. */
    private NavNode node(SitePage page, @Nullable String title) {
        String shown = title == null ? page.title() : title;
        Duties of = page.kind() == Kind.MATRIX ? duties.get(page.matrix()) : null;
        if (of == null) {
            return NavNode.page(shown, page.address(), List.of());
        }
        var below = new ArrayList<NavNode>();
        for (Category category : of.matrix().categories()) {
            addBelow(below, page, category.id());
        }
        for (Party party : of.matrix().parties()) {
            addBelow(below, page, party.id());
        }
        return NavNode.page(shown, page.address(), below);
    }

    private void addBelow(List<NavNode> below, SitePage matrix, String id) {
        SitePage page = pages.get(matrix.address().below(id));
        if (page != null && page.matrix().equals(matrix.matrix())) {
            below.add(NavNode.page(page.title(), page.address(), List.of()));
        }
    }

    /** All paths that the settings name one by one: a pattern doesn't repeat them. */
    private static Set<String> named(List<Settings.NavItem> items, Set<String> into) {
        for (Settings.NavItem item : items) {
            if (item.target() != null) {
                into.add(item.target());
            }
            named(item.children(), into);
        }
        return into;
    }

    private List<NavNode> fromItems(List<Settings.NavItem> wanted, Set<String> named) {
        var nodes = new ArrayList<NavNode>();
        for (Settings.NavItem item : wanted) {
            String target = item.target();
            SitePage page = target == null ? null : pageAt(target);
            if (target == null) {
                nodes.add(new NavNode(
                        item.title() == null ? "" : item.title(), null, null, fromItems(item.children(), named)));
            } else if (Links.isElsewhere(target)) {
                nodes.add(new NavNode(item.title() == null ? target : item.title(), null, target, List.of()));
            } else if (page != null) {
                nodes.add(node(page, item.title()));
            } else {
                var found = matching(target, named).values();
                if (found.isEmpty() && !isEmptied(target, named)) {
                    missing.add(item);
                }
                found.forEach(each -> nodes.add(node(each, null)));
            }
        }
        return nodes;
    }

    private @Nullable SitePage pageAt(String target) {
        SitePage written = bySource.get(target);
        return written != null ? written : pages.get(new Address(target));
    }

    /** The pages that a pattern means, by weight, then by name. */
    private Map<String, SitePage> matching(String pattern, Set<String> named) {
        var globs = globs(pattern);
        var found = new ArrayList<Map.Entry<String, SitePage>>();
        for (Map.Entry<String, SitePage> source : new TreeMap<>(bySource).entrySet()) {
            if (!named.contains(source.getKey()) && globs.match(source.getKey())) {
                found.add(source);
            }
        }
        found.sort(Order.by(
                (Map.Entry<String, SitePage> entry) -> weight(entry.getValue()),
                Comparator.nullsLast(Comparator.naturalOrder())));
        var ordered = new LinkedHashMap<String, SitePage>();
        var taken = new HashSet<Address>();
        for (Map.Entry<String, SitePage> entry : found) {
            if (taken.add(entry.getValue().address())) {
                ordered.put(entry.getKey(), entry.getValue());
            }
        }
        return ordered;
    }
}
