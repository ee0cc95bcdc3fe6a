package dev.demarc.build;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.source.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a part of a site says of its files: what each was made of, what it holds, and what making it showed.
 *
 * <p>It is worth only time. Its paths are looked up by those of the site that is made, and never lead to a file by
 * themselves. Its own digest tells what was cut off or damaged on the way, not what somebody forged: who may write parts is
 * trusted with the site, as one who may write to the shared cache is.
 *
 * @param maker what made it
 * @param shard which part it is
 * @param lines its files, by their paths from the site's root
 */
record ShardIndex(Maker maker, Shard shard, SortedMap<String, Line> lines) {

    /** What an index may hold, in bytes; a hundred thousand pages have some ten million. */
    static final int MOST = 128 << 20;

    private static final int FORM = 0x444d5331;

    ShardIndex {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }

    /**
     * Which program made a part: another one may make other files of the same.
     *
     * @param program the digest of all that Demarc consists of
     * @param java the version of Java, whose tables of letters come into pages too
     */
    record Maker(Digest program, int java) {
        /** This very program. */
        static Maker current() {
            return new Maker(ProgramDigest.get(), Runtime.version().feature());
        }
    }

    /**
     * One file.
     *
     * @param key all that it was made of
     * @param content its bytes' digest
     * @param size in bytes
     * @param shown what making it showed
     * @param shared whether it came from the shared cache, so that a merge needn't leave it there
     */
    record Line(Digest key, Digest content, long size, List<Diagnostic> shown, boolean shared) {
        Line {
            shown = List.copyOf(shown);
        }
    }

    /** As bytes, with a digest of them. */
    byte[] packed() {
        var bytes = new ByteArrayOutputStream(1 << 16);
        try {
            var out = new DataOutputStream(bytes);
            out.writeInt(FORM);
            EarlierRun.write(out, maker.program());
            out.writeInt(maker.java());
            out.writeInt(shard.number());
            out.writeInt(shard.count());
            out.writeInt(lines.size());
            for (var each : lines.entrySet()) {
                EarlierRun.write(out, each.getKey());
                Line line = each.getValue();
                EarlierRun.write(out, line.key());
                EarlierRun.write(out, line.content());
                out.writeLong(line.size());
                EarlierRun.writeAll(out, line.shown());
                out.writeBoolean(line.shared());
            }
            EarlierRun.write(out, Digest.of(bytes.toByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException("Memory can always be written to", e);
        }
        return bytes.toByteArray();
    }

    /** What was packed; empty if the bytes are not whole, or of another version. */
    static Optional<ShardIndex> of(byte[] bytes) {
        try {
            int end = bytes.length - 2 * Long.BYTES;
            if (end < 0 || !EarlierRun.digestAt(bytes, end).equals(Digest.of(Arrays.copyOf(bytes, end)))) {
                return Optional.empty();
            }
            var in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end));
            if (in.readInt() != FORM) {
                return Optional.empty();
            }
            var maker = new Maker(EarlierRun.digest(in), in.readInt());
            var shard = new Shard(in.readInt(), in.readInt());
            var lines = new TreeMap<String, Line>();
            for (int i = in.readInt(); i > 0; i--) {
                lines.put(
                        EarlierRun.string(in),
                        new Line(
                                EarlierRun.digest(in),
                                EarlierRun.digest(in),
                                in.readLong(),
                                EarlierRun.diagnostics(in),
                                in.readBoolean()));
            }
            return Optional.of(new ShardIndex(maker, shard, lines));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
