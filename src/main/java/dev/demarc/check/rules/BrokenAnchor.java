package dev.demarc.check.rules;

import dev.demarc.check.LinkRule;
import dev.demarc.check.Neighbourhood;
import dev.demarc.check.Relinking;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Address;
import dev.demarc.model.Answer.Fault;
import dev.demarc.model.SitePage;
import java.util.List;
import java.util.Optional;

/** A link to a place on a page that isn't there. */
public final class BrokenAnchor implements LinkRule {

    private static final int SHOWN = 5;

    @Override
    public void check(BrokenAsk broken, Neighbourhood near, Report report) {
        if (broken.answer().fault() != Fault.NO_ANCHOR) {
            return;
        }
        Optional<SitePage> page = near.site().page(new Address(broken.answer().path()));
        List<String> anchors = page.map(near.site()::anchors).orElse(List.of());
        report.add(Diagnostic.of(
                        RuleId.BROKEN_ANCHOR,
                        broken.at(),
                        "“%s” has no heading or anchor `#%s`."
                                .formatted(
                                        page.map(SitePage::title)
                                                .orElse(broken.answer().path()),
                                        broken.answer().fragment()),
                        hint(broken.answer().fragment(), anchors),
                        broken.target())
                .mendedBy(Nearest.certain(broken.answer().fragment(), anchors)
                        .map(anchor -> Relinking.edits(broken, Relinking.toFragment(broken.target(), anchor)))
                        .orElse(List.of())));
    }

    private static String hint(String fragment, List<String> anchors) {
        List<String> near = Nearest.allTo(fragment, anchors);
        if (!near.isEmpty()) {
            return "Nearest: " + quoted(near) + "; or write `{#" + fragment + "}` behind the heading that is meant.";
        }
        if (anchors.isEmpty()) {
            return "That page has no headings; link to the page itself.";
        }
        List<String> first = anchors.subList(0, Math.min(SHOWN, anchors.size()));
        return "Write `{#" + fragment + "}` behind the heading that is meant, or link to one that is there, such as "
                + quoted(first) + ".";
    }

    private static String quoted(List<String> anchors) {
        return Words.joined(anchors.stream().map(anchor -> "`#" + anchor + "`").toList());
    }
}
