package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.OutputCheck;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.html.WrittenFiles;
import dev.demarc.output.Artefact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the finished pages again. What is written is read on its way to the disk, so that no page is made twice; what
 * nobody has asked for is made now.
 */
final class OutputReading {

    private final SortedMap<String, Artefact> artefacts;
    private final OutputCheck check;
    private final Map<String, OutputCheck.Looked> looked = new ConcurrentHashMap<>();

    /**
     * A reading of one run's files.
     *
     * @param baseUrl where the site is published, ending with a slash; nothing if that isn't told
     */
    OutputReading(SortedMap<String, Artefact> artefacts, @Nullable String baseUrl) {
        this.artefacts = artefacts;
        this.check = new OutputCheck(artefacts.keySet(), baseUrl);
    }

    /** The same files, each read when somebody asks for it. */
    SortedMap<String, Artefact> watched() {
        var watched = new TreeMap<>(artefacts);
        watched.replaceAll((path, artefact) ->
                isRead(path) ? new Artefact(path, () -> look(path, artefact.bytes())) : artefact);
        return watched;
    }

    private static boolean isRead(String path) {
        return path.endsWith(".html") || path.endsWith(".svg");
    }

    private byte[] look(String path, byte[] bytes) {
        String whole = new String(bytes, UTF_8);
        String text = whole.startsWith("\uFEFF") ? whole.substring(1) : whole;
        var file = path.endsWith(".svg") ? WrittenFiles.svg(text) : WrittenFiles.html(text);
        looked.put(path, check.look(path, text, file));
        return bytes;
    }

    /**
     * What is wrong in the finished files.
     *
     * @param known what was told at its source
     * @param goOn asked before each file; throws if nobody wants to know any more
     */
    List<Diagnostic> findings(
            CheckedSite site,
            Collection<Diagnostic> known,
            OutputCheck.Origins origins,
            OutputCheck.Templates templates,
            Workers workers,
            Runnable goOn) {
        var missing = new ArrayList<Artefact>();
        artefacts.forEach((path, artefact) -> {
            if (isRead(path) && !looked.containsKey(path)) {
                missing.add(artefact);
            }
        });
        workers.each(missing, artefact -> {
            goOn.run();
            try {
                return look(artefact.path(), artefact.bytes());
            } catch (IOException e) {
                // Only what is copied can be unreadable, and building tells which file isn't written, and why.
                return new byte[0];
            }
        });
        return check.findings(new TreeMap<>(looked), site, known, origins, templates);
    }
}
