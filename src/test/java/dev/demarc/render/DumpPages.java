package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.model.BlockSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the sample wiki's pages to a folder, to be looked at in a browser. */
final class DumpPages {

    private DumpPages() {}

    /** Writes to the folder that the first argument names. */
    public static void main(String[] args) throws IOException {
        var to = Path.of(args[0]);
        var wiki = SampleWiki.small();
        var views = wiki.views();
        for (Map.Entry<String, String> page : wiki.all().entrySet()) {
            write(
                    to.resolve(page.getKey()),
                    page.getValue().replace("<base href=\"/duties/\">", "").getBytes(UTF_8));
        }
        for (String asset : wiki.theme().assets()) {
            write(to.resolve(asset), wiki.theme().asset(asset));
        }
        var page = wiki.page("guide/a.html");
        var blocks = new StringBuilder("<h1 id=\"main\">Blocks</h1><p>Prose.</p>");
        for (BlockSpec.View view : BlockSpec.View.values()) {
            blocks.append("<h2 id=\"v-")
                    .append(view.word())
                    .append("\">")
                    .append(view.word())
                    .append("</h2>");
            blocks.append(views.block(page, wiki.duties, SampleWiki.block(view, null), 1)
                    .value());
        }
        blocks.append(
                views.block(page, wiki.duties, SampleWiki.block(BlockSpec.View.TABLE, "customer", "abstracted"), 1)
                        .value());
        blocks.append(views.fault("The matrix can’t be read.", "Mend line 3."));
        write(
                to.resolve("guide/a.html"),
                wiki.theme()
                        .render(views.page(page, blocks.toString(), java.util.Set.of()))
                        .value()
                        .getBytes(UTF_8));
        write(
                to.resolve("old/alias.html"),
                views.redirect(new dev.demarc.model.Address("old/alias.html"), SampleWiki.MATRIX)
                        .getBytes(UTF_8));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
