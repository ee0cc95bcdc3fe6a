package dev.demarc.check.external;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.model.Settings;
import dev.demarc.source.Lines;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says of each link what became of its address. */
final class Verdicts {

    /** A link that was to be asked. */
    record Use(OutwardLink link, WebAddress address) {}

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(408, "Request Timeout"),
            Map.entry(410, "Gone"),
            Map.entry(418, "I'm a teapot"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(451, "Unavailable For Legal Reasons"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    /** What can stand at any place where a link can, in Markdown, HTML and YAML, without changing what stands around. */
    private static final String SAFE = "[A-Za-z0-9._~:/?#@!$&+=%;-]+";

    private final List<Use> uses;
    private final Map<URI, Outcome> outcomes;
    private final Settings.LinkSettings settings;
    private final Function<String, @Nullable String> texts;
    private final Map<String, Optional<Lines>> lines = new HashMap<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    /**
     * Verdicts on links.
     *
     * @param uses sorted by place
     * @param texts the text of a file by its place
     */
    Verdicts(
            List<Use> uses,
            Map<URI, Outcome> outcomes,
            Settings.LinkSettings settings,
            Function<String, @Nullable String> texts) {
        this.uses = uses;
        this.outcomes = outcomes;
        this.settings = settings;
        this.texts = texts;
    }

    /**
     * All of them.
     *
     * @param down whether the network is, so that nothing is said of the links that got no answer
     * @param remembered the days of answers that were not asked for again
     */
    List<Diagnostic> findings(boolean down, Collection<LocalDate> remembered) {
        for (Use use : uses) {
            Outcome outcome = use.address().uri() == null
                    ? null
                    : outcomes.get(use.address().uri());
            if (outcome == null) {
                tellsNoAddress(use);
            } else if (!down || outcome.verdict() == Verdict.FOUND) {
                tell(use, outcome);
            }
        }
        if (down) {
            tellOnce(
                    use -> use.verdict() != Verdict.FOUND
                            && use.verdict() != Verdict.PRIVATE
                            && use.verdict() != Verdict.LATE,
                    "The network can't be reached; %s not checked.",
                    "Look at the connection, or at the proxy, and check again." + known(remembered));
        }
        tellOnce(
                use -> use.verdict() == Verdict.LATE,
                "The " + Times.words(settings.deadline()) + " for external links were over; %s not checked.",
                "Check again, for good answers are remembered; or allow more under `links: deadline`.");
        return findings;
    }

    private static String known(Collection<LocalDate> remembered) {
        return remembered.isEmpty()
                ? ""
                : " %d good %s still %s, the oldest of %s."
                        .formatted(
                                remembered.size(),
                                remembered.size() == 1 ? "answer" : "answers",
                                remembered.size() == 1 ? "counts" : "count",
                                Collections.min(remembered));
    }

    /** One finding, at the first of the links that it is about. */
    private void tellOnce(java.util.function.Predicate<Outcome> about, String message, String hint) {
        @Nullable Location first = null;
        Set<URI> addresses = new HashSet<>();
        for (Use use : uses) {
            URI uri = use.address().uri();
            Outcome outcome = uri == null ? null : outcomes.get(uri);
            if (uri != null && outcome != null && about.test(outcome)) {
                first = first == null ? use.link().at() : first;
                addresses.add(uri);
            }
        }
        if (first != null) {
            String many = addresses.size() == 1 ? "1 external link was" : addresses.size() + " external links were";
            findings.add(Diagnostic.of(RuleId.EXTERNAL_UNREACHABLE, first, message.formatted(many), hint, null));
        }
    }

    private void tell(Use use, Outcome outcome) {
        switch (outcome.verdict()) {
            case FOUND -> tellFound(use, outcome);
            case GONE ->
                broken(
                        use,
                        "`%s` answers %s.".formatted(target(use), status(outcome)),
                        "Asked by " + outcome.asked().how() + ". Find out where it went, or take the link out.");
            case UNSURE -> unsure(use, outcome, "it answers " + status(outcome));
            case ROUND -> unsure(use, outcome, "it " + outcome.words());
            case SILENT, BROKEN_OFF, NO_NAMES -> unsure(use, outcome, "its host " + outcome.words());
            case NO_HOST, NO_CONNECTION, CERTIFICATE, UNTRUSTED ->
                broken(
                        use,
                        "`%s` can't be reached: `%s` %s.".formatted(target(use), host(use), outcome.words()),
                        tried(outcome)
                                + (outcome.verdict() == Verdict.NO_HOST
                                        ? "Look at the name for a slip; if it is gone, take the link out."
                                        : "If only some can reach it, name it under `links: ignore`."));
            case PRIVATE, LATE -> {}
        }
    }

    private void tellFound(Use use, Outcome outcome) {
        Set<String> ids = outcome.missing().get(use.address().fragment());
        URI moved = outcome.movedTo();
        if (ids != null) {
            String fragment = use.address().fragment();
            var near = Nearest.allTo(Fragment.decoded(fragment), ids);
            broken(
                    use,
                    "`%s` is there, but has no place `#%s`.".formatted(withoutFragment(target(use)), fragment),
                    near.isEmpty()
                            ? "Take `#%s` out, or find the place that took over.".formatted(fragment)
                            : "Nearest: `#" + String.join("`, `#", near) + "`.");
        } else if (moved != null) {
            tellMoved(use, moved);
        }
    }

    private void tellMoved(Use use, URI moved) {
        String fragment = use.address().fragment();
        String to = moved.getRawFragment() != null || fragment.isEmpty() ? moved.toString() : moved + "#" + fragment;
        boolean lost = moved.getRawPath().length() <= 1 && pathOf(use).length() > 1;
        var finding = Diagnostic.of(
                RuleId.EXTERNAL_MOVED,
                use.link().at(),
                "`%s` moved for good to `%s`.".formatted(target(use), to),
                lost
                        ? "That is the front page: the page itself may be gone. Look for it there."
                        : "Link to the new address.",
                target(use));
        var edit = lost ? Optional.<Edit>empty() : edit(use, to);
        findings.add((isSlight(use, moved) ? finding.as(Severity.INFO) : finding)
                .mendedBy(edit.map(List::of).orElse(List.of())));
    }

    private static String pathOf(Use use) {
        URI uri = use.address().uri();
        return uri == null ? "" : uri.getRawPath();
    }

    /** Whether nothing was added but a slash or the lock. */
    private static boolean isSlight(Use use, URI moved) {
        URI uri = use.address().uri();
        return uri != null && bare(uri).equals(bare(moved));
    }

    private static String bare(URI uri) {
        String path = uri.getRawPath().endsWith("/")
                ? uri.getRawPath().substring(0, uri.getRawPath().length() - 1)
                : uri.getRawPath();
        return WebAddress.host(uri) + path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    /** Puts the new address where the old one is written; nothing if that isn't to be seen there once. */
    private Optional<Edit> edit(Use use, String to) {
        if (!(use.link().at() instanceof Location.InFile at)
                || at.span().line() != at.span().endLine()
                || !to.matches(SAFE)) {
            return Optional.empty();
        }
        var file = lines.computeIfAbsent(
                at.path(), place -> Optional.ofNullable(texts.apply(place)).map(Lines::of));
        if (file.isEmpty() || at.span().line() > file.get().count()) {
            return Optional.empty();
        }
        String line = file.get().line(at.span().line());
        int most = line.codePointCount(0, line.length());
        if (at.span().endColumn() - 1 > most) {
            return Optional.empty();
        }
        String stretch = line.substring(
                line.offsetByCodePoints(0, at.span().column() - 1),
                line.offsetByCodePoints(0, at.span().endColumn() - 1));
        String old = target(use);
        int found = stretch.indexOf(old);
        if (old.isEmpty() || found < 0 || found != stretch.lastIndexOf(old)) {
            return Optional.empty();
        }
        int column = at.span().column() + stretch.codePointCount(0, found);
        return Optional.of(new Edit(
                new Location.InFile(at.path(), Span.of(at.span().line(), column, old.codePointCount(0, old.length()))),
                to));
    }

    private void tellsNoAddress(Use use) {
        broken(
                use,
                "`%s` is no address on the web.".formatted(target(use)),
                "Write it whole, with its host: `https://docs.example.org/page`.");
    }

    private void broken(Use use, String message, String hint) {
        findings.add(Diagnostic.of(RuleId.EXTERNAL_BROKEN, use.link().at(), message, hint, target(use)));
    }

    private void unsure(Use use, Outcome outcome, String why) {
        findings.add(Diagnostic.of(
                        RuleId.EXTERNAL_BROKEN,
                        use.link().at(),
                        "`%s` could not be checked: %s.".formatted(target(use), why),
                        tried(outcome) + "If a browser gets through, name it under `links: ignore`.",
                        target(use))
                .as(Severity.WARNING));
    }

    private static String tried(Outcome outcome) {
        int times = outcome.asked().times();
        return times < 2
                ? ""
                : "Asked %d times, by %s. ".formatted(times, outcome.asked().how());
    }

    private static String status(Outcome outcome) {
        String name = NAMES.get(outcome.status());
        return outcome.status() + (name == null ? "" : " " + name);
    }

    private static String host(Use use) {
        URI uri = use.address().uri();
        return uri == null ? "" : WebAddress.host(uri);
    }

    private static String target(Use use) {
        return use.link().target();
    }

    private static String withoutFragment(String target) {
        int hash = target.indexOf('#');
        return hash < 0 ? target : target.substring(0, hash);
    }
}
