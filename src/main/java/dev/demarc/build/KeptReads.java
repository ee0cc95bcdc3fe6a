package dev.demarc.build;

import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.PackedFindings;
import dev.demarc.markdown.Phrases;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.matrix.PackedMatrix;
import dev.demarc.model.PackedPage;
import dev.demarc.model.Page;
import dev.demarc.search.PageWords;
import dev.demarc.search.Vocabulary;
import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Unpacker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read of each file, as an earlier run left it in the cache folder: of a page all but its text, which whoever wants
 * it reads again. Most runs change some files of many, and then most of their time would go into reading what is known.
 */
final class KeptReads implements AutoCloseable {

    /** What a reading depends on besides what is the same for all files of a wiki, as one digest. */
    interface Keying {
        /**
         * The key of a page.
         *
         * @param phrases the digest of what pages say besides
         */
        default Digest of(PageReading.ReadPageKey page, Digest phrases) throws IOException {
            return Fingerprint.of(page.file().digest(), page.file().place(), page.rows(), phrases);
        }

        /**
         * The key of a matrix.
         *
         * @param tables the digest of all tables, of which it may name one
         */
        default Digest ofMatrix(SourceFile matrix, Digest tables) throws IOException {
            return Fingerprint.of(matrix.digest(), matrix.place(), tables);
        }

        /** The key of claims. */
        default Digest ofClaims(SourceFile claims) throws IOException {
            return Fingerprint.of(claims.digest(), claims.place());
        }
    }

    /** By everything. */
    static final Keying WHOLE = new Keying() {};

    /** What is the same for many files, and its digest. */
    private record Common(Object of, Digest digest) {}

    /**
     * What was read in one run, each kind with the keys in the same order.
     *
     * @param pages in the order of their files
     * @param pageKey the key of a page, for those that were not found here
     */
    record All(
            List<SourceFile> pageFiles,
            List<PageRead> pages,
            Function<SourceFile, PageReading.ReadPageKey> pageKey,
            List<SiteBuild.ReadMatrixKey> matrixKeys,
            List<Checked<MatrixFile>> matrices,
            List<SourceFile> claimsFiles,
            List<Checked<ClaimsFile>> claims) {}

    /** Words that no page has any more are let go by reading all anew, when there may be more of them than of others. */
    private static final int MOST_GROWTH = 2;

    /** From so many pages on a first run keeps what it read. */
    private static final int WORTH_KEEPING = 200;

    private final Keying keying;
    private final Vocabulary vocabulary;
    private final KeptEntries entries;
    private int wordsAtFirst;
    private int wordsKept;
    private volatile Common phrases = new Common(Phrases.ENGLISH, Fingerprint.of(Phrases.ENGLISH));
    private volatile Common tables = new Common(List.of(), Fingerprint.of(List.of()));

    /**
     * What is kept for one wiki.
     *
     * @param folder in which it lies; nothing for nowhere
     * @param source the wiki's source
     * @param besides all that readings depend on besides the files
     * @param keying what a reading depends on besides that
     * @param vocabulary in which the words of pages are told; still without a word
     */
    KeptReads(@Nullable Path folder, Path source, Digest besides, Keying keying, Vocabulary vocabulary) {
        this.keying = keying;
        this.vocabulary = vocabulary;
        this.entries = opened(folder, "pages-" + Digest.of(source.toString()), besides);
    }

    private KeptEntries opened(@Nullable Path folder, String name, Digest besides) {
        var kept = new KeptEntries(folder, name, besides);
        if (kept.along().length > 0) {
            var in = new Unpacker(kept.along());
            wordsAtFirst = in.count();
            vocabulary.unpack(in);
            wordsKept = vocabulary.size();
        }
        return kept;
    }

    @SuppressWarnings("ReferenceEquality") // all pages of a run have the very instance
    private Digest key(PageReading.ReadPageKey key) throws IOException {
        Common known = phrases;
        if (known.of() != key.phrases()) {
            known = new Common(key.phrases(), Fingerprint.of(key.phrases()));
            phrases = known;
        }
        return keying.of(key, known.digest());
    }

    @SuppressWarnings("ReferenceEquality") // and all matrices
    private Digest key(SiteBuild.ReadMatrixKey key) throws IOException {
        Common known = tables;
        if (known.of() != key.tables()) {
            var parts = new ArrayList<Object>();
            for (SourceFile table : key.tables()) {
                parts.add(table.path());
                parts.add(table.digest());
            }
            known = new Common(key.tables(), Fingerprint.of(parts));
            tables = known;
        }
        return keying.ofMatrix(key.file(), known.digest());
    }

    /**
     * What was read of a page, if it would be read so now.
     *
     * @param body how its text is had, which isn't kept
     */
    @Nullable
    PageRead find(PageReading.ReadPageKey key, Bodies.Kept body) {
        return find(key.file(), () -> key(key), (in, as) -> unpacked(in, key.file(), body, as));
    }

    private static PageRead unpacked(Unpacker in, SourceFile file, Bodies.Kept body, Digest key) {
        Page page = PackedPage.page(in, file.path(), file.place());
        Digest shape = in.digest();
        // Who shows pages wants no more than that, until somebody asks what is wrong with them.
        var more = in.later(from -> new PageRead.More(
                PageWords.unpacked(from),
                PackedPage.notes(from, page.place()),
                PackedFindings.unpack(from),
                from.count()));
        return new PageRead(page, body, null, () -> shape, more, key);
    }

    /** What was read of a matrix, if it would be read so now. */
    @Nullable
    Checked<MatrixFile> find(SiteBuild.ReadMatrixKey key) {
        return find(key.file(), () -> key(key), (in, as) -> matrix(in));
    }

    private static Checked<MatrixFile> matrix(Unpacker in) {
        var findings = PackedFindings.unpack(in);
        return new Checked<>(PackedMatrix.matrixFile(in), findings);
    }

    private static Checked<ClaimsFile> claims(Unpacker in) {
        var findings = PackedFindings.unpack(in);
        return new Checked<>(PackedMatrix.claimsFile(in), findings);
    }

    /** What was read of claims, if it would be read so now. */
    @Nullable
    Checked<ClaimsFile> find(SourceFile claims) {
        return find(claims, () -> keying.ofClaims(claims), (in, as) -> claims(in));
    }

    /** The words of a page as they were read last, of whatever it was read; nothing if they aren't kept. */
    @Nullable
    PageWords wordsOf(String path) {
        Unpacker in = entries.find(path);
        if (in == null) {
            return null;
        }
        PackedPage.page(in, path, path);
        in.digest();
        return in.later(PageWords::unpacked).get();
    }

    /** A digest of all that is kept; {@link dev.demarc.output.Ledger#UNKNOWN} if nothing is. */
    Digest state() {
        return entries.state();
    }

    private interface Key {
        Digest get() throws IOException;
    }

    private <T> @Nullable T find(SourceFile file, Key key, BiFunction<Unpacker, Digest, T> unpacking) {
        if (!entries.names(file.path())) {
            return null;
        }
        try {
            Digest made = key.get();
            Unpacker in = entries.find(file.path(), made);
            if (in == null) {
                return null;
            }
            file.release();
            return unpacking.apply(in, made);
        } catch (IOException | IllegalArgumentException e) {
            // Whoever reads it tells.
            return null;
        }
    }

    private static byte[] packed(PageRead read) {
        var out = new Packer(4096);
        PackedPage.pack(out, read.page());
        out.digest(read.shape().get());
        out.later(to -> {
            read.words().pack(to);
            PackedPage.pack(to, read.notes());
            PackedFindings.pack(to, read.findings());
            to.count(read.bodyStart());
        });
        return out.seal().bytes();
    }

    private static byte[] packed(Checked<?> read) {
        var out = new Packer(4096);
        PackedFindings.pack(out, read.findings());
        if (read.value() instanceof MatrixFile matrix) {
            PackedMatrix.pack(out, matrix);
        } else if (read.value() instanceof ClaimsFile claims) {
            PackedMatrix.pack(out, claims);
        }
        return out.seal().bytes();
    }

    /**
     * Keeps what was read, if that isn't what is kept already, and if it is worth it: a small wiki is read again in less time
     * than it takes to keep it, so there it is kept only where somebody runs Demarc more than once. After it nothing is found
     * any more.
     */
    void keep(All read, Workers workers) throws IOException {
        if (entries.isFirst() && read.pages().size() < WORTH_KEEPING) {
            return;
        }
        var wanted = new ArrayList<KeptEntries.Wanted>();
        for (int i = 0; i < read.matrices().size(); i++) {
            var key = read.matrixKeys().get(i);
            add(key.file(), () -> key(key), read.matrices().get(i), wanted);
        }
        for (int i = 0; i < read.claims().size(); i++) {
            SourceFile file = read.claimsFiles().get(i);
            add(file, () -> keying.ofClaims(file), read.claims().get(i), wanted);
        }
        for (int i = 0; i < read.pages().size(); i++) {
            PageRead page = read.pages().get(i);
            if (page.fault() == null) {
                Digest known = page.keptAs();
                Digest key = known == null
                        ? key(read.pageKey().apply(read.pageFiles().get(i)))
                        : known;
                wanted.add(new KeptEntries.Wanted(page.page().path(), key, () -> packed(page)));
            }
        }
        if (!entries.holds(wanted)) {
            int first = wordsAtFirst == 0 ? vocabulary.size() : wordsAtFirst;
            boolean stale = vocabulary.size() > first * MOST_GROWTH;
            entries.keep(stale ? List.of() : wanted, stale ? new byte[0] : along(first), workers);
        }
    }

    /** The words of all pages; most edits bring none. */
    private byte[] along(int first) {
        if (wordsKept > 0 && vocabulary.size() == wordsKept) {
            return entries.along();
        }
        var along = new Packer(1 << 16).count(first);
        vocabulary.pack(along);
        return along.bytes();
    }

    private static void add(SourceFile file, Key key, Checked<?> read, List<KeptEntries.Wanted> to) {
        try {
            Digest made = key.get();
            to.add(new KeptEntries.Wanted(file.path(), made, () -> packed(read)));
        } catch (IOException e) {
            // It can't be read, and nobody knows what will stand there when it can.
            return;
        } finally {
            file.release();
        }
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
