package dev.demarc.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which contents were left under one key: the entry below {@code /ac/} that names blobs below {@code /cas/}.
 *
 * <p>Its bytes are an {@code ActionResult} of Bazel's Remote Execution API, version 2, with an {@code OutputFile} for each
 * blob: servers made for Bazel look into what is put below {@code /ac/}, refuse anything else, and keep a blob as long as
 * an entry names it. Three messages and four fields of it are used, so they are written by hand; unknown ones are
 * skipped, as protobuf wants it.
 */
public final class Index {

    /** Nothing was left. */
    public static final Index EMPTY = new Index(new TreeMap<>());

    private static final int OUTPUT_FILES = 2;
    private static final int PATH = 1;
    private static final int DIGEST = 2;
    private static final int HASH = 1;
    private static final int SIZE = 2;

    /**
     * One content.
     *
     * @param name its SHA-256
     * @param size in bytes
     */
    public record Blob(String name, long size) {}

    private final SortedMap<String, Blob> blobs;

    /** An index of blobs, by what they are called in it. */
    public Index(SortedMap<String, Blob> blobs) {
        this.blobs = Collections.unmodifiableSortedMap(new TreeMap<>(blobs));
    }

    /** The blobs, by what they are called. */
    public SortedMap<String, Blob> blobs() {
        return blobs;
    }

    /** As bytes. */
    public byte[] packed() {
        var out = new ByteArrayOutputStream();
        blobs.forEach((called, blob) -> {
            var digest = new ByteArrayOutputStream();
            bytes(digest, HASH, blob.name().getBytes(UTF_8));
            number(digest, SIZE << 3);
            number(digest, blob.size());
            var file = new ByteArrayOutputStream();
            bytes(file, PATH, called.getBytes(UTF_8));
            bytes(file, DIGEST, digest.toByteArray());
            bytes(out, OUTPUT_FILES, file.toByteArray());
        });
        return out.toByteArray();
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] bytes) {
        number(out, (field << 3) | 2);
        number(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream out, long number) {
        long left = number;
        while ((left & ~0x7FL) != 0) {
            out.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    /** What was packed; empty if the bytes are no such index, or name a blob wrongly. */
    public static Optional<Index> of(byte[] bytes) {
        try {
            var blobs = new TreeMap<String, Blob>();
            for (Field each : fields(bytes)) {
                if (each.number() == OUTPUT_FILES) {
                    addFile(each.bytes(), blobs);
                }
            }
            return Optional.of(new Index(blobs));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void addFile(byte[] bytes, SortedMap<String, Blob> blobs) {
        String called = "";
        String name = "";
        long size = 0;
        for (Field of : fields(bytes)) {
            if (of.number() == PATH) {
                called = new String(of.bytes(), UTF_8);
            } else if (of.number() == DIGEST) {
                for (Field digest : fields(of.bytes())) {
                    name = digest.number() == HASH ? new String(digest.bytes(), UTF_8) : name;
                    size = digest.number() == SIZE ? digest.value() : size;
                }
            }
        }
        if (!Sha256.isName(name) || size < 0) {
            throw new IllegalArgumentException("No name of a blob");
        }
        blobs.put(called, new Blob(name, size));
    }

    /** One field: its number, and what stands in it as a number or as bytes. */
    private static final class Field {
        private final int number;
        private final long value;
        private final byte[] bytes;

        Field(int number, long value, byte[] bytes) {
            this.number = number;
            this.value = value;
            this.bytes = bytes;
        }

        int number() {
            return number;
        }

        long value() {
            return value;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    private static List<Field> fields(byte[] bytes) {
        var reading = new Reading(bytes);
        var fields = new ArrayList<Field>();
        while (!reading.isAtEnd()) {
            long tag = reading.number();
            int number = (int) (tag >>> 3);
            fields.add(
                    switch ((int) (tag & 7)) {
                        case 0 -> new Field(number, reading.number(), new byte[0]);
                        case 1 -> new Field(number, 0, reading.bytes(Long.BYTES));
                        case 2 -> new Field(number, 0, reading.bytes(reading.number()));
                        case 5 -> new Field(number, 0, reading.bytes(Integer.BYTES));
                        default -> throw new IllegalArgumentException("No kind of field");
                    });
        }
        return fields;
    }

    /** Protobuf's bytes, from the first to the last. */
    private static final class Reading {
        private final byte[] bytes;
        private int at;

        Reading(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean isAtEnd() {
            return at == bytes.length;
        }

        long number() {
            long number = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                if (isAtEnd()) {
                    throw new IllegalArgumentException("Cut off");
                }
                byte each = bytes[at++];
                number |= (each & 0x7FL) << shift;
                if (each >= 0) {
                    return number;
                }
            }
            throw new IllegalArgumentException("Too long a number");
        }

        byte[] bytes(long length) {
            if (length < 0 || length > bytes.length - at) {
                throw new IllegalArgumentException("Cut off");
            }
            at += (int) length;
            return Arrays.copyOfRange(bytes, at - (int) length, at);
        }
    }
}
