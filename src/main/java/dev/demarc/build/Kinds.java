package dev.demarc.build;

import dev.demarc.model.Links;
import dev.demarc.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of the source, by what they are, each kind in the order of their paths. */
@SuppressWarnings("ReferenceEquality") // what is unchanged is the very instance
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

    /**
     * Sorts files out that are most often those of before: a list in which nothing changed is the very instance of then.
     *
     * @param before those that were sorted out into these kinds
     */
    Kinds after(List<SourceFile> before, List<SourceFile> files) {
        if (before == files) {
            return this;
        }
        var changed = new ArrayList<SourceFile>();
        boolean samePaths = before.size() == files.size();
        for (int i = 0; samePaths && i < files.size(); i++) {
            SourceFile file = files.get(i);
            if (file != before.get(i)) {
                samePaths = file.path().equals(before.get(i).path());
                changed.add(file);
            }
        }
        if (samePaths) {
            var touched = of(changed);
            return new Kinds(
                    replaced(pages, touched.pages),
                    replaced(matrices, touched.matrices),
                    replaced(claims, touched.claims),
                    replaced(tables, touched.tables),
                    replaced(assets, touched.assets));
        }
        var now = of(files);
        return new Kinds(
                kept(pages, now.pages),
                kept(matrices, now.matrices),
                kept(claims, now.claims),
                kept(tables, now.tables),
                kept(assets, now.assets));
    }

    private static List<SourceFile> replaced(List<SourceFile> files, List<SourceFile> by) {
        if (by.isEmpty()) {
            return files;
        }
        var replaced = new ArrayList<>(files);
        by.forEach(file -> replaced.set(SourceFile.indexIn(files, file.path()), file));
        return replaced;
    }

    private static List<SourceFile> kept(List<SourceFile> before, List<SourceFile> now) {
        return SiteBuild.areSame(before, now) ? before : now;
    }

    /** One of them by its path; nothing if there is none. */
    static @Nullable SourceFile at(List<SourceFile> files, String path) {
        int index = SourceFile.indexIn(files, path);
        return index < 0 ? null : files.get(index);
    }

    /** Whether a file's name is that of a claims file. */
    static boolean isClaims(String path) {
        return path.endsWith(".claims.yml") || path.endsWith(".claims.yaml") || path.endsWith(".claims.json");
    }
}
