package dev.demarc.build;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.output.Artefact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that a person sees of a build.
 *
 * @param files the site, by path; the bytes as ISO 8859-1, so that any compare and a difference can be read
 */
record Shown(SortedMap<String, String> files, List<String> findings, Built.Counts counts) {

    /** What a build promises. */
    static Shown of(Built built, boolean findingsFirst) throws IOException {
        var findings = findingsFirst ? told(built.findings()) : List.<String>of();
        var files = new TreeMap<String, String>();
        for (Artefact artefact : built.artefacts().values()) {
            files.put(artefact.path(), new String(artefact.bytes(), ISO_8859_1));
        }
        return new Shown(files, findingsFirst ? findings : told(built.findings()), built.counts());
    }

    /** What a build has written into a folder, and told. */
    static Shown in(Path site, Findings findings, Built.Counts counts) throws IOException {
        var files = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(site)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = site.relativize(file).toString().replace('\\', '/');
                if (!path.startsWith(".demarc-")) {
                    files.put(path, Files.readString(file, ISO_8859_1));
                }
            }
        }
        return new Shown(files, told(findings), counts);
    }

    private static List<String> told(Findings findings) {
        return findings.list().stream().map(Diagnostic::toString).toList();
    }
}
