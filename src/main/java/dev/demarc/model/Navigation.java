package dev.demarc.model;

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

    private final List<NavNode> top;
    private final Map<Address, List<NavNode>> trails = new HashMap<>();
    private final Map<Address, Neighbours> neighbours = new HashMap<>();
    private final Map<Address, NavNode> entries = new HashMap<>();

    private Navigation(List<NavNode> top) {
        this.top = top;
        var order = new ArrayList<NavNode>();
        walk(top, List.of(), order);
        for (int i = 0; i < order.size(); i++) {
            var address = order.get(i).address();
            if (address != null) {
                neighbours.put(
                        address,
                        new Neighbours(
                                i > 0 ? order.get(i - 1) : null, i + 1 < order.size() ? order.get(i + 1) : null));
            }
        }
    }

    /** A navigation of these sections. */
    public static Navigation of(List<NavNode> top) {
        return new Navigation(List.copyOf(top));
    }

    private void walk(List<NavNode> nodes, List<NavNode> above, List<NavNode> order) {
        for (NavNode node : nodes) {
            var address = node.address();
            if (address != null && trails.putIfAbsent(address, above) == null) {
                order.add(node);
                entries.put(address, node);
            }
            if (!node.children().isEmpty()) {
                var trail = new ArrayList<>(above);
                trail.add(node);
                walk(node.children(), List.copyOf(trail), order);
            }
        }
    }

    /** The top level. */
    public List<NavNode> top() {
        return top;
    }

    /** Whether a page stands in the tree. */
    public boolean has(Address address) {
        return trails.containsKey(address);
    }

    /** A page's entry, as the wiki calls it there; nothing for a page that isn't in the tree. */
    public @Nullable NavNode entry(Address address) {
        return entries.get(address);
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
        return trails.getOrDefault(address, List.of());
    }

    /** What comes before and after a page. */
    public Neighbours neighbours(Address address) {
        return neighbours.getOrDefault(address, NONE);
    }
}
