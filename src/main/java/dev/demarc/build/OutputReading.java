package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.OutputCheck;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.html.WrittenFiles;
import dev.demarc.model.Versions;
import dev.demarc.output.Artefact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the finished pages again. What is written is read on its way to the disk, so that no page is made twice; what
 * nobody has asked for is made now.
 */
final class OutputReading {

    private final Map<String, OutputCheck.Looked> looked = new ConcurrentHashMap<>();
    private final SortedMap<String, Artefact> artefacts = new TreeMap<>();
    private final Set<String> paths = new TreeSet<>();
    private final Versions versions;
    private final OutputCheck check;

    /**
     * A reading of one run's files, once they are promised. Those of other versions lie beside them, and aren't read.
     */
    OutputReading(Wiki wiki) {
        this.versions = wiki.versions();
        this.check = new OutputCheck(
                Collections.unmodifiableSet(paths),
                wiki.unbuilt(),
                wiki.settings().site().baseUrl());
    }

    /** The same files, each read when somebody asks for it; what tells of the others is left as it is. */
    SortedMap<String, Artefact> watched(SortedMap<String, Artefact> promised) {
        artefacts.putAll(promised);
        paths.addAll(promised.keySet());
        for (Versions.Version version : versions.all()) {
            if (!version.isCurrent()) {
                version.paths().get().forEach(path -> paths.add(version.folder() + path));
            }
        }
        var watched = new TreeMap<>(promised);
        watched.replaceAll((path, artefact) ->
                isRead(artefact) ? new Artefact(path, () -> look(path, artefact.bytes())) : artefact);
        return watched;
    }

    private static boolean isRead(Artefact artefact) {
        String path = artefact.path();
        return !artefact.last() && (path.endsWith(".html") || path.endsWith(".svg"));
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
            if (isRead(artefact) && !looked.containsKey(path)) {
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
