package dev.demarc.build;

import dev.demarc.comparison.Handover;
import dev.demarc.comparison.Passage;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.State;
import dev.demarc.output.CacheFolder;
import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of files with data that commits had, and of what changed between two of them, by digests of all that it
 * was found out from; kept also for later runs, if there is a folder for it. It is worth only time: if it is broken, or
 * another program's, it is found out anew.
 */
final class KeptPassages {

    /**
     * What a file with data is.
     *
     * @param there whether it counts; too large ones don't
     * @param matrix which one it is, or speaks of; nothing for a table, or if the file doesn't tell
     * @param cells path below the source of the table that a matrix names, if that is there
     */
    record Fact(
            boolean there,
            Digest content,
            @Nullable String matrix,
            boolean readable,
            @Nullable String cells) {}

    /** Finds out what isn't known yet. */
    interface Finding<T> {
        T get() throws IOException;
    }

    private static final int FORM = 2;
    private static final int FACT = 0;
    private static final int PASSAGE = 1;

    /** About what is kept at most, in bytes: what is used, and then what other branches used. */
    private static final int MOST_BYTES = 8 << 20;

    private final @Nullable Path folder;
    private final String name;
    private final Digest program;
    private final Map<Digest, Fact> facts = new LinkedHashMap<>();
    private final Map<Digest, Passage> passages = new LinkedHashMap<>();
    private final Map<Digest, Fact> earlierFacts = new LinkedHashMap<>();
    private final Map<Digest, Passage> earlierPassages = new LinkedHashMap<>();
    private boolean isOpen;
    private boolean hasGrown;

    /**
     * What is known so far.
     *
     * @param folder in which it is kept; nothing for nowhere
     * @param wiki tells this one from others that keep theirs there
     */
    KeptPassages(@Nullable Path folder, String wiki, Digest program) {
        this.folder = folder;
        this.name = "handovers-" + Digest.of(wiki);
        this.program = program;
    }

    /** What is known of a file, or else found now. */
    Fact fact(Digest key, Finding<Fact> finding) throws IOException {
        return known(key, facts, earlierFacts, finding);
    }

    /** What is known to have changed between two revisions of a matrix, or else found now. */
    Passage passage(Digest key, Finding<Passage> finding) throws IOException {
        return known(key, passages, earlierPassages, finding);
    }

    private <T> T known(Digest key, Map<Digest, T> used, Map<Digest, T> earlier, Finding<T> finding)
            throws IOException {
        open();
        T known = used.get(key);
        if (known == null) {
            known = earlier.get(key);
            if (known == null) {
                known = finding.get();
                hasGrown = true;
            }
            used.put(key, known);
        }
        return known;
    }

    private void open() {
        if (isOpen || folder == null) {
            return;
        }
        isOpen = true;
        try {
            read(Files.readAllBytes(folder.resolve(name)));
        } catch (IOException | IllegalArgumentException e) {
            // Nothing is kept yet, or it is broken.
            earlierFacts.clear();
            earlierPassages.clear();
        }
    }

    /** Keeps what is known, if something was found since. */
    void keep() throws IOException {
        if (folder != null && hasGrown) {
            CacheFolder.keep(folder, name, packed());
            hasGrown = false;
        }
    }

    private byte[] packed() {
        var out = new Packer(1 << 16).number(FORM).digest(program);
        for (var each : all(facts, earlierFacts).entrySet()) {
            if (out.length() < MOST_BYTES / 2) {
                pack(out.count(FACT).digest(each.getKey()), each.getValue());
            }
        }
        for (var each : all(passages, earlierPassages).entrySet()) {
            if (out.length() < MOST_BYTES) {
                pack(out.count(PASSAGE).digest(each.getKey()), each.getValue());
            }
        }
        return out.seal().bytes();
    }

    private static <T> Map<Digest, T> all(Map<Digest, T> used, Map<Digest, T> earlier) {
        var all = new LinkedHashMap<>(used);
        earlier.forEach(all::putIfAbsent);
        return all;
    }

    private void read(byte[] bytes) {
        var in = Unpacker.sealed(bytes);
        if (in.number() != FORM || !in.digest().equals(program)) {
            return;
        }
        while (!in.isAtEnd()) {
            int kind = in.count();
            Digest key = in.digest();
            if (kind == FACT) {
                earlierFacts.put(key, fact(in));
            } else {
                earlierPassages.put(key, passage(in));
            }
        }
    }

    private static void pack(Packer out, Fact fact) {
        out.truth(fact.there()).digest(fact.content()).text(fact.matrix());
        out.truth(fact.readable()).text(fact.cells());
    }

    private static Fact fact(Unpacker in) {
        return new Fact(in.truth(), in.digest(), in.textOrNone(), in.truth(), in.textOrNone());
    }

    private static void pack(Packer out, Passage passage) {
        out.<Passage.Move>all(passage.moves(), (to, move) -> {
            to.text(move.cell().concern()).text(move.cell().category());
            pack(to, move.before());
            pack(to, move.after());
        });
        pack(out, passage.concerns());
        pack(out, passage.categories());
    }

    private static Passage passage(Unpacker in) {
        var moves = in.all(from -> new Passage.Move(new Cell(from.text(), from.text()), hold(from), hold(from)));
        return new Passage(moves, ids(in), ids(in));
    }

    private static void pack(Packer out, Handover.Hold hold) {
        out.constant(hold.state()).texts(hold.parties());
    }

    private static Handover.Hold hold(Unpacker in) {
        return new Handover.Hold(in.constant(State.class), in.texts());
    }

    private static void pack(Packer out, SortedMap<String, String> ids) {
        out.count(ids.size());
        ids.forEach((before, after) -> out.text(before).text(after));
    }

    private static SortedMap<String, String> ids(Unpacker in) {
        var ids = new TreeMap<String, String>();
        for (int i = in.count(); i > 0; i--) {
            ids.put(in.text(), in.text());
        }
        return ids;
    }
}
