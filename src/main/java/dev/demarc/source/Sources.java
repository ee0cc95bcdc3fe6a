package dev.demarc.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a wiki at one moment, sorted by path, and the day that counts as today.
 *
 * <p>What a build depends on beyond this is an error in Demarc.
 */
public final class Sources {

    /**
     * Something that lies in the source and is not read.
     *
     * @param place from the wiki's root
     * @param why {@code "symbolic link"} for one that leads out of the source, else what the disk said
     */
    public record Refused(String place, String why) {}

    /**
     * How the files were listed.
     *
     * @param linked whether some of the files are symbolic links
     * @param folderTimes when each folder was changed last, before it was listed; none if files are not as they were listed
     * @param atMillis when listing began
     */
    private record Listing(boolean linked, Map<Path, FileTime> folderTimes, long atMillis) {
        /** The same of files that are not just those. */
        Listing outdated() {
            return new Listing(linked, Map.of(), 0);
        }
    }

    private static final long LONGEST_STEP_MILLIS = 2_000;

    /** Why a symbolic link isn't read that leads out of the source. */
    public static final String SYMBOLIC_LINK = "symbolic link";

    private final WikiFolders folders;
    private final LocalDate today;
    private final List<SourceFile> content;
    private final List<SourceFile> templates;
    private final @Nullable SourceFile settings;
    private final List<Refused> refused;
    private final Listing listing;
    // Files that were asked for one by one.
    private final Map<Path, Optional<SourceFile>> looked = new ConcurrentHashMap<>();

    private Sources(
            WikiFolders folders,
            LocalDate today,
            List<SourceFile> content,
            List<SourceFile> templates,
            @Nullable SourceFile settings,
            List<Refused> refused,
            Listing listing) {
        this.listing = listing;
        this.folders = folders;
        this.today = today;
        this.content = content;
        this.templates = templates;
        this.settings = settings;
        this.refused = refused;
    }

    /**
     * Lists the wiki's files without reading them.
     *
     * @throws IOException if the source itself can't be listed
     */
    public static Sources of(WikiFolders folders, LocalDate today) throws IOException {
        long begun = System.currentTimeMillis();
        var refused = new ArrayList<Refused>();
        var linked = new AtomicBoolean();
        var times = new HashMap<Path, FileTime>();
        var content = content(folders, refused, linked, times);
        var templates = Files.isDirectory(folders.templates())
                ? new Walk(folders, folders.templates(), refused).files(times)
                : List.<SourceFile>of();
        var settings = Files.isRegularFile(folders.settings())
                ? SourceFile.of("demarc.yml", folders.place(folders.settings()), folders.settings())
                : null;
        return new Sources(
                folders,
                today,
                content,
                templates,
                settings,
                List.copyOf(refused),
                new Listing(linked.get(), times, begun));
    }

    /** The folders that were listed, those of the source and of the theme; none if it is not as it was listed any more. */
    public Set<Path> listedFolders() {
        return Collections.unmodifiableSet(listing.folderTimes().keySet());
    }

    /**
     * When listing began, in milliseconds since 1970; 0 for files that were not listed at one moment. What is looked at of
     * them since, such as a {@link Trace}, was there after it.
     */
    public long listedAt() {
        return listing.atMillis();
    }

    /** The same, listed once more; what has not come since keeps its instance. */
    public Sources listedAgain() throws IOException {
        return listedAnew(Set.of());
    }

    /** Whether nothing can have come or gone since it was listed: for whoever begins to watch these folders. */
    public boolean isAsListed() {
        for (Map.Entry<Path, FileTime> each : listing.folderTimes().entrySet()) {
            try {
                FileTime now = Files.getLastModifiedTime(each.getKey());
                // Times are told in steps, of two seconds at worst: within one, the same time doesn't mean that nothing
                // came.
                if (!now.equals(each.getValue()) || now.toMillis() > listing.atMillis() - LONGEST_STEP_MILLIS) {
                    return false;
                }
            } catch (IOException e) {
                return false;
            }
        }
        // Whether there are templates by now, no time of theirs would tell.
        return listing.folderTimes().containsKey(folders.templates()) == Files.isDirectory(folders.templates());
    }

    /**
     * Files that a revision of the wiki has, in its folders of now, without a theme or settings of its own.
     *
     * @param content below the source, sorted by path
     */
    public static Sources ofRevision(WikiFolders folders, LocalDate today, List<SourceFile> content) {
        return new Sources(
                folders, today, List.copyOf(content), List.of(), null, List.of(), new Listing(false, Map.of(), 0));
    }

    private static List<SourceFile> content(
            WikiFolders folders, List<Refused> refused, AtomicBoolean linked, Map<Path, FileTime> times)
            throws IOException {
        var walk = new Walk(folders, folders.source(), refused);
        var own = walk.files(times);
        linked.set(walk.linked);
        if (folders.mounts().isEmpty()) {
            return own;
        }
        var all = new ArrayList<>(own);
        var left = Globs.of(folders.left());
        for (Mount mount : folders.mounts()) {
            all.addAll(new Walk(folders, mount, refused).files());
            mount.refused().forEach((below, why) -> {
                String path = mount.beginning() + below;
                if (!left.match(path)) {
                    refused.add(new Refused(folders.sourcePlace() + path, why));
                }
            });
        }
        all.sort(Order.by(SourceFile::path));
        return List.copyOf(all);
    }

    /** The same wiki after some files changed, came or went: all others keep their instance. */
    public Sources with(Collection<Path> changed) throws IOException {
        Set<Path> touched = new HashSet<>();
        changed.forEach(path -> touched.add(path.toAbsolutePath().normalize()));
        var next = inPlace(touched);
        if (next == null) {
            next = listedAnew(touched);
        }
        for (var entry : looked.entrySet()) {
            if (touched.stream().noneMatch(entry.getKey()::startsWith)) {
                next.looked.put(entry.getKey(), entry.getValue());
            }
        }
        return next;
    }

    /**
     * The same files where none came or went, as after most edits, or only single ones: then nothing has to be listed.
     *
     * @return nothing if there is more to it
     */
    private @Nullable Sources inPlace(Set<Path> touched) throws IOException {
        var left = new HashSet<Path>();
        for (Path path : touched) {
            // Editors make files beside the one that they save, and have removed them by now.
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) || hasFilesBelow(path) || isRefused(path)) {
                left.add(path);
            }
        }
        var newSettings = settings;
        if (settings != null && left.remove(folders.settings())) {
            if (!isPlain(folders.settings())) {
                return null;
            }
            newSettings = SourceFile.of(settings.path(), settings.place(), folders.settings());
        }
        var newTemplates = renewed(templates, left);
        var newContent = comeAndGone(renewed(content, left), left);
        return newContent == null
                ? null
                : new Sources(folders, today, newContent, newTemplates, newSettings, refused, listing.outdated());
    }

    /**
     * The same files without those that went, and with those that came beside one that was there: their folder was listed.
     *
     * @return nothing if that doesn't tell all
     */
    private @Nullable List<SourceFile> comeAndGone(List<SourceFile> files, Set<Path> touched) throws IOException {
        if (touched.isEmpty()) {
            return files;
        }
        // A link may lead to what came or went, and what lies elsewhere is listed by other rules.
        if (listing.linked() || !refused.isEmpty() || !folders.mounts().isEmpty()) {
            return null;
        }
        var now = new ArrayList<>(files);
        for (Path path : touched) {
            if (path.endsWith(WikiFolders.PART_INDEX) || !path.startsWith(folders.source())) {
                return null;
            }
            boolean isThere = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
            int index = SourceFile.indexIn(
                    now, folders.source().relativize(path).toString().replace('\\', '/'));
            if (!isThere && index >= 0) {
                now.remove(index);
            } else if (isThere && index < 0 && isPlain(path) && isBesideOne(path, files)) {
                var met = new Walk(folders, folders.source(), path);
                if (!met.refused.isEmpty()) {
                    return null;
                }
                now.addAll(-index - 1, met.files());
            } else {
                return null;
            }
        }
        return List.copyOf(now);
    }

    private static boolean isBesideOne(Path path, List<SourceFile> files) {
        Path folder = path.getParent();
        return folder != null
                && files.stream()
                        .map(SourceFile::file)
                        .anyMatch(file -> file != null && folder.equals(file.getParent()));
    }

    private boolean isRefused(Path path) {
        return !refused.isEmpty() && refused.stream().map(Refused::place).anyMatch(folders.place(path)::equals);
    }

    private boolean hasFilesBelow(Path path) {
        return Stream.concat(content.stream(), templates.stream())
                .map(SourceFile::file)
                .anyMatch(file -> file != null && file.startsWith(path));
    }

    private static boolean isPlain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** The same files, each that was touched as a new instance; those that were met are taken from the set. */
    private static List<SourceFile> renewed(List<SourceFile> files, Set<Path> touched) {
        if (touched.isEmpty()) {
            return files;
        }
        var renewed = new ArrayList<>(files);
        for (int i = 0; i < renewed.size(); i++) {
            SourceFile file = renewed.get(i);
            Path path = file.file();
            if (path != null && touched.contains(path) && isPlain(path)) {
                touched.remove(path);
                renewed.set(i, SourceFile.of(file.path(), file.place(), path));
            }
        }
        return List.copyOf(renewed);
    }

    private Sources listedAnew(Set<Path> touched) throws IOException {
        var now = of(folders, today);
        return new Sources(
                folders,
                today,
                keep(content, now.content, touched),
                keep(templates, now.templates, touched),
                now.settings == null || settings == null || touched.contains(folders.settings())
                        ? now.settings
                        : settings,
                now.refused,
                now.listing.outdated());
    }

    private static List<SourceFile> keep(List<SourceFile> before, List<SourceFile> now, Set<Path> touched) {
        Map<Path, SourceFile> known = new HashMap<>();
        for (SourceFile file : before) {
            if (file.file() != null && !touched.contains(file.file())) {
                known.put(file.file(), file);
            }
        }
        var kept = new ArrayList<SourceFile>(now.size());
        for (SourceFile file : now) {
            kept.add(known.getOrDefault(file.file(), file));
        }
        return List.copyOf(kept);
    }

    /** The same on another day. */
    public Sources on(LocalDate day) {
        return day.equals(today) ? this : new Sources(folders, day, content, templates, settings, refused, listing);
    }

    /** The same with some files of others, each in the place of its own of that path. */
    public Sources sharing(List<SourceFile> others) {
        if (others.isEmpty()) {
            return this;
        }
        var byPath = new TreeMap<String, SourceFile>();
        content.forEach(file -> byPath.put(file.path(), file));
        others.forEach(file -> byPath.put(file.path(), file));
        return new Sources(
                folders, today, List.copyOf(byPath.values()), templates, settings, refused, listing.outdated());
    }

    /** Where everything lies. */
    public WikiFolders folders() {
        return folders;
    }

    /** The only date that a build knows. */
    public LocalDate today() {
        return today;
    }

    /** All files below the source, sorted by path. */
    public List<SourceFile> content() {
        return content;
    }

    /** All files of the wiki's own theme, sorted by path. */
    public List<SourceFile> templates() {
        return templates;
    }

    /** {@code demarc.yml}, if there is one. */
    public @Nullable SourceFile settings() {
        return settings;
    }

    /** What was not read, and why. */
    public List<Refused> refused() {
        return refused;
    }

    /**
     * A file of the wiki by its path on disk, be it among the content or beside it; empty if there is none. In one state
     * it is the same for all who ask.
     */
    public Optional<SourceFile> file(Path path) {
        return looked.computeIfAbsent(
                path,
                each -> Files.isRegularFile(each)
                        ? Optional.of(SourceFile.of(folders.place(each), folders.place(each), each))
                        : Optional.empty());
    }

    /** What {@link #file} was asked for so far, by path. */
    public SortedMap<Path, Optional<SourceFile>> looked() {
        return new TreeMap<>(looked);
    }

    /** Whether a refusal is for a symbolic link that leads out of the source. */
    public static boolean leadsOut(Refused refused) {
        return refused.why().equals(SYMBOLIC_LINK);
    }

    /** One pass over a folder. Hidden files, the destination, and what is told to be left out are passed over. */
    private static final class Walk extends SimpleFileVisitor<Path> {

        private final WikiFolders folders;
        private final Path top;
        private final String placeOfTop;
        private final String pathOfTop;
        private final @Nullable Mount mount;
        private final boolean isSource;
        private final boolean isRoot;
        private final Globs left;
        private final List<Refused> refused;
        private final List<SourceFile> files = new ArrayList<>();
        private final Map<Path, FileTime> times = new HashMap<>();
        private boolean linked;

        Walk(WikiFolders folders, Path top, List<Refused> refused) throws IOException {
            this(folders, top, null, refused, top);
        }

        Walk(WikiFolders folders, Mount mount, List<Refused> refused) throws IOException {
            this(folders, mount.folder(), mount, refused, mount.folder());
        }

        /** A look at one file of a folder that was listed. */
        Walk(WikiFolders folders, Path top, Path file) throws IOException {
            this(folders, top, null, new ArrayList<>(), file);
        }

        private Walk(WikiFolders folders, Path top, @Nullable Mount mount, List<Refused> refused, Path start)
                throws IOException {
            this.folders = folders;
            this.top = top;
            this.mount = mount;
            String place = folders.place(top);
            this.placeOfTop = place.isEmpty() ? "" : place + "/";
            this.pathOfTop = mount == null ? "" : mount.beginning();
            this.isSource = mount != null || top.equals(folders.source());
            this.isRoot = top.equals(folders.root());
            this.left = isSource ? Globs.of(folders.left()) : Globs.of(List.of());
            this.refused = refused;
            Files.walkFileTree(start, this);
        }

        /** The files, and when the folders were changed that hold them. */
        List<SourceFile> files(Map<Path, FileTime> into) {
            into.putAll(times);
            return files();
        }

        List<SourceFile> files() {
            files.sort((one, other) -> one.path().compareTo(other.path()));
            return List.copyOf(files);
        }

        private String below(Path path) {
            String written = path.toString().substring(top.toString().length());
            return pathOfTop
                    + (written.startsWith("/") || written.startsWith("\\") ? written.substring(1) : written)
                            .replace('\\', '/');
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(top) && (isLeftOut(folder) || isPartOfSite(folder))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            times.put(folder, attributes.lastModifiedTime());
            return FileVisitResult.CONTINUE;
        }

        /** Where the source is the wiki's root, parts of the site may lie in it, as the site does. */
        private boolean isPartOfSite(Path folder) {
            return isSource && isRoot && Files.exists(folder.resolve(WikiFolders.PART_INDEX));
        }

        private boolean isLeftOut(Path path) {
            String name = path.getFileName().toString();
            if (name.startsWith(".") || (isSource && name.equals("_drafts") && !folders.drafts())) {
                return true;
            }
            if (isSource && isRoot && (path.equals(folders.dest()) || path.equals(folders.templates()))) {
                return true;
            }
            return isTaken(path) || (!left.isEmpty() && left.match(below(path)));
        }

        /** What lies elsewhere stands alone in its place. */
        private boolean isTaken(Path path) {
            if (!isSource || folders.mounts().isEmpty()) {
                return false;
            }
            String below = below(path);
            return folders.mounts().stream()
                    .anyMatch(each -> each.holds(below)
                            && (mount == null
                                    || (!each.equals(mount) && mount.at().isEmpty())));
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (isLeftOut(file) || isSettings(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
                visitLink(file);
            } else if (attributes.isRegularFile()) {
                add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isSettings(Path file) {
            return mount == null ? file.equals(folders.settings()) : file.equals(top.resolve("demarc.yml"));
        }

        private void visitLink(Path link) throws IOException {
            Path target;
            try {
                target = link.toRealPath();
            } catch (IOException e) {
                refused.add(new Refused(folders.place(link), "a symbolic link to something that does not exist"));
                return;
            }
            if (!target.startsWith(top.toRealPath())) {
                refused.add(new Refused(folders.place(link), SYMBOLIC_LINK));
            } else if (Files.isRegularFile(target)) {
                linked = true;
                add(link);
            }
        }

        private void add(Path file) {
            String path = below(file);
            files.add(SourceFile.of(path, placeOfTop + path.substring(pathOfTop.length()), file));
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(top)) {
                throw e;
            }
            boolean isFolder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
            refused.add(new Refused(folders.place(file), isFolder ? "no right to list it" : "no right to read it"));
            return FileVisitResult.CONTINUE;
        }
    }
}
