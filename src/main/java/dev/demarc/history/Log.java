package dev.demarc.history;

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
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What commits did, each read from its repository once and then known, also by later runs, if there is a folder to keep it
 * in. A commit is known by its name, so a history that was rewritten, or another branch, needs nothing but its own commits.
 *
 * <p>What is kept is worth only time: if it is broken, or another program's, the commits are read anew.
 */
final class Log {

    /** Where one reads what isn't known yet. */
    interface Repository {
        Logged read(String commit) throws IOException;
    }

    private static final int FORM = 1;

    /** Of so many commits is kept what they did: those of the branch, and of others that were looked at before it. */
    private static final int MOST_COMMITS = 3 * Commits.MOST_COMMITS;

    /** Commits that touch very many files are soon read anew, and would fill the disk. */
    private static final int MOST_TOUCHED = 500_000;

    private static final HexFormat HEX = HexFormat.of();

    private final @Nullable Path folder;
    private final Digest program;
    private final Map<String, Logged> used = new LinkedHashMap<>();
    private Map<String, Logged> earlier = Map.of();
    private String name = "";
    private boolean hasGrown;

    /**
     * What is known so far.
     *
     * @param folder in which it is kept; nothing for nowhere
     * @param program another one may have read commits otherwise
     */
    Log(@Nullable Path folder, Digest program) {
        this.folder = folder;
        this.program = program;
    }

    /**
     * Walks back from a commit by first parents, as far back as is looked.
     *
     * @param prefix the folder's path in the repository
     * @param visitor says whether to go on
     */
    void back(String from, String prefix, Repository repository, Predicate<Logged> visitor) throws IOException {
        open(prefix);
        String next = from;
        for (int age = 0; !next.isEmpty() && age < Commits.MOST_COMMITS; age++) {
            Logged logged = used.get(next);
            if (logged == null) {
                logged = earlier.get(next);
                if (logged == null) {
                    logged = repository.read(next);
                    hasGrown = true;
                }
                used.put(next, logged);
            }
            if (!visitor.test(logged)) {
                return;
            }
            next = logged.parent();
        }
    }

    /** The same commit touches other places of another folder. */
    private void open(String prefix) {
        String wanted = "commits-" + Digest.of(prefix);
        if (name.equals(wanted)) {
            return;
        }
        name = wanted;
        used.clear();
        earlier = Map.of();
        hasGrown = false;
        if (folder != null) {
            try {
                earlier = read(Files.readAllBytes(folder.resolve(name)));
            } catch (IOException | IllegalArgumentException e) {
                // Nothing is kept yet, or it is broken: it is worth only time.
                earlier = Map.of();
            }
        }
    }

    /** Keeps what is known, if something was read since. */
    void keep() throws IOException {
        if (folder != null && hasGrown) {
            CacheFolder.keep(folder, name, packed());
            hasGrown = false;
        }
    }

    private byte[] packed() throws IOException {
        var all = new LinkedHashMap<>(used);
        earlier.forEach(all::putIfAbsent);
        int touched = 0;
        var kept = new ArrayList<Logged>();
        for (Logged each : all.values()) {
            touched += each.touched().size();
            if (kept.size() < MOST_COMMITS && touched <= MOST_TOUCHED) {
                kept.add(each);
            }
        }
        var places = new LinkedHashMap<String, Integer>();
        kept.forEach(each -> each.touched().forEach(file -> places.putIfAbsent(file.place(), places.size())));
        var bytes = new ByteArrayOutputStream(1 << 16);
        var out = new DataOutputStream(bytes);
        out.writeInt(FORM);
        write(out, program);
        writeAll(out, places.keySet());
        out.writeInt(kept.size());
        for (Logged each : kept) {
            writeName(out, each.commit());
            writeName(out, each.parent());
            out.writeInt(each.second());
            out.writeInt(each.touched().size());
            for (Logged.Touched file : each.touched()) {
                out.writeInt(places.getOrDefault(file.place(), 0));
                writeName(out, file.before());
            }
        }
        write(out, Digest.of(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    /** What was packed; nothing if the bytes are not whole, or of another program. */
    private Map<String, Logged> read(byte[] bytes) throws IOException {
        int end = bytes.length - 2 * Long.BYTES;
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (end < 0
                || !digest(new DataInputStream(new ByteArrayInputStream(bytes, end, 2 * Long.BYTES)))
                        .equals(Digest.of(Arrays.copyOf(bytes, end)))
                || in.readInt() != FORM
                || !digest(in).equals(program)) {
            return Map.of();
        }
        List<String> places = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            places.add(in.readUTF());
        }
        int count = in.readInt();
        var known = new LinkedHashMap<String, Logged>();
        // The same contents and parents come again and again.
        var names = new HashMap<String, String>();
        for (int i = 0; i < count; i++) {
            String commit = name(in, names);
            String parent = name(in, names);
            int second = in.readInt();
            var touched = new Logged.Touched[in.readInt()];
            for (int j = 0; j < touched.length; j++) {
                touched[j] = new Logged.Touched(places.get(in.readInt()), name(in, names));
            }
            known.put(commit, new Logged(commit, parent, second, List.of(touched)));
        }
        return known;
    }

    private static void writeAll(DataOutputStream out, Collection<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String each : texts) {
            out.writeUTF(each);
        }
    }

    private static void writeName(DataOutputStream out, String name) throws IOException {
        out.writeByte(name.length() / 2);
        out.write(HEX.parseHex(name));
    }

    private static String name(DataInputStream in, Map<String, String> names) throws IOException {
        String name = HEX.formatHex(in.readNBytes(in.readByte()));
        return names.computeIfAbsent(name, each -> each);
    }

    private static void write(DataOutputStream out, Digest digest) throws IOException {
        out.writeLong(digest.high());
        out.writeLong(digest.low());
    }

    private static Digest digest(DataInputStream in) throws IOException {
        return new Digest(in.readLong(), in.readLong());
    }
}
