package dev.demarc.build;

import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Address;
import dev.demarc.render.Checkup;
import dev.demarc.source.Lines;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of one run, for quoting lines of them, and the guide's pages about rules. Used by one thread. */
final class SourceShelf implements Checkup.Shelf {

    private final Map<String, SourceFile> files = new HashMap<>();
    // Findings come sorted by file, so one is enough.
    private @Nullable String opened;
    private @Nullable Lines lines;

    SourceShelf(Sources sources) {
        sources.content().forEach(file -> files.put(file.place(), file));
        sources.templates().forEach(file -> files.put(file.place(), file));
        SourceFile settings = sources.settings();
        if (settings != null) {
            files.put(settings.place(), settings);
        }
    }

    @Override
    public boolean has(String file) {
        return files.containsKey(file);
    }

    @Override
    public Optional<String> line(String file, int number) {
        if (!file.equals(opened)) {
            lines = open(file);
            opened = file;
        }
        return Optional.ofNullable(lines)
                .filter(all -> number <= all.count())
                .map(all -> all.line(number))
                .filter(line -> !line.isBlank());
    }

    private @Nullable Lines open(String path) {
        SourceFile file = files.get(path);
        if (file == null) {
            return null;
        }
        try {
            return Lines.of(file.text());
        } catch (IOException e) {
            return null; // The finding is told without its line.
        } finally {
            file.release();
        }
    }

    @Override
    public Checkup.AboutRule about(RuleId rule) {
        String address = RulePage.address(rule);
        return new Checkup.AboutRule(new Address(address), RulePage.GUIDE + address);
    }
}
