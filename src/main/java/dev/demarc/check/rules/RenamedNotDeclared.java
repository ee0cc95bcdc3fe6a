package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Likeness;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.matrix.Party;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An id that was changed without a word about what it was before; and a word about it, where the earlier id is still
 * another one's.
 */
public final class RenamedNotDeclared implements SiteRule {

    @Override
    public void check(CheckedSite checked, Report report) {
        Collection<Duties> all = checked.site().duties().values();
        var earlier =
                new Earlier(all, all.isEmpty() ? List.of() : checked.history().matricesBefore());
        for (Duties duties : all) {
            MatrixFile now = duties.file();
            if (now.readable()) {
                tellOfTaken(now, report);
                earlier.of(now).ifPresent(then -> tellOfRenamed(then, now, report));
            }
        }
    }

    /** The matrices as they were. */
    private static final class Earlier {
        private final Set<String> ids = new HashSet<>();
        private final Map<String, List<MatrixFile>> byId = new HashMap<>();
        private final Map<String, List<MatrixFile>> byPath = new HashMap<>();

        Earlier(Collection<Duties> all, List<MatrixFile> before) {
            all.forEach(each -> ids.add(each.matrix().id()));
            for (MatrixFile then : before) {
                byId.computeIfAbsent(then.matrix().id(), id -> new ArrayList<>())
                        .add(then);
                byPath.computeIfAbsent(then.path(), path -> new ArrayList<>()).add(then);
            }
        }

        /** The same matrix: of the same id, in the same file if several have it; else of the same file. */
        Optional<MatrixFile> of(MatrixFile now) {
            var sameId = byId.getOrDefault(now.matrix().id(), List.of());
            return sameId.stream()
                    .filter(then -> then.path().equals(now.path()))
                    .findFirst()
                    .or(() -> sameId.stream().findFirst())
                    .or(() -> byPath.getOrDefault(now.path(), List.of()).stream()
                            .filter(then -> !ids.contains(then.matrix().id()))
                            .findFirst());
        }
    }

    private static void tellOfRenamed(MatrixFile then, MatrixFile now, Report report) {
        var likeness = Likeness.between(then.matrix(), now.matrix());
        tellOfRenamed("parties", likeness.parties(), now, report);
        tellOfRenamed("categories", likeness.categories(), now, report);
        tellOfRenamed("concerns", likeness.concerns(), now, report);
    }

    private static void tellOfRenamed(String kind, List<Likeness.Pair> pairs, MatrixFile now, Report report) {
        for (Likeness.Pair pair : pairs) {
            report.at(
                    RuleId.RENAMED_NOT_DECLARED,
                    now.at(kind + "." + pair.newer()),
                    "`%s` looks like `%s` under another id; links to the old one, and its history, end here."
                            .formatted(pair.newer(), pair.older()),
                    "If it is the same, add `renamed-from: [%s]`.".formatted(pair.older()),
                    pair.older());
        }
    }

    private static void tellOfTaken(MatrixFile file, Report report) {
        Matrix matrix = file.matrix();
        Set<String> parties = matrix.parties().stream().map(Party::id).collect(Collectors.toSet());
        matrix.parties().forEach(each -> tellOfTaken("parties", each.id(), each.renamedFrom(), parties, file, report));
        Set<String> categories = matrix.categories().stream().map(Category::id).collect(Collectors.toSet());
        matrix.categories()
                .forEach(each -> tellOfTaken("categories", each.id(), each.renamedFrom(), categories, file, report));
        Set<String> concerns = matrix.concerns().stream().map(Concern::id).collect(Collectors.toSet());
        matrix.concerns()
                .forEach(each -> tellOfTaken("concerns", each.id(), each.renamedFrom(), concerns, file, report));
    }

    private static void tellOfTaken(
            String kind, String id, List<String> earlier, Set<String> ids, MatrixFile file, Report report) {
        for (int i = 0; i < earlier.size(); i++) {
            String old = earlier.get(i);
            if (ids.contains(old)) {
                String thing = kind + "." + id;
                report.at(
                        RuleId.RENAMED_NOT_DECLARED,
                        file.at(thing + ".renamed-from." + i, thing),
                        old.equals(id)
                                ? "`%s` is said to have been renamed from itself.".formatted(id)
                                : "`%s` is said to have been `%s`, and that is still another one's id."
                                        .formatted(id, old),
                        "Take `%s` out of `renamed-from`%s."
                                .formatted(old, old.equals(id) ? "" : ", or take the other one out"),
                        old);
            }
        }
    }
}
