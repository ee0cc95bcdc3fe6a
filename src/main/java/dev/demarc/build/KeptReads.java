package dev.demarc.build;

import dev.demarc.diagnostic.PackedFindings;
import dev.demarc.markdown.Phrases;
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
        Digest of(PageReading.ReadPageKey page, Digest phrases) throws IOException;
    }

    /** By everything. */
    static final Keying WHOLE =
            (page, phrases) -> Fingerprint.of(page.file().digest(), page.file().place(), page.rows(), phrases);

    /** What pages say besides, and its digest. */
    private record Told(Phrases phrases, Digest digest) {}

    /** Words that no page has any more are let go by reading all anew, when there may be more of them than of others. */
    private static final int MOST_GROWTH = 2;

    private final Keying keying;
    private final Vocabulary vocabulary;
    private final KeptEntries entries;
    private int wordsAtFirst;
    private volatile Told told = new Told(Phrases.ENGLISH, Fingerprint.of(Phrases.ENGLISH));

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
        }
        return kept;
    }

    private Digest key(PageReading.ReadPageKey key) throws IOException {
        return keying.of(key, digest(key.phrases()));
    }

    @SuppressWarnings("ReferenceEquality") // all pages of a run have the very instance
    private Digest digest(Phrases phrases) {
        Told known = told;
        if (known.phrases() != phrases) {
            known = new Told(phrases, Fingerprint.of(phrases));
            told = known;
        }
        return known.digest();
    }

    /**
     * What was read of a page, if it would be read so now.
     *
     * @param body how its text is had, which isn't kept
     */
    @Nullable
    PageRead find(PageReading.ReadPageKey key, Bodies.Kept body) {
        SourceFile file = key.file();
        try {
            Unpacker in = entries.find(file.path(), key(key));
            if (in == null) {
                return null;
            }
            Page page = PackedPage.page(in);
            Digest shape = in.digest();
            return new PageRead(
                    page,
                    body,
                    PageWords.unpacked(in),
                    PackedPage.notes(in),
                    PackedFindings.unpack(in),
                    in.count(),
                    null,
                    new Once<>(() -> shape));
        } catch (IOException e) {
            // Whoever reads it tells.
            return null;
        } finally {
            file.release();
        }
    }

    private static byte[] packed(PageRead read) {
        var out = new Packer(4096);
        PackedPage.pack(out, read.page());
        out.digest(read.shape().get());
        read.words().pack(out);
        PackedPage.pack(out, read.notes());
        PackedFindings.pack(out, read.findings());
        return out.count(read.bodyStart()).seal().bytes();
    }

    /**
     * Keeps what was read, if that isn't what is kept already. After it nothing is found any more.
     *
     * @param keys of all pages, in the same order
     */
    void keep(List<PageReading.ReadPageKey> keys, List<PageRead> reads, Workers workers) throws IOException {
        var wanted = new ArrayList<KeptEntries.Wanted>();
        for (int i = 0; i < keys.size(); i++) {
            PageRead read = reads.get(i);
            if (read.fault() == null) {
                wanted.add(new KeptEntries.Wanted(read.page().path(), key(keys.get(i)), () -> packed(read)));
            }
        }
        if (!entries.holds(wanted)) {
            int first = wordsAtFirst == 0 ? vocabulary.size() : wordsAtFirst;
            boolean stale = vocabulary.size() > first * MOST_GROWTH;
            var along = new Packer(1 << 16).count(first);
            vocabulary.pack(along);
            entries.keep(stale ? List.of() : wanted, stale ? new byte[0] : along.bytes(), workers);
        }
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
