package dev.demarc.history;

import dev.demarc.output.CacheFolder;
import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private static final int FORM = 2;

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

    private byte[] packed() {
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
        var out = new Packer(1 << 16).number(FORM).digest(program).texts(places.keySet());
        out.<Logged>all(kept, (to, each) -> {
            packName(to, each.commit());
            packName(to, each.parent());
            to.number(each.second());
            to.<Logged.Touched>all(each.touched(), (of, file) -> {
                of.count(places.getOrDefault(file.place(), 0));
                packName(of, file.before());
            });
        });
        return out.seal().bytes();
    }

    /** What was packed; nothing if the bytes are of another program. */
    private Map<String, Logged> read(byte[] bytes) {
        var in = Unpacker.sealed(bytes);
        if (in.number() != FORM || !in.digest().equals(program)) {
            return Map.of();
        }
        List<String> places = in.texts();
        var known = new LinkedHashMap<String, Logged>();
        // The same contents and parents come again and again.
        var names = new HashMap<String, String>();
        for (int i = in.count(); i > 0; i--) {
            String commit = name(in, names);
            String parent = name(in, names);
            int second = in.number();
            var touched = in.all(from -> new Logged.Touched(place(places, from.count()), name(from, names)));
            known.put(commit, new Logged(commit, parent, second, touched));
        }
        return known;
    }

    private static String place(List<String> places, int number) {
        if (number >= places.size()) {
            throw new IllegalArgumentException("No place " + number);
        }
        return places.get(number);
    }

    private static void packName(Packer out, String name) {
        out.bytes(HEX.parseHex(name));
    }

    private static String name(Unpacker in, Map<String, String> names) {
        String name = HEX.formatHex(in.bytes());
        return names.computeIfAbsent(name, each -> each);
    }
}
