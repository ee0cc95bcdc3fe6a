package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.data.BatchLine;
import dev.demarc.markdown.Dialect;
import dev.demarc.markdown.MarkdownRenderer;
import dev.demarc.output.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Markdown to HTML for other programs, outside any wiki. */
public final class Rendering {

    /** A line that couldn't be answered, by its number from 1, and why. */
    public record Fault(int line, String message) {}

    private final Dialect dialect;

    private Rendering(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Names of the dialects. */
    public static List<String> dialects() {
        var names = new ArrayList<String>();
        for (Dialect dialect : Dialect.values()) {
            names.add(dialect.name().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /** Rendering in a dialect of {@link #dialects}. */
    public static Rendering in(String dialect) {
        return new Rendering(Dialect.valueOf(dialect.toUpperCase(Locale.ROOT)));
    }

    /** One text. */
    public String render(String markdown) {
        return MarkdownRenderer.render(markdown, dialect, Workshops.CRAFTS);
    }

    /** A JSON line for each line that comes in, in their order; lines that aren't such objects are left out and told. */
    public List<Fault> batch(InputStream in, OutputStream out) throws IOException {
        var faults = new ArrayList<Fault>();
        var line = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        int number = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            int start = 0;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    line.write(buffer, start, i - start);
                    answer(line.toString(UTF_8), ++number, out, faults);
                    line.reset();
                    start = i + 1;
                }
            }
            line.write(buffer, start, read - start);
            if (in.available() == 0) {
                out.flush();
            }
        }
        if (line.size() > 0) {
            answer(line.toString(UTF_8), ++number, out, faults);
        }
        out.flush();
        return faults;
    }

    private void answer(String line, int number, OutputStream out, List<Fault> faults) throws IOException {
        if (line.isBlank()) {
            return;
        }
        var read = BatchLine.read(line);
        if (read.line() == null) {
            faults.add(new Fault(number, read.fault() == null ? "This line can't be read." : read.fault()));
            return;
        }
        String html = render(read.line().markdown());
        String json = "{\"id\": " + read.line().id() + ", \"html\": " + JsonText.quote(html) + "}\n";
        out.write(json.getBytes(UTF_8));
    }
}
