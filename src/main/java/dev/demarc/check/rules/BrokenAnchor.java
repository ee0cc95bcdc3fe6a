package dev.demarc.check.rules;

import dev.demarc.check.LinkRule;
import dev.demarc.check.Neighbourhood;
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
        List<String> meant = Nearest.allTo(broken.answer().fragment(), anchors);
        Diagnostic finding = Diagnostic.of(
                RuleId.BROKEN_ANCHOR,
                broken.at(),
                "“%s” has no heading or anchor `#%s`."
                        .formatted(
                                page.map(SitePage::title).orElse(broken.answer().path()),
                                broken.answer().fragment()),
                hint(broken.answer().fragment(), meant, anchors),
                broken.target());
        report.add(certain(broken.answer().fragment(), meant)
                .map(anchor -> finding.mendedBy(broken.edits(with(broken.target(), anchor))))
                .orElse(finding));
    }

    /** The one that is near; or the one that differs in capitals only. */
    private static Optional<String> certain(String fragment, List<String> meant) {
        List<String> sameLetters =
                meant.stream().filter(fragment::equalsIgnoreCase).toList();
        List<String> likely = sameLetters.isEmpty() ? meant : sameLetters;
        return likely.size() == 1 ? Optional.of(likely.get(0)) : Optional.empty();
    }

    /** A target with another fragment. */
    private static String with(String target, String anchor) {
        return target.substring(0, target.indexOf('#')) + Address.fragment(anchor);
    }

    private static String hint(String fragment, List<String> near, List<String> anchors) {
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
