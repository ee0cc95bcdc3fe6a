package dev.demarc.check;

import dev.demarc.diagnostic.Edit;
import dev.demarc.model.Settings;
import dev.demarc.source.Location;
import java.util.List;
import java.util.regex.Pattern;

/** Paths that mean the same in YAML with quotes and without, so that one may be written over another. */
final class PlainPath {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_/-]*\\.[A-Za-z][A-Za-z0-9_./-]*");

    private PlainPath() {}

    /** What writes a path over another one; empty if it would need quotes, or was told by a variable. */
    static List<Edit> edits(Settings.Written over, String path) {
        return over.place() instanceof Location.InFile at ? edits(at, path) : List.of();
    }

    /** The same at a place of a file. */
    static List<Edit> edits(Location.InFile at, String path) {
        return PLAIN.matcher(path).matches() ? List.of(new Edit(at, path)) : List.of();
    }
}
