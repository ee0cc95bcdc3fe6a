package dev.demarc.build;

import dev.demarc.data.MatrixReader;
import dev.demarc.history.Past;
import dev.demarc.model.Links;
import dev.demarc.source.Globs;
import dev.demarc.source.Order;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import dev.demarc.source.WikiFolders;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The wiki's files as revisions have them, chosen by the settings that hold now. */
final class Bygone {

    private final Past past;
    private final WikiFolders folders;
    private final Globs left;

    Bygone(Past past, WikiFolders folders) {
        this.past = past;
        this.folders = folders;
        this.left = Globs.of(folders.left());
    }

    /** Whether a file would have been read then as it would be now. */
    boolean isOfSource(String place) {
        String top = folders.sourcePlace();
        if (!place.startsWith(top)) {
            return false;
        }
        String path = place.substring(top.length());
        for (String part : path.split("/", -1)) {
            if (part.startsWith(".") || (part.equals("_drafts") && !folders.drafts())) {
                return false;
            }
        }
        boolean isOfTheme = top.isEmpty() && place.startsWith(folders.place(folders.templates()) + "/");
        return !isOfTheme && !place.startsWith(folders.place(folders.dest()) + "/") && !left.match(path);
    }

    /** A file of the source as a reader wants it. */
    SourceFile file(String place, byte[] bytes) {
        return SourceFile.of(path(place), place, bytes);
    }

    /** The path below the source of a file of the source. */
    String path(String place) {
        return place.substring(folders.sourcePlace().length());
    }

    /** The other way round. */
    String place(String path) {
        return folders.sourcePlace() + path;
    }

    /** All files with data that a revision has; nothing if there is no such revision. */
    Optional<Sources> data(String revision, LocalDate today) {
        return past.filesAt(revision, place -> isOfSource(place) && isText(place))
                .map(files -> {
                    var content = new ArrayList<SourceFile>();
                    files.forEach((place, bytes) -> content.add(file(place, bytes)));
                    content.addAll(tables(revision, content));
                    content.sort(Order.by(SourceFile::path));
                    return Sources.ofRevision(folders, today, content);
                });
    }

    /** Whether a file may hold data: a matrix, claims, or a table that a matrix may name. */
    boolean isData(String place) {
        return isOfSource(place) && (isText(place) || place.endsWith(".csv"));
    }

    private static boolean isText(String place) {
        return Links.isMatrix(place) || Kinds.isClaims(place);
    }

    /** The tables that matrices name. Others may be large, and nobody asks for them. */
    private List<SourceFile> tables(String revision, List<SourceFile> content) {
        Set<String> there = past.placesAt(revision, place -> isOfSource(place) && place.endsWith(".csv"));
        if (there.isEmpty()) {
            return List.of();
        }
        var stubs = there.stream().map(place -> file(place, new byte[0])).toList();
        var named = new HashSet<String>();
        for (SourceFile matrix : Kinds.of(content).matrices()) {
            String cells = MatrixReader.read(matrix, stubs).value().cells();
            if (cells != null) {
                named.add(place(cells));
            }
        }
        var tables = new ArrayList<SourceFile>();
        past.filesAt(revision, named::contains)
                .ifPresent(files -> files.forEach((place, bytes) -> tables.add(file(place, bytes))));
        return tables;
    }
}
