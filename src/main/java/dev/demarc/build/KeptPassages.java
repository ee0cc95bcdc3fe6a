package dev.demarc.build;

import dev.demarc.comparison.Handover;
import dev.demarc.comparison.Passage;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.State;
import dev.demarc.output.CacheFolder;
import dev.demarc.source.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final int FORM = 1;

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

    private byte[] packed() throws IOException {
        var bytes = new ByteArrayOutputStream(1 << 16);
        var out = new DataOutputStream(bytes);
        out.writeInt(FORM);
        EarlierRun.write(out, program);
        for (var each : all(facts, earlierFacts).entrySet()) {
            if (bytes.size() < MOST_BYTES / 2) {
                out.writeByte('f');
                EarlierRun.write(out, each.getKey());
                write(out, each.getValue());
            }
        }
        for (var each : all(passages, earlierPassages).entrySet()) {
            if (bytes.size() < MOST_BYTES) {
                out.writeByte('p');
                EarlierRun.write(out, each.getKey());
                write(out, each.getValue());
            }
        }
        out.writeByte('.');
        EarlierRun.write(out, Digest.of(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    private static <T> Map<Digest, T> all(Map<Digest, T> used, Map<Digest, T> earlier) {
        var all = new LinkedHashMap<>(used);
        earlier.forEach(all::putIfAbsent);
        return all;
    }

    private void read(byte[] bytes) throws IOException {
        int end = bytes.length - 2 * Long.BYTES;
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (end < 0
                || !EarlierRun.digestAt(bytes, end).equals(Digest.of(Arrays.copyOf(bytes, end)))
                || in.readInt() != FORM
                || !EarlierRun.digest(in).equals(program)) {
            return;
        }
        for (int kind = in.readByte(); kind != '.'; kind = in.readByte()) {
            Digest key = EarlierRun.digest(in);
            if (kind == 'f') {
                earlierFacts.put(key, fact(in));
            } else {
                earlierPassages.put(key, passage(in));
            }
        }
    }

    private static void write(DataOutputStream out, Fact fact) throws IOException {
        out.writeBoolean(fact.there());
        EarlierRun.write(out, fact.content());
        EarlierRun.write(out, fact.matrix());
        out.writeBoolean(fact.readable());
        EarlierRun.write(out, fact.cells());
    }

    private static Fact fact(DataInputStream in) throws IOException {
        return new Fact(
                in.readBoolean(), EarlierRun.digest(in), EarlierRun.text(in), in.readBoolean(), EarlierRun.text(in));
    }

    private static void write(DataOutputStream out, Passage passage) throws IOException {
        out.writeInt(passage.moves().size());
        for (Passage.Move move : passage.moves()) {
            EarlierRun.write(out, move.cell().concern());
            EarlierRun.write(out, move.cell().category());
            write(out, move.before());
            write(out, move.after());
        }
        write(out, passage.concerns());
        write(out, passage.categories());
    }

    private static Passage passage(DataInputStream in) throws IOException {
        var moves = new ArrayList<Passage.Move>();
        for (int i = in.readInt(); i > 0; i--) {
            var cell = new Cell(EarlierRun.string(in), EarlierRun.string(in));
            moves.add(new Passage.Move(cell, hold(in), hold(in)));
        }
        return new Passage(moves, ids(in), ids(in));
    }

    private static void write(DataOutputStream out, Handover.Hold hold) throws IOException {
        EarlierRun.write(out, hold.state().name());
        out.writeInt(hold.parties().size());
        for (String party : hold.parties()) {
            EarlierRun.write(out, party);
        }
    }

    private static Handover.Hold hold(DataInputStream in) throws IOException {
        var state = State.valueOf(EarlierRun.string(in));
        List<String> parties = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            parties.add(EarlierRun.string(in));
        }
        return new Handover.Hold(state, parties);
    }

    private static void write(DataOutputStream out, SortedMap<String, String> ids) throws IOException {
        out.writeInt(ids.size());
        for (var each : ids.entrySet()) {
            EarlierRun.write(out, each.getKey());
            EarlierRun.write(out, each.getValue());
        }
    }

    private static SortedMap<String, String> ids(DataInputStream in) throws IOException {
        var ids = new TreeMap<String, String>();
        for (int i = in.readInt(); i > 0; i--) {
            ids.put(EarlierRun.string(in), EarlierRun.string(in));
        }
        return ids;
    }
}
