package dev.demarc.source;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a wiki's parts lie on this disk.
 *
 * @param root the folder of {@code demarc.yml}, or the one that was named
 * @param settings {@code demarc.yml}, which need not be there
 * @param source where pages, matrices and assets lie
 * @param templates where a theme of one's own lies, which need not be there
 * @param dest where the site goes
 * @param left patterns of paths below {@code source} that are left out
 * @param drafts whether {@code _drafts} folders are read
 */
public record WikiFolders(
        Path root, Path settings, Path source, Path templates, Path dest, List<String> left, boolean drafts) {

    /** The file by which a folder is known that holds a part of a site, made by one of several jobs. */
    public static final String PART_INDEX = "demarc-part.index";

    /** Makes all paths absolute and copies the list. */
    public WikiFolders {
        root = root.toAbsolutePath().normalize();
        settings = settings.toAbsolutePath().normalize();
        source = source.toAbsolutePath().normalize();
        templates = templates.toAbsolutePath().normalize();
        dest = dest.toAbsolutePath().normalize();
        left = List.copyOf(left);
    }

    /** A path on disk as findings name it: from the root, with {@code /}. */
    public String place(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        return root.relativize(absolute).toString().replace('\\', '/');
    }

    /** The source folder from the wiki's root, ending with a slash; empty if it is the root. */
    public String sourcePlace() {
        String place = place(source);
        return place.isEmpty() ? "" : place + "/";
    }
}
