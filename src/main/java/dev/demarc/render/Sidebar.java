package dev.demarc.render;

import dev.demarc.model.Address;
import dev.demarc.model.Html;
import dev.demarc.model.NavNode;
import dev.demarc.model.Navigation;
import dev.demarc.render.PageView.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The list of pages beside a page: the top level, and what lies on the way down to the page.
 *
 * <p>Rendered once for each folder and branch, with a mark where each entry could say that it is the current page; a page
 * only splices its own in. A branch of over 200 pages shows its sub-branches, the page with its neighbours and a link to
 * the whole list: else 100,000 pages would each list all others.
 */
final class Sidebar {

    /** A branch with more children than this is not listed in full. */
    static final int MANY = 200;

    private static final int SECTIONS = 5;

    /**
     * One entry, as its template sees it.
     *
     * @param mark stands where the current page's mark goes
     * @param kind {@code link}, {@code label} for a group at the top, {@code group} for one below, {@code place} for
     *     where the page and its neighbours go
     */
    public record Entry(String text, String href, String mark, String kind, boolean open, List<Entry> below) {
        /** Copies the list. */
        public Entry {
            below = List.copyOf(below);
        }
    }

    /** A stretch of the tree: a node with children, or the top. */
    private static final class Branch {
        final int id;
        final @Nullable NavNode node;
        final @Nullable Branch parent;
        final int index;
        final List<NavNode> children;
        // Those on the way to some page that was asked for.
        private final Map<Integer, Branch> below = new ConcurrentHashMap<>();

        Branch(int id, @Nullable NavNode node, @Nullable Branch parent, int index, List<NavNode> children) {
            this.id = id;
            this.node = node;
            this.parent = parent;
            this.index = index;
            this.children = children;
        }
    }

    private record Spot(
            NavNode node, Branch parent, @Nullable Branch own, int index) {}

    private record FragmentKey(String folder, int branch) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof FragmentKey key && key.branch == branch && key.folder.equals(folder);
        }

        @Override
        public int hashCode() {
            return folder.hashCode() * 31 + branch;
        }
    }

    /** Where an entry's mark goes, as an offset in bytes. */
    private record Mark(String name, int offset) {}

    /** HTML, and the marks that go into it, in their order. */
    private record Fragment(Html html, List<Mark> marks) {}

    // Two private-use characters around an entry's number; titles can't hold them, for they are taken out.
    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';
    private static final String PLACE = "place";
    private static final String HERE = String.valueOf(OPEN) + CLOSE;
    private static final String CURRENT = " aria-current=\"page\"";
    private static final Html MARKED = Html.of(CURRENT);

    private final Theme theme;
    private final Address home;
    private final Branch top;
    private final Navigation navigation;
    private final Map<FragmentKey, Fragment> fragments = new ConcurrentHashMap<>();
    private final Map<FragmentKey, List<Link>> parts = new ConcurrentHashMap<>();
    private final List<Integer> sections = new ArrayList<>();
    private final AtomicInteger branches = new AtomicInteger();

    Sidebar(Navigation navigation, Theme theme, Address home) {
        this.theme = theme;
        this.home = home;
        this.navigation = navigation;
        this.top = new Branch(branches.getAndIncrement(), null, null, 0, navigation.top());
        for (int i = 0; i < top.children.size() && sections.size() < SECTIONS; i++) {
            if (!top.children.get(i).children().isEmpty()) {
                sections.add(i);
            }
        }
    }

    private @Nullable Spot spot(Address address) {
        List<Integer> way = navigation.way(address);
        if (way.isEmpty()) {
            return null;
        }
        Branch parent = top;
        for (int child : way.subList(0, way.size() - 1)) {
            parent = below(parent, child);
        }
        int index = way.get(way.size() - 1);
        NavNode node = parent.children.get(index);
        return new Spot(node, parent, node.children().isEmpty() ? null : below(parent, index), index);
    }

    private Branch below(Branch branch, int child) {
        NavNode node = branch.children.get(child);
        return branch.below.computeIfAbsent(
                child, index -> new Branch(branches.getAndIncrement(), node, branch, index, node.children()));
    }

    /** Whether a page's branch is too long for the sidebar, so that the page itself must list it. */
    List<NavNode> longList(Address address) {
        if (address.equals(home) && top.children.size() > MANY) {
            return top.children;
        }
        Spot spot = spot(address);
        return spot != null && spot.own != null && spot.own.children.size() > MANY ? spot.own.children : List.of();
    }

    /** What lies directly below a page in the tree. */
    List<NavNode> below(Address address) {
        Spot spot = spot(address);
        if (spot == null || spot.own == null) {
            return address.equals(home) ? top.children : List.of();
        }
        return spot.own.children;
    }

    /**
     * The sidebar's HTML on a page.
     *
     * @param at the page
     * @param branch the page in whose branch it counts: itself, or the nearest one that is in the tree
     */
    Html html(Address at, Address branch) {
        Spot spot = spot(branch);
        Branch shown = spot == null ? top : spot.own == null ? spot.parent : spot.own;
        var key = new FragmentKey(at.folder(), shown.id);
        Fragment fragment = fragments.get(key);
        if (fragment == null) {
            fragment = fragment(at, shown);
            fragments.putIfAbsent(key, fragment);
        }
        var pieces = new ArrayList<Html>();
        int done = 0;
        for (Mark mark : fragment.marks) {
            if (mark.name.equals(PLACE) || mark.name.equals(at.path())) {
                pieces.add(fragment.html.part(done, mark.offset));
                pieces.add(mark.name.equals(PLACE) ? Html.of(spot == null ? "" : neighbours(at, spot, shown)) : MARKED);
                done = mark.offset;
            }
        }
        pieces.add(fragment.html.part(done, fragment.html.length()));
        return Html.joined(pieces);
    }

    private String neighbours(Address at, Spot spot, Branch shown) {
        if (spot.parent.id != shown.id || spot.own != null) {
            return "";
        }
        var near = new ArrayList<Entry>();
        for (int i = Math.max(0, spot.index - 1); i <= spot.index + 1 && i < shown.children.size(); i++) {
            NavNode node = shown.children.get(i);
            if (node.children().isEmpty()) {
                near.add(new Entry(
                        title(node), href(at, node), node.equals(spot.node) ? HERE : "", "link", false, List.of()));
            }
        }
        return render("partials/near", near).replace(HERE, CURRENT);
    }

    private Fragment fragment(Address at, Branch shown) {
        var marks = new ArrayList<String>();
        String html = render("partials/side", entries(at, top, shown, marks));
        var pieces = new ArrayList<Html>();
        var placed = new ArrayList<Mark>();
        int from = 0;
        int offset = 0;
        for (int open = html.indexOf(OPEN); open >= 0; open = html.indexOf(OPEN, from)) {
            int close = html.indexOf(CLOSE, open);
            var piece = Html.of(html.substring(from, open));
            pieces.add(piece);
            offset += piece.length();
            placed.add(new Mark(marks.get(Integer.parseInt(html.substring(open + 1, close))), offset));
            from = close + 1;
        }
        pieces.add(Html.of(html.substring(from)));
        return new Fragment(Html.joined(pieces), List.copyOf(placed));
    }

    private String render(String partial, List<Entry> entries) {
        return theme.piece(partial, Map.of("entries", entries));
    }

    private List<Entry> entries(Address at, Branch branch, Branch shown, List<String> marks) {
        var entries = new ArrayList<Entry>();
        boolean many = branch.children.size() > MANY;
        int subBranches = 0;
        for (NavNode node : branch.children) {
            subBranches += node.children().isEmpty() ? 0 : 1;
        }
        for (int i = 0; i < branch.children.size(); i++) {
            NavNode node = branch.children.get(i);
            @Nullable Branch open = onTheWay(shown, branch, i);
            boolean listed = !many
                    || open != null
                    || (subBranches <= MANY && !node.children().isEmpty());
            if (listed) {
                entries.add(entry(at, branch, node, open, shown, marks));
            }
        }
        if (many) {
            Address list = branch.node == null ? home : branch.node.address();
            entries.add(new Entry("", "", mark(PLACE, marks), PLACE, false, List.of()));
            String text = theme.words().count("allPages", branch.children.size());
            String href = list == null ? "" : at.hrefTo(list);
            entries.add(new Entry(text, href, "", "link", false, List.of()));
        }
        return entries;
    }

    private Entry entry(
            Address at, Branch branch, NavNode node, @Nullable Branch open, Branch shown, List<String> marks) {
        boolean group =
                node.address() == null && node.url() == null && !node.children().isEmpty();
        List<Entry> below = List.of();
        if (open != null) {
            below = entries(at, open, shown, marks);
        } else if (group && node.children().size() <= MANY) {
            below = entries(at, new Branch(-1, node, branch, 0, node.children()), shown, marks);
        }
        String mark = node.address() == null ? "" : mark(node.address().path(), marks);
        String kind = !group ? "link" : branch.id == 0 ? "label" : "group";
        return new Entry(title(node), href(at, node), mark, kind, open != null, below);
    }

    private static String mark(String what, List<String> marks) {
        marks.add(what);
        return OPEN + String.valueOf(marks.size() - 1) + CLOSE;
    }

    private static String title(NavNode node) {
        return node.title().replace(OPEN, ' ').replace(CLOSE, ' ');
    }

    static String href(Address at, NavNode node) {
        if (node.address() != null) {
            return at.hrefTo(node.address());
        }
        return MatrixPages.web(node.url());
    }

    /** The branch below that child, if it lies on the way from the top to the branch that is shown. */
    private static @Nullable Branch onTheWay(Branch shown, Branch parent, int child) {
        for (@Nullable Branch branch = shown; branch != null; branch = branch.parent) {
            if (branch.parent != null && branch.parent.id == parent.id && branch.index == child) {
                return branch;
            }
        }
        return null;
    }

    /** Up to five parts of the wiki: what at the top level has pages below it. */
    List<Link> sections(Address at, Address branch) {
        Spot spot = spot(branch);
        @Nullable Branch lowest = spot == null ? null : spot.own == null ? spot.parent : spot.own;
        var key = new FragmentKey(at.folder(), lowest == null ? -1 : lowest.id);
        List<Link> known = parts.get(key);
        if (known == null) {
            known = List.copyOf(sections(at, lowest));
            parts.putIfAbsent(key, known);
        }
        return known;
    }

    private List<Link> sections(Address at, @Nullable Branch lowest) {
        var links = new ArrayList<Link>();
        for (int child : sections) {
            NavNode node = top.children.get(child);
            NavNode first = node;
            while (first.address() == null && !first.children().isEmpty()) {
                first = first.children().get(0);
            }
            boolean current = lowest != null && onTheWay(lowest, top, child) != null;
            links.add(new Link(node.title(), href(at, first), "", current));
        }
        return links;
    }
}
