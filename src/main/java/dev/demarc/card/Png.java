package dev.demarc.card;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.demarc.output.Deflated;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Writes a canvas as PNG with a palette, as its specification (W3C, third edition) has it. */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int NONE = 0;
    private static final int UP = 2;

    private Png() {}

    static byte[] of(Canvas canvas) {
        var out = new ByteArrayOutputStream(1 << 15);
        out.writeBytes(SIGNATURE);
        var header = new ByteArrayOutputStream();
        number(header, canvas.width());
        number(header, canvas.height());
        header.writeBytes(new byte[] {8, 3, 0, 0, 0}); // Eight bits a point, a palette, no interlacing.
        chunk(out, "IHDR", header.toByteArray());
        var palette = new ByteArrayOutputStream();
        for (int colour : canvas.palette()) {
            palette.write(colour >> 16);
            palette.write(colour >> 8);
            palette.write(colour);
        }
        chunk(out, "PLTE", palette.toByteArray());
        chunk(out, "IDAT", Deflated.of(filtered(canvas)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** Each row as it is, or as nothing new if it is like the one above. Other differences would pack no better, with flat colours. */
    static byte[] filtered(Canvas canvas) {
        int width = canvas.width();
        byte[] points = canvas.points();
        var rows = new byte[canvas.height() * (width + 1)];
        for (int y = 0; y < canvas.height(); y++) {
            int at = y * width;
            int to = y * (width + 1);
            if (y > 0 && Arrays.equals(points, at, at + width, points, at - width, at)) {
                rows[to] = UP;
            } else {
                rows[to] = NONE;
                System.arraycopy(points, at, rows, to + 1, width);
            }
        }
        return rows;
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] bytes) {
        number(out, bytes.length);
        var check = new CRC32();
        check.update(name.getBytes(US_ASCII));
        check.update(bytes);
        out.writeBytes(name.getBytes(US_ASCII));
        out.writeBytes(bytes);
        number(out, (int) check.getValue());
    }

    private static void number(ByteArrayOutputStream out, int number) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(number >> shift);
        }
    }
}
