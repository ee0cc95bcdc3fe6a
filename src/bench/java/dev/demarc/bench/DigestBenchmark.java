package dev.demarc.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.source.Digest;
import org.openjdk.jmh.annotations.Benchmark;

/** What hashing costs. A build without changes does little else: it hashes every source. */
public class DigestBenchmark extends Measured {

    private final byte[] page = Texts.prose(8000).getBytes(UTF_8);
    private final byte[] picture = Texts.prose(1_000_000).getBytes(UTF_8);

    /** The digest of a page of 8 kB. */
    @Benchmark
    public Digest ofPage() {
        return Digest.of(page);
    }

    /** The digest of a file of 1 MB. */
    @Benchmark
    public Digest ofLargeFile() {
        return Digest.of(picture);
    }
}
