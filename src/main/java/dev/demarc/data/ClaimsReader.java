package dev.demarc.data;

import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.source.Located;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads claims files: one party's own words about what it does. */
public final class ClaimsReader {

    private static final List<String> TOP = List.of("matrix", "party", "claims", "owner", "review-by", "source");

    private ClaimsReader() {}

    /**
     * Reads a claims file. Whether the ids in it mean anything is for those to tell who know the matrix.
     *
     * @return claims always; none if the file can't be read, but the matrix and party that stand before the fault
     */
    public static Checked<ClaimsFile> read(SourceFile file) {
        var report = Report.on(file.place());
        var tree = Tree.read(file, report);
        var top = tree.top("This file", report);
        if (!tree.readable() || top == null) {
            var keys = Keys.of(top == null ? new Node.Mapping(List.of(), Span.START) : top, "", Report.silent());
            var partly = new ClaimsFile(
                    file.path(),
                    file.place(),
                    located(keys, "matrix"),
                    located(keys, "party"),
                    ClaimsFile.Upkeep.NONE,
                    List.of(),
                    false);
            return new Checked<>(partly, report.findings());
        }
        var schemaless = new Node.Mapping(
                top.entries().stream()
                        .filter(entry -> !entry.key().equals("$schema"))
                        .toList(),
                top.span());
        var keys = Keys.of(schemaless, "a claims file", "", report, TOP);
        var date = keys.date("review-by");
        var reviewBy = date == null
                ? null
                : new Located<>(
                        date, keys.told("review-by").orElseThrow().value().span());
        var upkeep = new ClaimsFile.Upkeep(keys.text("owner"), reviewBy);
        MatrixReader.source(keys, report);
        var read = new ClaimsFile(
                file.path(),
                file.place(),
                id(keys, "matrix", report),
                id(keys, "party", report),
                upkeep,
                claims(keys, report),
                true,
                DataWords.of(file, schemaless));
        return new Checked<>(read, report.findings());
    }

    private static @Nullable Located<String> located(Keys keys, String key) {
        String text = keys.text(key);
        return text == null
                ? null
                : new Located<>(text, keys.told(key).orElseThrow().value().span());
    }

    private static @Nullable Located<String> id(Keys keys, String key, Report report) {
        var entry = keys.entry(key).orElse(null);
        if (entry == null || entry.value().isNothing()) {
            report.tell(
                    RuleId.WRONG_VALUE,
                    entry == null ? Span.START : entry.span(),
                    "A claims file needs `%s`, and this one has none.".formatted(key),
                    key.equals("matrix")
                            ? "Say of which matrix it speaks: `matrix: ID`."
                            : "Say who speaks: `party: ID`.",
                    key);
            return null;
        }
        return located(keys, key);
    }

    private static List<ClaimsFile.Claim> claims(Keys keys, Report report) {
        var claims = new ArrayList<ClaimsFile.Claim>();
        var byCategory = keys.map("claims");
        if (byCategory == null) {
            return claims;
        }
        for (Node.Entry category : byCategory.entries()) {
            if (category.isOwn()) {
                continue;
            }
            if (category.key().equals("otherwise")) {
                report.tell(
                        RuleId.WRONG_VALUE,
                        category.span(),
                        "`claims` can't have `otherwise`: a party claims what it names.",
                        "Write each category by its id.",
                        "otherwise");
            } else if (!category.value().isNothing()) {
                ofCategory(category, claims, report);
            }
        }
        return claims;
    }

    private static void ofCategory(Node.Entry category, List<ClaimsFile.Claim> claims, Report report) {
        String path = "claims." + category.key();
        var map = Keys.map(category.value(), path, report);
        if (map == null) {
            return;
        }
        var column = new Located<>(category.key(), category.span());
        for (Node.Entry concern : map.entries()) {
            if (!concern.isOwn()) {
                String text = Keys.text(concern.value(), path + "." + concern.key(), report);
                claims.add(new ClaimsFile.Claim(column, new Located<>(concern.key(), concern.span()), text));
            }
        }
    }
}
