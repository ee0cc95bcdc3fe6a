package dev.demarc.build;

import dev.demarc.model.Links;
import dev.demarc.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** The files of the source, by what they are. */
record Kinds(
        List<SourceFile> pages,
        List<SourceFile> matrices,
        List<SourceFile> claims,
        List<SourceFile> tables,
        List<SourceFile> assets) {

    /** Sorts files out by their names; {@code tables} (CSV) are among the assets too, until a matrix names them. */
    static Kinds of(List<SourceFile> files) {
        var kinds = new Kinds(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (SourceFile file : files) {
            String path = file.path();
            if (path.endsWith(".md") || path.endsWith(".markdown")) {
                kinds.pages.add(file);
            } else if (Links.isMatrix(path)) {
                kinds.matrices.add(file);
            } else if (isClaims(path)) {
                kinds.claims.add(file);
            } else {
                kinds.assets.add(file);
                if (path.endsWith(".csv")) {
                    kinds.tables.add(file);
                }
            }
        }
        return kinds;
    }

    /** Whether a file's name is that of a claims file. */
    static boolean isClaims(String path) {
        return path.endsWith(".claims.yml") || path.endsWith(".claims.yaml") || path.endsWith(".claims.json");
    }
}
