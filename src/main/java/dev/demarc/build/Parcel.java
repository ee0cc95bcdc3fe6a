package dev.demarc.build;

import dev.demarc.output.Artefact;
import dev.demarc.output.Ledger;
import dev.demarc.store.Bundle;
import dev.demarc.store.Index;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Files that neighbour on each other in a site and lie together in one blob of a shared cache.
 *
 * <p>Neighbours, because a site is written in this order: so few blobs are in memory at a time, however large the site is.
 */
final class Parcel {

    private final String name;
    private final List<Artefact> artefacts;
    private final CompletableFuture<Map<String, Bundle.Entry>> entries = new CompletableFuture<>();
    private boolean asked;
    private volatile boolean current;
    private volatile Index.@Nullable Blob lying;

    /**
     * A parcel of which nothing is known yet.
     *
     * @param name what it is called in the index
     * @param wanted whether some of the files have to be made or taken
     */
    Parcel(String name, List<Artefact> artefacts, boolean wanted) {
        this.name = name;
        this.asked = !wanted;
        this.artefacts = List.copyOf(artefacts);
    }

    String name() {
        return name;
    }

    /** The files in it that say what they are made of; others are always made. */
    List<Artefact> keyed() {
        return artefacts.stream()
                .filter(each -> !each.key().equals(Ledger.UNKNOWN))
                .toList();
    }

    /** Whether it is wanted and nobody has asked for it before; now somebody has. */
    synchronized boolean isFirstAsked() {
        boolean first = !asked;
        asked = true;
        return first;
    }

    /** What lies on the server under its name, though nobody has looked into it. */
    void lies(Index.@Nullable Blob blob) {
        lying = blob;
        current = blob != null;
    }

    /** The blob on the server; nothing if there is none. */
    Index.@Nullable Blob lying() {
        return lying;
    }

    /** Whether what lies on the server needn't be replaced, as far as anybody has looked. */
    boolean isCurrent() {
        return current;
    }

    /** Takes what was found on the server. Whoever finds another key there than the wanted one makes the file. */
    void holds(Map<String, Bundle.Entry> found) {
        var known = new ConcurrentHashMap<String, Bundle.Entry>();
        boolean all = true;
        for (Artefact each : keyed()) {
            Bundle.Entry entry = found.get(each.path());
            if (entry != null && entry.key().equals(each.key())) {
                known.put(each.path(), entry);
            } else {
                all = false;
            }
        }
        current = all;
        entries.complete(known);
    }

    /** What was found, when it has come; each entry goes to the first who takes it. */
    CompletableFuture<Map<String, Bundle.Entry>> entries() {
        return entries;
    }
}
