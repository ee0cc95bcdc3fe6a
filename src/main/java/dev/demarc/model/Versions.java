package dev.demarc.model;

import dev.demarc.source.Digest;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a wiki that stand side by side in one site, as one of them sees them.
 *
 * @param all in the order in which readers see them
 * @param own which of them this is, from 0
 */
public record Versions(List<Version> all, int own) {

    /** There is but one, which has no name. */
    public static final Versions NONE = new Versions(List.of(), 0);

    /**
     * One of them.
     *
     * @param folder where it stands in the site, ending with a slash; empty for the current one
     * @param key all that its files are made of; of no meaning for the current one
     * @param paths of its files below that folder; known at the latest when pages are made
     */
    public record Version(String name, String folder, Digest key, Supplier<SortedSet<String>> paths) {

        /** Whether it is the one that readers come to first. */
        public boolean isCurrent() {
            return folder.isEmpty();
        }
    }

    /** Copies the list. */
    public Versions {
        all = List.copyOf(all);
    }

    /** Whether there are several. */
    public boolean areSeveral() {
        return all.size() > 1;
    }

    /** This one. */
    public Version ours() {
        return all.get(own);
    }

    /** Whether this is one that readers are led away from. */
    public boolean isOlder() {
        return areSeveral() && !ours().isCurrent();
    }

    /** The current one; nothing if there are none. */
    public @Nullable Version current() {
        return all.stream().filter(Version::isCurrent).findFirst().orElse(null);
    }

    /** The address, from the site's root, of a page of this version in another one: its home, if it has no such page. */
    public Address in(Version other, Address page) {
        return new Address(other.folder() + (other.paths().get().contains(page.path()) ? page.path() : "index.html"));
    }

    /** What leads from a page of this version to the same in another one. */
    public String hrefTo(Version other, Address page) {
        return new Address(ours().folder() + page.path()).hrefTo(in(other, page));
    }
}
