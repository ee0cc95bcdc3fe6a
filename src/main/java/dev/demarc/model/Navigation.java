package dev.demarc.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wiki's tree of pages: what stands above, before and after each. */
public final class Navigation {

    /**
     * A page's neighbours in reading order.
     *
     * @param previous nothing for the first
     * @param next nothing for the last
     */
    public record Neighbours(
            @Nullable NavNode previous, @Nullable NavNode next) {}

    private static final Neighbours NONE = new Neighbours(null, null);

    /**
     * Where an entry stands.
     *
     * @param above nothing at the top level
     * @param child among its siblings
     * @param index in reading order; of a group, where its first page would be
     */
    private record Spot(NavNode node, @Nullable Spot above, int child, int index) {}

    private final List<NavNode> top;
    // One table for all questions: a preview makes it anew for each title that changes, and asks of one page.
    private final Map<Address, Spot> spots;
    private final List<NavNode> order;

    private Navigation(List<NavNode> top, int room) {
        this.top = top;
        this.spots = new HashMap<>(room * 2);
        this.order = new ArrayList<>(room);
        walk(top, null);
    }

    /**
     * A navigation of these sections.
     *
     * @param room how many pages there may be
     */
    public static Navigation of(List<NavNode> top, int room) {
        return new Navigation(List.copyOf(top), room);
    }

    private void walk(List<NavNode> nodes, @Nullable Spot above) {
        for (int i = 0; i < nodes.size(); i++) {
            NavNode node = nodes.get(i);
            var spot = new Spot(node, above, i, order.size());
            var address = node.address();
            if (address != null && spots.putIfAbsent(address, spot) == null) {
                order.add(node);
            }
            walk(node.children(), spot);
        }
    }

    /** The top level. */
    public List<NavNode> top() {
        return top;
    }

    /** Whether a page stands in the tree. */
    public boolean has(Address address) {
        return spots.containsKey(address);
    }

    /** A page's entry, as the wiki calls it there; nothing for a page that isn't in the tree. */
    public @Nullable NavNode entry(Address address) {
        Spot spot = spots.get(address);
        return spot == null ? null : spot.node();
    }

    /**
     * What the wiki calls a folder: the one entry, a page or a group, that is all of the folder in the tree.
     *
     * @param folder its path, ending with a slash
     * @return nothing if there is none, or several
     */
    public @Nullable String nameOf(String folder) {
        var found = new ArrayList<String>();
        gather(top, folder, found);
        return found.size() == 1 ? found.get(0) : null;
    }

    private static void gather(List<NavNode> nodes, String folder, List<String> found) {
        for (NavNode node : nodes) {
            if (isWithin(node, folder)) {
                found.add(node.title());
            } else {
                gather(node.children(), folder, found);
            }
        }
    }

    private static boolean isWithin(NavNode node, String folder) {
        var address = node.address();
        return address == null
                ? !node.children().isEmpty() && node.children().stream().allMatch(child -> isWithin(child, folder))
                : address.path().startsWith(folder);
    }

    /** What stands above a page, the top first; empty for the top level and for pages that are not in the tree. */
    public List<NavNode> above(Address address) {
        var trail = new ArrayDeque<NavNode>();
        Spot spot = spots.get(address);
        for (Spot up = spot == null ? null : spot.above(); up != null; up = up.above()) {
            trail.addFirst(up.node());
        }
        return List.copyOf(trail);
    }

    /** The way to a page's entry: which child it goes by at each level, from the top; empty for a page that isn't in the tree. */
    public List<Integer> way(Address address) {
        var way = new ArrayDeque<Integer>();
        for (Spot at = spots.get(address); at != null; at = at.above()) {
            way.addFirst(at.child());
        }
        return List.copyOf(way);
    }

    /** What comes before and after a page. */
    public Neighbours neighbours(Address address) {
        Spot spot = spots.get(address);
        if (spot == null) {
            return NONE;
        }
        int index = spot.index();
        return new Neighbours(
                index > 0 ? order.get(index - 1) : null, index + 1 < order.size() ? order.get(index + 1) : null);
    }
}
