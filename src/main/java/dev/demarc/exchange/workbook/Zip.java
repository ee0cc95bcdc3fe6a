package dev.demarc.exchange.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.output.Deflated;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The container of a workbook, after PKWARE's APPNOTE 6.3: what is kept of another file goes over byte for byte, and what
 * is new has no time, so that equal entries make equal files. No 64-bit lengths: a form of 4 GB is none.
 */
final class Zip {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int UTF_8_NAMES = 1 << 11;
    private static final int ENCRYPTED = 1;
    /** The first of January 1980, the earliest day there is here. */
    private static final int DAY = (1 << 5) | 1;

    /** A workbook that somebody fills in has a few megabytes at most. */
    static final int MAX_SIZE = 64 << 20;

    static final int MAX_ENTRY = 128 << 20;
    private static final int MAX_ENTRIES = 10_000;

    /** What isn't packed: a build of few pages, whose packer runs cold, would take a tenth longer for 20 kB less. */
    private static final int SMALL = 64 << 10;

    /**
     * One file in it.
     *
     * @param local its header, its bytes, and what may follow them
     * @param central its line in the table at the end
     * @param data where its bytes begin in {@code local}, and how many there are
     */
    private record Entry(ByteBuffer local, ByteBuffer central, Data data) {}

    private record Data(int from, int length, int method, int whole) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private byte[] comment = new byte[0];

    /** The entries of a file. */
    static Zip read(byte[] file) throws Unreadable {
        if (file.length > MAX_SIZE) {
            throw new Unreadable("it is larger than 64 MB");
        }
        try {
            return read(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new Unreadable("its table of contents leads nowhere");
        }
    }

    private static Zip read(ByteBuffer file) throws Unreadable {
        int end = end(file);
        int count = file.getShort(end + 10) & 0xFFFF;
        int at = file.getInt(end + 16);
        if (at < 0 || count > MAX_ENTRIES) {
            throw new Unreadable("it is no workbook, but some larger archive");
        }
        var starts = new java.util.TreeSet<Integer>(List.of(at));
        var lines = new ArrayList<ByteBuffer>();
        for (int i = 0; i < count; i++) {
            if (file.getInt(at) != CENTRAL) {
                throw new Unreadable("its table of contents is damaged");
            }
            int length = CENTRAL_LENGTH
                    + (file.getShort(at + 28) & 0xFFFF)
                    + (file.getShort(at + 30) & 0xFFFF)
                    + (file.getShort(at + 32) & 0xFFFF);
            ByteBuffer line = slice(file, at, length);
            lines.add(line);
            starts.add(line.getInt(42));
            at += length;
        }
        var zip = new Zip();
        for (ByteBuffer line : lines) {
            int from = line.getInt(42);
            Integer to = starts.higher(from);
            if (to == null) {
                throw new Unreadable("its table of contents is damaged");
            }
            zip.add(line, slice(file, from, to - from));
        }
        zip.comment = bytes(slice(file, end + END_LENGTH, file.getShort(end + 20) & 0xFFFF));
        return zip;
    }

    private void add(ByteBuffer line, ByteBuffer local) throws Unreadable {
        if (local.getInt(0) != LOCAL || (line.getShort(8) & ENCRYPTED) != 0) {
            throw new Unreadable("it is damaged, or behind a password");
        }
        String name = new String(bytes(slice(line, CENTRAL_LENGTH, line.getShort(28) & 0xFFFF)), UTF_8);
        int from = LOCAL_LENGTH + (local.getShort(26) & 0xFFFF) + (local.getShort(28) & 0xFFFF);
        var data = new Data(from, line.getInt(20), line.getShort(10) & 0xFFFF, line.getInt(24));
        if (data.length() < 0 || data.from() + data.length() > local.limit() || data.whole() < 0) {
            throw new Unreadable("an entry of it is cut off");
        }
        if (entries.put(name, new Entry(local, line, data)) != null) {
            throw new Unreadable("it holds `" + name + "` twice");
        }
    }

    private static int end(ByteBuffer file) throws Unreadable {
        for (int at = file.limit() - END_LENGTH; at >= Math.max(0, file.limit() - END_LENGTH - 0xFFFF); at--) {
            if (file.getInt(at) == END && at + END_LENGTH + (file.getShort(at + 20) & 0xFFFF) == file.limit()) {
                return at;
            }
        }
        throw new Unreadable("it is no workbook of Excel 2007 or later");
    }

    private static ByteBuffer slice(ByteBuffer file, int from, int length) {
        return file.slice(from, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.limit()];
        buffer.get(0, bytes);
        return bytes;
    }

    /** The names of its entries, in their order. */
    List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** What an entry holds. */
    Optional<byte[]> content(String name) throws Unreadable {
        Entry entry = entries.get(name);
        return entry == null ? Optional.empty() : Optional.of(content(entry));
    }

    private static byte[] content(Entry entry) throws Unreadable {
        Data data = entry.data();
        if (data.whole() > MAX_ENTRY) {
            throw new Unreadable("an entry of it is larger than 128 MB");
        }
        byte[] packed = bytes(slice(entry.local(), data.from(), data.length()));
        if (data.method() == STORED) {
            return packed;
        }
        if (data.method() != DEFLATED) {
            throw new Unreadable("it is packed in a way that workbooks aren't");
        }
        return inflated(packed, data.whole());
    }

    private static byte[] inflated(byte[] packed, int length) throws Unreadable {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            var content = new byte[length];
            int read = 0;
            while (read < length) {
                int more = inflater.inflate(content, read, length - read);
                if (more == 0) {
                    throw new Unreadable("an entry of it is cut off");
                }
                read += more;
            }
            return content;
        } catch (DataFormatException e) {
            throw new Unreadable("an entry of it is damaged");
        } finally {
            inflater.end();
        }
    }

    /** Gives a name other content: in its place if it is there, else at the end. */
    void put(String name, byte[] content) {
        boolean smaller = content.length > SMALL;
        byte[] packed = smaller ? Deflated.raw(content) : content;
        var crc = new CRC32();
        crc.update(content);
        byte[] named = name.getBytes(UTF_8);
        int method = smaller ? DEFLATED : STORED;
        var local =
                ByteBuffer.allocate(LOCAL_LENGTH + named.length + packed.length).order(ByteOrder.LITTLE_ENDIAN);
        local.putInt(LOCAL);
        common(local, method, (int) crc.getValue(), packed.length, content.length, named.length);
        local.put(named).put(packed);
        var central = ByteBuffer.allocate(CENTRAL_LENGTH + named.length).order(ByteOrder.LITTLE_ENDIAN);
        central.putInt(CENTRAL).putShort((short) 20);
        common(central, method, (int) crc.getValue(), packed.length, content.length, named.length);
        central.position(CENTRAL_LENGTH);
        central.put(named);
        entries.put(
                name,
                new Entry(
                        local, central, new Data(LOCAL_LENGTH + named.length, packed.length, method, content.length)));
    }

    private static void common(ByteBuffer to, int method, int crc, int packed, int whole, int name) {
        to.putShort((short) 20).putShort((short) UTF_8_NAMES).putShort((short) method);
        to.putShort((short) 0).putShort((short) DAY);
        to.putInt(crc).putInt(packed).putInt(whole).putShort((short) name).putShort((short) 0);
    }

    /** The whole file. */
    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        var table = new ByteArrayOutputStream();
        for (Entry entry : entries.values()) {
            byte[] line = bytes(entry.central());
            ByteBuffer.wrap(line).order(ByteOrder.LITTLE_ENDIAN).putInt(42, out.size());
            table.writeBytes(line);
            out.writeBytes(bytes(entry.local()));
        }
        var end = ByteBuffer.allocate(END_LENGTH + comment.length).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(END).putInt(0);
        end.putShort((short) entries.size()).putShort((short) entries.size());
        end.putInt(table.size()).putInt(out.size());
        end.putShort((short) comment.length).put(comment);
        out.writeBytes(table.toByteArray());
        out.writeBytes(end.array());
        return out.toByteArray();
    }
}
