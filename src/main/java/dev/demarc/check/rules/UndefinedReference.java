package dev.demarc.check.rules;

import dev.demarc.check.PageRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** A label in brackets that nothing defines, so that the brackets are printed. */
public final class UndefinedReference implements PageRule {

    @Override
    public void check(PageFacts facts, Report report) {
        for (Located<String> label : facts.undefinedReferences()) {
            boolean isNote = label.value().startsWith("^");
            var known = new TreeMap<String, String>();
            facts.definedReferences().stream()
                    .filter(each -> each.startsWith("^") == isNote)
                    .forEach(each -> known.putIfAbsent(each.toLowerCase(Locale.ROOT), each));
            List<String> near = Nearest.allTo(label.value(), known.values());
            String define =
                    "Define it with `[%s]: ` and where it leads, or take the brackets out.".formatted(label.value());
            var at = Location.in(facts.place(), label.span());
            report.add(Diagnostic.of(
                            RuleId.UNDEFINED_REFERENCE,
                            at,
                            "Nothing defines `[%s]`, so its brackets are printed.".formatted(label.value()),
                            near.isEmpty()
                                    ? define
                                    : "Nearest: `[%s]`. %s".formatted(String.join("]`, `[", near), define),
                            label.value())
                    .mendedBy(Nearest.certain(label.value(), known.values())
                            .map(meant -> Edit.within(at, label.value(), meant))
                            .orElse(List.of())));
        }
    }
}
