package dev.demarc.build;

import dev.demarc.output.CacheFolder;
import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Trace;
import dev.demarc.source.Unpacker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By what the sources are recognised that an earlier run read, as it left it in the cache folder. To read all of a wiki only
 * to find that nothing in it has changed takes longer than all else where nothing has; and a wiki may hold large pictures.
 */
final class SourceTraces {

    /** How far traces are to be trusted. */
    interface Trust {
        /** Whether one stands for the same content as another. */
        default boolean areSame(Trace one, Trace other) {
            return one.equals(other);
        }

        /**
         * Whether a change after it would be seen.
         *
         * @param now a moment before it was taken, in milliseconds since 1970
         */
        default boolean isSettled(Trace trace, long now) {
            return trace.isSettled(now);
        }
    }

    /** As they deserve. */
    static final Trust DUE = new Trust() {};

    private record Known(Trace trace, Digest content) {}

    private static final int FORM = 1;
    // A trace and a digest.
    private static final int COLUMNS = 6;

    /** From so many files on a first run keeps what it saw; see {@link KeptReads}. */
    private static final int WORTH_KEEPING = 200;

    private final @Nullable Path folder;
    private final String name;
    private final Digest besides;
    private final Trust trust;
    private final boolean isFirst;
    private byte[] lying = new byte[0];
    private List<SourceFile> files = List.of();
    private List<@Nullable Trace> traces = List.of();

    /**
     * What is kept of one wiki.
     *
     * @param folder in which it lies; nothing for nowhere
     * @param source the wiki's source
     * @param besides the program, whose digests they are
     */
    SourceTraces(@Nullable Path folder, Path source, Digest besides, Trust trust) {
        this.folder = folder;
        this.name = "traces-" + Digest.of(source.toString());
        this.besides = besides;
        this.trust = trust;
        this.isFirst = folder == null || !Files.exists(folder);
    }

    private Map<String, Known> known() {
        var known = new HashMap<String, Known>();
        if (folder == null || isFirst) {
            return known;
        }
        try {
            lying = Files.readAllBytes(folder.resolve(name));
            var in = Unpacker.sealed(lying);
            if (in.number() == FORM && in.digest().equals(besides)) {
                List<String> places = in.texts();
                long[] told = in.longNumbers();
                for (int i = 0; i < places.size(); i++) {
                    int at = i * COLUMNS;
                    known.put(
                            places.get(i),
                            new Known(
                                    new Trace(told[at], told[at + 1], told[at + 2], told[at + 3]),
                                    new Digest(told[at + 4], told[at + 5])));
                }
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // Nothing is kept yet, or it is broken: all are read.
            known.clear();
        }
        return known;
    }

    /**
     * Recognises those of some files that lie as an earlier run saw them. To be asked before anybody reads one.
     *
     * @param now a moment that is past, in milliseconds since 1970
     */
    void recognise(List<SourceFile> all, long now, Workers workers) {
        if (folder == null || (isFirst && all.size() < WORTH_KEEPING)) {
            return;
        }
        var known = known();
        files = all;
        traces = workers.each(all, file -> trace(file, known.get(file.place()), now));
    }

    private @Nullable Trace trace(SourceFile file, @Nullable Known known, long now) {
        Path path = file.file();
        Trace trace = path == null ? null : Trace.of(path);
        if (trace == null) {
            return null;
        }
        if (known != null && trust.areSame(known.trace(), trace)) {
            file.recognise(known.content());
        }
        return trust.isSettled(trace, now) ? trace : null;
    }

    /** Keeps of which content each of the files was found to be, if that isn't what is kept already. */
    void keep() throws IOException {
        if (folder == null || files.isEmpty()) {
            return;
        }
        var places = new ArrayList<String>(files.size());
        long[] told = new long[files.size() * COLUMNS];
        int at = 0;
        for (int i = 0; i < files.size(); i++) {
            Trace trace = traces.get(i);
            Digest content = files.get(i).knownDigest();
            if (trace != null && content != null) {
                places.add(files.get(i).place());
                told[at++] = trace.size();
                told[at++] = trace.modified();
                told[at++] = trace.changed();
                told[at++] = trace.node();
                told[at++] = content.high();
                told[at++] = content.low();
            }
        }
        byte[] bytes = new Packer(places.size() * 100)
                .number(FORM)
                .digest(besides)
                .texts(places)
                .numbers(Arrays.copyOf(told, at))
                .seal()
                .bytes();
        if (!Arrays.equals(bytes, lying)) {
            CacheFolder.keep(folder, name, bytes);
            lying = bytes;
        }
    }
}
