package dev.demarc.source;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param mounts folders that lie elsewhere and are read as if they lay in the source; one that stands for the whole source
 *     comes last
 */
public record WikiFolders(
        Path root,
        Path settings,
        Path source,
        Path templates,
        Path dest,
        List<String> left,
        boolean drafts,
        List<Mount> mounts) {

    /** The file by which a folder is known that holds a part of a site, made by one of several jobs. */
    public static final String PART_INDEX = "demarc-part.index";

    /** Without anything that lies elsewhere. */
    public WikiFolders(
            Path root, Path settings, Path source, Path templates, Path dest, List<String> left, boolean drafts) {
        this(root, settings, source, templates, dest, left, drafts, List.of());
    }

    /** Makes all paths absolute and copies the lists. */
    public WikiFolders {
        root = root.toAbsolutePath().normalize();
        settings = settings.toAbsolutePath().normalize();
        source = source.toAbsolutePath().normalize();
        templates = templates.toAbsolutePath().normalize();
        dest = dest.toAbsolutePath().normalize();
        left = List.copyOf(left);
        mounts = List.copyOf(mounts);
    }

    /** The same with folders that lie elsewhere. */
    public WikiFolders with(List<Mount> others) {
        return new WikiFolders(root, settings, source, templates, dest, left, drafts, others);
    }

    /**
     * A path on disk as findings name it: from the root, with {@code /}. What lies elsewhere is named as if it lay in the
     * source.
     */
    public String place(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        Mount mount = mountAround(absolute);
        if (mount != null) {
            String path = mount.path(absolute);
            return path.isEmpty() ? place(source) : sourcePlace() + path;
        }
        return root.relativize(absolute).toString().replace('\\', '/');
    }

    /** The source folder from the wiki's root, ending with a slash; empty if it is the root. */
    public String sourcePlace() {
        String place = place(source);
        return place.isEmpty() ? "" : place + "/";
    }

    /** The path on disk of a place as findings name it; the reverse of {@link #place}. */
    public Path file(String place) {
        Mount mount = mountOf(place);
        return mount == null
                ? root.resolve(place).normalize()
                : mount.file(place.substring(sourcePlace().length()));
    }

    /** The folder from elsewhere to which a place belongs; nothing if it is the wiki's own. */
    public @Nullable Mount mountOf(String place) {
        if (mounts.isEmpty() || !place.startsWith(sourcePlace())) {
            return null;
        }
        String path = place.substring(sourcePlace().length());
        for (Mount mount : mounts) {
            if (mount.holds(path)) {
                return mount;
            }
        }
        return null;
    }

    /** The folder from elsewhere in which a path on disk lies; nothing if it lies in none. */
    public @Nullable Mount mountAround(Path file) {
        for (Mount mount : mounts) {
            if (file.startsWith(mount.folder())) {
                return mount;
            }
        }
        return null;
    }
}
