package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.model.Body;
import dev.demarc.model.Html;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A page's body as it is kept: the number of its pieces, the length of each, and then all of them, in UTF-8. */
final class PackedBody {

    private final byte[] bytes;

    /** One that was packed before. The bytes are not to be changed any more. */
    PackedBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Packs a body. */
    static PackedBody of(Body body) {
        var pieces = new ArrayList<byte[]>(body.pieces().size());
        int length = 4;
        for (String piece : body.pieces()) {
            byte[] encoded = piece.getBytes(UTF_8);
            pieces.add(encoded);
            length += 4 + encoded.length;
        }
        var buffer = ByteBuffer.allocate(length).putInt(pieces.size());
        pieces.forEach(encoded -> buffer.putInt(encoded.length).put(encoded));
        return new PackedBody(buffer.array());
    }

    /** As it is kept. */
    byte[] bytes() {
        return bytes;
    }

    /** How many holes there are. */
    int holes() {
        return ByteBuffer.wrap(bytes).getInt() - 1;
    }

    /** The HTML with its holes filled, as many as there are; what is left over is not used. */
    Html filled(List<String> answers) {
        var buffer = ByteBuffer.wrap(bytes);
        var all = Html.of(bytes);
        int count = buffer.getInt();
        var pieces = new ArrayList<Html>(count * 2);
        for (int i = 0; i < count; i++) {
            int length = buffer.getInt();
            int begin = buffer.position();
            pieces.add(all.part(begin, begin + length));
            buffer.position(begin + length);
            if (i < count - 1) {
                pieces.add(Html.of(answers.get(i)));
            }
        }
        return count == 1 ? pieces.get(0) : Html.joined(pieces);
    }
}
