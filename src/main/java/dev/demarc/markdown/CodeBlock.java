package dev.demarc.markdown;

import dev.demarc.model.Colouring;
import dev.demarc.model.Colouring.Shade;
import dev.demarc.model.Fence;
import org.jspecify.annotations.Nullable;

/** Writes code as pages show it: with its name, a button to copy it, its colours, and lines that stand out. */
public final class CodeBlock {

    private CodeBlock() {}

    /**
     * The HTML of a block.
     *
     * @param code its text; each line with its end
     * @param copy what its button says
     */
    public static String html(Fence fence, String code, Colouring colouring, String copy) {
        var out = new StringBuilder(code.length() * 2 + 256);
        write(out, fence, code, colouring, copy);
        return out.toString();
    }

    static void write(StringBuilder out, Fence fence, String code, Colouring colouring, String copy) {
        out.append("<figure class=\"code\"><figcaption>");
        Escape.text(out, fence.title().isEmpty() ? fence.language() : fence.title());
        out.append("<button class=\"btn\" type=\"button\" data-js data-copy hidden>");
        Escape.text(out, copy);
        out.append("</button></figcaption>");
        out.append("<pre tabindex=\"0\"><code");
        language(out, fence);
        out.append('>');
        var text = fence.marked().isEmpty() ? new Text(out, code) : new MarkedText(out, code, fence);
        if (!fence.language().isEmpty()) {
            colouring.read(fence.language(), code, text::stretch);
        }
        text.end();
        out.append("</code></pre></figure>");
    }

    /** The same as the specifications have it. */
    static void bare(StringBuilder out, Fence fence, String code) {
        out.append("<pre><code");
        language(out, fence);
        out.append('>');
        Escape.text(out, code);
        out.append("</code></pre>");
    }

    private static void language(StringBuilder out, Fence fence) {
        if (!fence.language().isEmpty()) {
            out.append(" class=\"language-");
            Escape.text(out, fence.language());
            out.append('"');
        }
    }

    /** The text of a block while it is written. */
    private static class Text {
        final StringBuilder out;
        final String code;
        private int done;

        Text(StringBuilder out, String code) {
            this.out = out;
            this.code = code;
        }

        void stretch(Shade shade, int start, int end) {
            if (start > done) {
                piece(done, start, null);
            }
            piece(start, end, shade);
            done = end;
        }

        void piece(int from, int to, @Nullable Shade shade) {
            if (shade == null) {
                Escape.text(out, code, from, to);
            } else {
                out.append("<span class=\"").append(shade.className()).append("\">");
                Escape.text(out, code, from, to);
                out.append("</span>");
            }
        }

        void end() {
            if (done < code.length()) {
                piece(done, code.length(), null);
            }
        }
    }

    /** Text in which lines stand out: stretches are cut at line ends, so that elements lie in each other. */
    private static final class MarkedText extends Text {
        private final Fence fence;
        private int line;
        private boolean open;
        private boolean atStart = true;

        MarkedText(StringBuilder out, String code, Fence fence) {
            super(out, code);
            this.fence = fence;
        }

        @Override
        void piece(int from, int to, @Nullable Shade shade) {
            for (int at = from; at < to; ) {
                int end = code.indexOf('\n', at);
                boolean ends = end >= 0 && end < to;
                int textEnd = ends ? end : to;
                begin();
                if (textEnd > at) {
                    super.piece(at, textEnd, shade);
                }
                if (ends) {
                    out.append('\n');
                    close();
                }
                at = ends ? end + 1 : to;
            }
        }

        private void begin() {
            if (atStart) {
                line++;
                atStart = false;
                open = fence.marks(line);
                out.append(open ? "<mark>" : "");
            }
        }

        private void close() {
            out.append(open ? "</mark>" : "");
            open = false;
            atStart = true;
        }

        @Override
        void end() {
            super.end();
            close();
        }
    }
}
