package dev.demarc.build;

import dev.demarc.diagnostic.PackedFindings;
import dev.demarc.markdown.Phrases;
import dev.demarc.model.PackedPage;
import dev.demarc.output.CacheFolder;
import dev.demarc.search.PageWords;
import dev.demarc.search.Vocabulary;
import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was read of each page, as an earlier run left it in the cache folder: all but its text, which whoever wants it reads
 * again. Most runs change some pages of many, and then most of their time would go into reading what is known.
 *
 * <p>One file holds an index, the vocabulary of the wiki, and a stretch for each page, which is read when that page is asked
 * for. An entry stands under the digest of all that it was made of, and a stretch ends with its own digest: what is broken,
 * or another program's, is read anew.
 */
final class KeptReads implements AutoCloseable {

    /** Where an entry lies in its file. */
    private record Entry(Digest key, long offset, int length) {}

    /** What a reading depends on besides what is the same for all pages of a wiki, as one digest. */
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

    private static final int FORM = 1;

    /** The file ends with the place and the length of its index. */
    private static final int FOOT = Long.BYTES + Integer.BYTES;

    private static final int TOGETHER = 256;

    /** Words that no page has any more are let go by reading all anew, when there may be more of them than of others. */
    private static final int MOST_GROWTH = 2;

    private final @Nullable Path folder;
    private final Digest besides;
    private final Keying keying;
    private final Vocabulary vocabulary;
    private final String name;
    private Map<String, Entry> entries = Map.of();
    private int wordsAtFirst;
    private @Nullable FileChannel file;
    private volatile Told told = new Told(Phrases.ENGLISH, Fingerprint.of(Phrases.ENGLISH));

    /**
     * What is kept for one wiki.
     *
     * @param folder in which it lies; nothing for nowhere
     * @param source the wiki's source
     * @param besides all that readings depend on besides the page
     * @param keying what a reading depends on besides that
     * @param vocabulary in which the words of pages are told; still without a word
     */
    KeptReads(@Nullable Path folder, Path source, Digest besides, Keying keying, Vocabulary vocabulary) {
        this.keying = keying;
        this.folder = folder;
        this.besides = besides;
        this.vocabulary = vocabulary;
        this.name = "pages-" + Digest.of(source.toString());
        if (folder != null) {
            open(folder.resolve(name));
        }
    }

    private void open(Path path) {
        try {
            FileChannel opened = FileChannel.open(path, StandardOpenOption.READ);
            file = opened;
            long size = opened.size();
            if (size < FOOT) {
                return;
            }
            var foot = ByteBuffer.wrap(read(opened, size - FOOT, FOOT));
            long start = foot.getLong();
            int length = foot.getInt();
            if (length < 0 || start < 0 || start + length != size - FOOT) {
                return;
            }
            var in = Unpacker.sealed(read(opened, start, length));
            if (in.number() != FORM || !in.digest().equals(besides)) {
                return;
            }
            int first = in.count();
            var found = new ConcurrentHashMap<String, Entry>();
            long offset = 0;
            for (int i = in.count(); i > 0; i--) {
                String page = in.text();
                var entry = new Entry(in.digest(), offset, in.count());
                offset += entry.length();
                found.put(page, entry);
            }
            vocabulary.unpack(in);
            wordsAtFirst = first;
            entries = found;
        } catch (IOException | IllegalArgumentException e) {
            // Nothing is kept yet, or it is broken: it is worth only time.
            entries = Map.of();
        }
    }

    private static byte[] read(FileChannel from, long offset, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (from.read(buffer, offset + buffer.position()) < 0) {
                throw new IOException("The file ends before its time");
            }
        }
        return buffer.array();
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
        String path = key.file().path();
        Entry entry = entries.get(path);
        FileChannel from = file;
        try {
            if (entry == null || from == null || !entry.key().equals(key(key))) {
                return null;
            }
            var in = Unpacker.sealed(read(from, entry.offset(), entry.length()));
            return new PageRead(
                    PackedPage.page(in),
                    body,
                    PageWords.unpacked(in),
                    PackedPage.notes(in),
                    PackedFindings.unpack(in),
                    in.count(),
                    null);
        } catch (IOException | IllegalArgumentException e) {
            entries.remove(path);
            return null;
        } finally {
            key.file().release();
        }
    }

    private static byte[] packed(PageRead read) {
        var out = new Packer(4096);
        PackedPage.pack(out, read.page());
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
        if (folder == null) {
            return;
        }
        var pages = new ArrayList<Written>();
        int known = 0;
        for (int i = 0; i < keys.size(); i++) {
            if (reads.get(i).fault() == null) {
                Digest key = key(keys.get(i));
                Entry entry = entries.get(reads.get(i).page().path());
                Entry same = entry != null && entry.key().equals(key) ? entry : null;
                known += same == null ? 0 : 1;
                pages.add(new Written(key, reads.get(i), same));
            }
        }
        int first = wordsAtFirst == 0 ? vocabulary.size() : wordsAtFirst;
        if (vocabulary.size() > first * MOST_GROWTH) {
            Files.deleteIfExists(folder.resolve(name));
        } else if (known < pages.size() || known < entries.size()) {
            write(folder, pages, first, workers);
        }
    }

    /**
     * An entry of the file that is written.
     *
     * @param before the same in the file that is there
     */
    private record Written(
            Digest key, PageRead read, @Nullable Entry before) {}

    private void write(Path to, List<Written> pages, int first, Workers workers) throws IOException {
        var index =
                new Packer(1 << 16).number(FORM).digest(besides).count(first).count(pages.size());
        long length = 0;
        try (var written = CacheFolder.begin(to, name)) {
            for (int i = 0; i < pages.size(); i += TOGETHER) {
                var some = pages.subList(i, Math.min(i + TOGETHER, pages.size()));
                var packed = workers.each(some, this::packed);
                for (int j = 0; j < some.size(); j++) {
                    byte[] bytes = packed.get(j);
                    index.text(some.get(j).read().page().path())
                            .digest(some.get(j).key())
                            .count(bytes.length);
                    written.out().write(bytes);
                    length += bytes.length;
                }
            }
            vocabulary.pack(index);
            byte[] last = index.seal().bytes();
            written.out().write(last);
            written.out()
                    .write(ByteBuffer.allocate(FOOT)
                            .putLong(length)
                            .putInt(last.length)
                            .array());
            // Some systems put no file in the place of one that is open.
            close();
            entries = Map.of();
            written.land();
        }
    }

    private byte[] packed(Written page) {
        Entry before = page.before();
        FileChannel from = file;
        if (before != null && from != null) {
            try {
                return read(from, before.offset(), before.length());
            } catch (IOException e) {
                return packed(page.read());
            }
        }
        return packed(page.read());
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
