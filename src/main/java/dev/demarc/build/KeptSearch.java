package dev.demarc.build;

import dev.demarc.model.Address;
import dev.demarc.output.Ledger;
import dev.demarc.search.KeptIndex;
import dev.demarc.search.PageWords;
import dev.demarc.search.SearchIndex;
import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/**
 * The search's index, as the last build into the same folder left it. It holds words by their numbers, so it is worth
 * something only together with what was read of the pages then; see {@link KeptReads#state}.
 */
final class KeptSearch implements AutoCloseable {

    private final KeptEntries entries;

    /**
     * What is kept of one site.
     *
     * @param folder in which it lies
     * @param dest the site's folder
     * @param shape all that the index hangs on besides the words of pages
     */
    KeptSearch(Path folder, Path dest, Digest shape) {
        this.entries = new KeptEntries(folder, "search-" + Digest.of(dest.toString()), shape);
    }

    /**
     * Lets an index go on from what is kept, if it can.
     *
     * @param reads the state of what is kept of the pages
     * @param before the words of those that were read anew, as they were in that state
     */
    void goOn(SearchIndex index, Digest reads, Map<Address, PageWords> before) {
        if (reads.equals(Ledger.UNKNOWN) || entries.along().length == 0) {
            return;
        }
        try {
            var in = new Unpacker(entries.along());
            if (in.digest().equals(reads)) {
                index.goOnFrom(KeptIndex.unpacked(in, file -> entries.find(name(file))), before);
            }
        } catch (IllegalArgumentException e) {
            // Another program's: all is gathered.
            return;
        }
    }

    private static String name(int file) {
        return "w" + file;
    }

    /**
     * Keeps an index for the next build. After it nothing is found any more.
     *
     * @param reads the state of what is kept of the pages now
     */
    void keep(SearchIndex index, Digest reads, Workers workers) throws IOException {
        if (reads.equals(Ledger.UNKNOWN)) {
            return;
        }
        KeptIndex kept = index.kept();
        var wanted = new ArrayList<KeptEntries.Wanted>();
        for (int i = 0; i < kept.files(); i++) {
            int file = i;
            wanted.add(new KeptEntries.Wanted(name(i), kept.sum(i), () -> packed(kept, file)));
        }
        var along = new Packer(1 << 16).digest(reads);
        kept.pack(along);
        entries.keep(wanted, along.bytes(), workers);
    }

    private static byte[] packed(KeptIndex kept, int file) {
        byte[] lists = kept.packed(file);
        return lists == null ? new byte[0] : lists;
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
