package dev.demarc.build;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.PackedFindings;
import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
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

    private static final int FORM = 0x444d5332;

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
        var out = new Packer(1 << 16).number(FORM).digest(maker.program()).count(maker.java());
        out.count(shard.number()).count(shard.count()).count(lines.size());
        lines.forEach((path, line) -> {
            out.text(path).digest(line.key()).digest(line.content()).number(line.size());
            PackedFindings.pack(out, line.shown());
            out.truth(line.shared());
        });
        return out.seal().bytes();
    }

    /** What was packed; empty if the bytes are not whole, or of another version. */
    static Optional<ShardIndex> of(byte[] bytes) {
        try {
            var in = Unpacker.sealed(bytes);
            if (in.number() != FORM) {
                return Optional.empty();
            }
            var maker = new Maker(in.digest(), in.count());
            var shard = new Shard(in.count(), in.count());
            var lines = new TreeMap<String, Line>();
            for (int i = in.count(); i > 0; i--) {
                lines.put(
                        in.text(),
                        new Line(in.digest(), in.digest(), in.longNumber(), PackedFindings.unpack(in), in.truth()));
            }
            return Optional.of(new ShardIndex(maker, shard, lines));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
