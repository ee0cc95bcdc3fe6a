package dev.demarc.preview;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.Severity;
import dev.demarc.source.Location;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the overlay over a page shows, as JSON: the errors, the first with its lines.
 *
 * <p>Written by hand: it is one small object, and a JSON library would be loaded for nothing else.
 */
final class Overlay {

    private static final int SHOWN = 20;
    private static final int LINES_AROUND = 2;

    private Overlay() {}

    static String json(LiveSite.State state, Findings found) {
        var errors = new ArrayList<String>();
        if (state.fault() != null) {
            errors.add(error(
                    state.sources().folders().settings().getFileName().toString(),
                    "",
                    state.fault(),
                    "The last good state of the site is shown.",
                    List.of()));
        }
        int more = 0;
        for (Diagnostic finding : found.list()) {
            if (finding.severity() != Severity.ERROR) {
                continue;
            }
            if (errors.size() == SHOWN) {
                more++;
            } else {
                errors.add(error(
                        finding.location().toString(),
                        finding.rule().id(),
                        finding.message(),
                        finding.hint(),
                        errors.isEmpty() ? excerpt(finding.location(), state.sources()) : List.of()));
            }
        }
        return "{\"version\":%s,\"errors\":[%s],\"more\":%s}"
                .formatted(state.version(), String.join(",", errors), more);
    }

    private static String error(String place, String rule, String message, String hint, List<String> source) {
        return "{\"place\":%s,\"rule\":%s,\"message\":%s,\"hint\":%s,\"source\":[%s]}"
                .formatted(quoted(place), quoted(rule), quoted(message), quoted(hint), String.join(",", source));
    }

    private static List<String> excerpt(Location location, Sources sources) {
        var lines = new ArrayList<String>();
        if (location instanceof Location.InFile at) {
            String[] all = text(at.path(), sources).split("\r\n|\r|\n", -1);
            int line = at.span().line();
            for (int i = Math.max(1, line - LINES_AROUND); i <= Math.min(all.length, line + LINES_AROUND); i++) {
                lines.add("{\"line\":%s,\"text\":%s,\"here\":%b}".formatted(i, quoted(all[i - 1]), i == line));
            }
        }
        return lines;
    }

    private static String text(String place, Sources sources) {
        var files = new ArrayList<SourceFile>(sources.content());
        files.addAll(sources.templates());
        if (sources.settings() != null) {
            files.add(sources.settings());
        }
        for (SourceFile file : files) {
            if (file.place().equals(place)) {
                try {
                    return file.text();
                } catch (IOException e) {
                    // That it can't be read is the finding itself.
                    return "";
                }
            }
        }
        return "";
    }

    static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20 || c == '\u2028' || c == '\u2029') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
