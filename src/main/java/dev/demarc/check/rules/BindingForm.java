package dev.demarc.check.rules;

import dev.demarc.check.PageRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Diagnostic.Related;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Binding;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comment that wants to bind a table, and has a key that it can't have, or no table below. */
public final class BindingForm implements PageRule {

    @Override
    public void check(PageFacts facts, Report report) {
        for (PageFacts.Table table : facts.tables()) {
            if (table.bound() != null) {
                checkKeys(facts.place(), table.bound().binding(), report);
            }
        }
        for (Binding binding : facts.looseBindings()) {
            checkKeys(facts.place(), binding, report);
            report.at(
                    RuleId.WRONG_VALUE,
                    Location.in(facts.place(), binding.span()),
                    "No table stands below this comment, so it binds nothing.",
                    "Write it on one line above the table's head, with one blank line between them at most.",
                    "demarc");
        }
    }

    private static void checkKeys(String place, Binding binding, Report report) {
        Map<String, Located<String>> seen = new LinkedHashMap<>();
        for (Located<String> key : binding.keys()) {
            var at = new Location.InFile(place, key.span());
            Located<String> first = seen.putIfAbsent(key.value(), key);
            if (!Binding.KEYS.contains(key.value())) {
                report.add(Bound.mended(
                        Diagnostic.of(
                                RuleId.UNKNOWN_KEY,
                                at,
                                "`%s` is not a key of a comment that binds a table.".formatted(key.value()),
                                Nearest.hint(key.value(), Binding.KEYS),
                                key.value()),
                        at,
                        key.value(),
                        Binding.KEYS));
            } else if (first != null) {
                report.add(Diagnostic.of(
                                RuleId.DUPLICATE_KEY,
                                at,
                                "`%s` stands twice in this comment.".formatted(key.value()),
                                "Only the first counts: keep one of them.",
                                key.value())
                        .with(List.of(new Related(
                                Location.in(place, first.span()), "`" + key.value() + "` stands here first."))));
            } else if (binding.values().getOrDefault(key.value(), List.of()).isEmpty()) {
                report.at(
                        RuleId.WRONG_VALUE,
                        at,
                        "`%s` has no value.".formatted(key.value()),
                        "Write it without blanks, as in `%s=%s`."
                                .formatted(key.value(), key.value().equals("matrix") ? "ID" : "a,b"),
                        key.value());
            }
        }
    }
}
