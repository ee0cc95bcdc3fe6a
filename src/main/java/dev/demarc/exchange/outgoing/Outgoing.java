package dev.demarc.exchange.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.exchange.TransferReport;

/** A matrix in another format: the file, and what it can't express. */
public final class Outgoing {

    private final byte[] bytes;
    private final TransferReport report;

    Outgoing(byte[] bytes, TransferReport report) {
        this.bytes = bytes;
        this.report = report;
    }

    static Outgoing of(String text, TransferReport report) {
        return new Outgoing(text.getBytes(UTF_8), report);
    }

    /** The file. */
    public byte[] bytes() {
        return bytes;
    }

    /** The file, if it is text. */
    public String text() {
        return new String(bytes, UTF_8);
    }

    /** What it can't express. */
    public TransferReport report() {
        return report;
    }
}
