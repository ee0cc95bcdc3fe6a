package dev.demarc.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the navigation.
 *
 * @param address its page; nothing for a mere group and for a link that leads elsewhere
 * @param url where it leads outside the site
 */
public record NavNode(
        String title, @Nullable Address address, @Nullable String url, List<NavNode> children) {

    /** Copies the list. */
    public NavNode {
        children = List.copyOf(children);
    }

    /** An entry for a page. */
    public static NavNode page(String title, Address address, List<NavNode> children) {
        return new NavNode(title, address, null, children);
    }
}
