package dev.demarc.check.rules;

import dev.demarc.check.PageRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import java.util.List;

/** A label in brackets that nothing defines, so that the brackets are printed. */
public final class UndefinedReference implements PageRule {

    @Override
    public void check(PageFacts facts, Report report) {
        for (Located<String> label : facts.undefinedReferences()) {
            List<String> near = Nearest.allTo(label.value(), facts.definedReferences());
            String define =
                    "Define it with `[%s]: ` and where it leads, or take the brackets out.".formatted(label.value());
            report.at(
                    RuleId.UNDEFINED_REFERENCE,
                    Location.in(facts.place(), label.span()),
                    "Nothing defines `[%s]`, so its brackets are printed.".formatted(label.value()),
                    near.isEmpty() ? define : "Nearest: `[%s]`. %s".formatted(String.join("]`, `[", near), define),
                    label.value());
        }
    }
}
