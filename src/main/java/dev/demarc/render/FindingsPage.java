package dev.demarc.render;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.diagnostic.Waived;
import dev.demarc.matrix.Duties;
import dev.demarc.model.Address;
import dev.demarc.model.Names;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.render.MatrixPages.Content;
import dev.demarc.render.PageView.Fact;
import dev.demarc.render.PageView.Link;
import dev.demarc.render.Section.Choice;
import dev.demarc.render.Section.Count;
import dev.demarc.render.Section.Excerpt;
import dev.demarc.render.Section.Filter;
import dev.demarc.render.Section.Finding;
import dev.demarc.render.Section.FoundIn;
import dev.demarc.render.Section.Heading;
import dev.demarc.render.Section.Owner;
import dev.demarc.render.Section.Remark;
import dev.demarc.render.Section.RuleCount;
import dev.demarc.render.Section.Run;
import dev.demarc.render.Section.Said;
import dev.demarc.render.Section.WaiverRow;
import dev.demarc.source.Location;
import dev.demarc.source.Order;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the page of findings shows. It stays of a bounded size, however much was found. */
final class FindingsPage {

    /** Of one rule no more are shown; who has mended as many reads on. */
    static final int OF_ONE_RULE = 50;

    private static final int OWNERS = 50;
    private static final int FILES_OF_AN_OWNER = 4;
    private static final int CHOICES = 12;
    private static final int WAIVERS = 100;
    private static final int COUNTS = 5;

    private final Site site;
    private final SitePage page;
    private final Words words;
    private final Checkup checkup;
    private final Function<String, String> edits;
    private final Days days;
    private final Anchors anchors;
    private final List<Diagnostic> all;

    /**
     * The page of a check.
     *
     * @param edits where a file can be changed, by its path from the wiki's root; empty if nobody told
     */
    FindingsPage(Site site, SitePage page, Words words, Checkup checkup, Function<String, String> edits, Days days) {
        this.days = days;
        this.site = site;
        this.page = page;
        this.words = words;
        this.checkup = checkup;
        this.edits = edits;
        this.anchors = new Anchors(site, page);
        this.all = checkup.findings().list();
    }

    Content content() {
        var shown = new ArrayList<Section>();
        if (!all.isEmpty() || !checkup.findings().waived().isEmpty()) {
            shown.add(new Section.Counts(Heading.NONE, counts()));
        }
        Section.Found found = found();
        if (!all.isEmpty()) {
            shown.add(new Section.Rules(heading("by-rule", "head.byRule"), rules()));
            addOwners(shown, found);
            shown.add(found);
        }
        if (!checkup.findings().waived().isEmpty()) {
            shown.add(waivers());
        }
        return new Content(lead(), facts(), shown, List.of());
    }

    private Heading heading(String id, String word) {
        return anchors.heading(id, words.of(word));
    }

    private String lead() {
        if (all.isEmpty()) {
            return words.of("lead.clean");
        }
        long files =
                all.stream().map(finding -> file(finding.location())).distinct().count();
        String lead = words.of("lead.findings", words.count("findings", all.size()), words.count("files", (int) files));
        int unclear = count(RuleId.GAP) + count(RuleId.OVERLAP);
        return unclear == 0 ? lead : lead + " " + words.count("lead.unclear", unclear);
    }

    private int count(RuleId rule) {
        return checkup.findings().byRule().getOrDefault(rule, 0);
    }

    private List<Fact> facts() {
        var at = checkup.lookedAt();
        return List.of(
                Fact.of(
                        words.of("fact.checked"),
                        String.join(
                                words.of("comma"),
                                words.count("checkedPages", at.pages()),
                                words.count("checkedMatrices", at.matrices()),
                                words.count("checkedCells", at.cells()),
                                words.count("checkedLinks", at.links()),
                                words.count("checkedAnchors", at.anchors()))),
                Fact.of(words.of("fact.asOf"), words.date(checkup.today())),
                Fact.of(words.of("fact.terminal"), "demarc check"));
    }

    private List<Count> counts() {
        var counts = new ArrayList<Count>();
        for (Severity severity : Severity.values()) {
            int count = checkup.findings().count(severity);
            if (count > 0 || severity != Severity.INFO) {
                counts.add(new Count(count, word(severity), "sev " + severity.word()));
            }
        }
        for (RuleId rule : List.of(RuleId.GAP, RuleId.OVERLAP)) {
            if (count(rule) > 0) {
                counts.add(new Count(count(rule), rule.id(), ""));
            }
        }
        int waived = checkup.findings().waived().size();
        if (waived > 0) {
            counts.add(new Count(waived, words.of("waived"), ""));
        }
        return counts.subList(0, Math.min(COUNTS, counts.size()));
    }

    private String word(Severity severity) {
        return words.of(severity.word());
    }

    private List<RuleCount> rules() {
        var rows = new ArrayList<RuleCount>();
        var counts = new ArrayList<>(checkup.findings().byRule().entrySet());
        counts.sort((one, other) -> Integer.compare(other.getValue(), one.getValue()));
        counts.forEach(entry -> rows.add(new RuleCount(rule(entry.getKey()), entry.getValue())));
        return rows;
    }

    private Link rule(RuleId rule) {
        var about = checkup.shelf().about(rule);
        String href = site.page(about.page()).isPresent() ? page.address().hrefTo(about.page()) : about.url();
        return Link.of(rule.id(), href);
    }

    private Section.Found found() {
        Map<String, List<Finding>> byFile = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<RuleId, Integer> ofRule = new EnumMap<>(RuleId.class);
        for (Diagnostic finding : all) {
            String file = file(finding.location());
            counts.merge(file, 1, Integer::sum);
            if (ofRule.merge(finding.rule(), 1, Integer::sum) <= OF_ONE_RULE) {
                byFile.computeIfAbsent(file, unused -> new ArrayList<>()).add(finding(finding));
            }
        }
        var files = new ArrayList<FoundIn>();
        byFile.forEach((file, findings) -> files.add(new FoundIn(
                anchors.heading(Names.slug(file), Plain.of(file)),
                href(file),
                owner(file),
                counts.getOrDefault(file, 0),
                findings)));
        var more = new ArrayList<String>();
        ofRule.forEach((rule, count) -> {
            if (count > OF_ONE_RULE) {
                more.add(words.of("found.more", count - OF_ONE_RULE, rule.id()));
            }
        });
        return new Section.Found(heading("findings", "head.findings"), filters(files), files, more);
    }

    private List<Filter> filters(List<FoundIn> files) {
        var filters = new ArrayList<Filter>();
        var severities = new ArrayList<Choice>();
        for (Severity severity : Severity.values()) {
            if (checkup.findings().count(severity) > 0) {
                severities.add(new Choice(
                        severity.word(),
                        words.of(severity.word() + "s") + " "
                                + checkup.findings().count(severity),
                        List.of()));
            }
        }
        var owners = new ArrayList<Choice>();
        files.stream()
                .map(FoundIn::owner)
                .filter(owner -> !owner.isEmpty())
                .distinct()
                .sorted()
                .forEach(owner -> owners.add(new Choice(owner, owner, List.of())));
        if (severities.size() > 1) {
            filters.add(new Filter("severity", words.of("filter.severity"), words.of("filter.all"), severities));
        }
        if (owners.size() > 1 && owners.size() <= CHOICES) {
            filters.add(new Filter("owner", words.of("owner"), words.of("filter.everyone"), owners));
        }
        return filters;
    }

    private Finding finding(Diagnostic finding) {
        Location at = finding.location();
        return new Finding(
                Link.of(at instanceof Location.InFile in ? lineAndColumn(in.span()) : "", edit(at)),
                Link.of(word(finding.severity()), "").with(finding.severity().word()),
                new Said(runs(finding.message()), runs(finding.hint())),
                rule(finding.rule()),
                shown(finding),
                finding.related().stream()
                        .map(each -> new Remark(placeOf(each.location()), runs(each.message())))
                        .toList(),
                excerpt(at));
    }

    private static String lineAndColumn(Span span) {
        return span.line() + ":" + span.column();
    }

    private Link placeOf(Location location) {
        return Link.of(Plain.of(location.toString()), edit(location));
    }

    /** Where a line can be changed; of a file that isn't the wiki's own, nowhere. */
    private String edit(Location location) {
        if (!(location instanceof Location.InFile at) || !checkup.shelf().has(at.path())) {
            return "";
        }
        String file = edits.apply(at.path());
        return file.isEmpty() || file.indexOf('#') >= 0
                ? file
                : file + "#L" + at.span().line();
    }

    private Excerpt excerpt(Location location) {
        if (!(location instanceof Location.InFile at) || at.span().equals(Span.START)) {
            return Excerpt.NONE;
        }
        return checkup.shelf()
                .line(at.path(), at.span().line())
                .map(line -> Plain.excerpt(line, at.span()))
                .orElse(Excerpt.NONE);
    }

    /** Text in which back-ticks stand round code. */
    private static List<Run> runs(String text) {
        var runs = new ArrayList<Run>();
        String[] parts = Plain.of(text).split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean code = i % 2 == 1 && i + 1 < parts.length;
            String run = i % 2 == 1 && !code ? "`" + parts[i] : parts[i];
            if (!run.isEmpty()) {
                runs.add(new Run(run, code));
            }
        }
        return runs;
    }

    private static String file(Location location) {
        return location instanceof Location.InFile at ? at.path() : location.toString();
    }

    /** The path below the source; empty for a file that isn't there. */
    private Optional<String> below(String file) {
        return file.startsWith(checkup.source())
                ? Optional.of(file.substring(checkup.source().length()))
                : Optional.empty();
    }

    private Optional<SitePage> pageOf(String file) {
        return below(file).flatMap(site::pageOf);
    }

    private String href(String file) {
        return pageOf(file)
                .map(SitePage::address)
                .filter(address -> !address.equals(page.address()))
                .map(page.address()::hrefTo)
                .orElse("");
    }

    /** The cell or row that a matrix's page shows; claims are about a matrix, so theirs is its. */
    private Link shown(Diagnostic finding) {
        @Nullable String target = finding.target();
        Optional<SitePage> matrix = dutiesOf(file(finding.location()))
                .filter(duties -> duties.file().readable())
                .map(duties -> site.pageOf(duties, ""));
        if (target == null
                || matrix.isEmpty()
                || finding.rule().family() != RuleId.Family.RESPONSIBILITY
                || !site.hasAnchor(matrix.get(), target)) {
            return Link.NONE;
        }
        Address there = matrix.get().address();
        return Link.of(words.of("showCell"), page.address().hrefTo(there, target));
    }

    /** The matrix that a file tells, or has claims for. */
    private Optional<Duties> dutiesOf(String file) {
        var own = below(file).flatMap(site::dutiesAt);
        return own.isPresent() ? own : Optional.ofNullable(byOtherFile().get(file));
    }

    private @Nullable Map<String, Duties> byOtherFile;

    private Map<String, Duties> byOtherFile() {
        Map<String, Duties> known = byOtherFile;
        if (known == null) {
            known = new TreeMap<>();
            for (Duties duties : site.duties().values()) {
                for (var claims : duties.claims()) {
                    known.put(claims.place(), duties);
                }
                if (duties.file().cells() != null) {
                    known.put(checkup.source() + duties.file().cells(), duties);
                }
            }
            byOtherFile = known;
        }
        return known;
    }

    /** Who keeps a file: what its front matter says, or the matrix that it belongs to, or else the repository. */
    private String owner(String file) {
        @Nullable Page prose = pageOf(file).map(SitePage::prose).orElse(null);
        @Nullable
        String written = prose != null && prose.place().equals(file)
                ? prose.matter().upkeep().owner()
                : dutiesOf(file).map(duties -> duties.matrix().origin().owner()).orElse(null);
        return Plain.of(MatrixPages.orEmpty(written == null ? days.owner(file) : written));
    }

    private void addOwners(List<Section> shown, Section.Found found) {
        var anchorOf = new TreeMap<String, Heading>();
        found.files().forEach(each -> anchorOf.put(each.heading().text(), each.heading()));
        // By name, and who is not named comes last.
        var owners = new TreeMap<String, Map<String, Map<Severity, Integer>>>(
                Order.by(String::isEmpty).thenComparing(Comparator.naturalOrder()));
        for (Diagnostic finding : all) {
            String file = file(finding.location());
            owners.computeIfAbsent(owner(file), unused -> new LinkedHashMap<>())
                    .computeIfAbsent(file, unused -> new EnumMap<>(Severity.class))
                    .merge(finding.severity(), 1, Integer::sum);
        }
        if (owners.firstKey().isEmpty()) {
            return;
        }
        var rows = new ArrayList<Owner>();
        owners.forEach((name, files) -> rows.add(ownerRow(name, files, anchorOf)));
        int left = rows.size() - OWNERS;
        shown.add(new Section.Owners(
                heading("by-owner", "head.byOwner"),
                left > 0 ? rows.subList(0, OWNERS) : rows,
                left > 0 ? words.of("andMore", left) : ""));
    }

    private Owner ownerRow(String name, Map<String, Map<Severity, Integer>> files, Map<String, Heading> anchorOf) {
        var links = new ArrayList<Link>();
        files.keySet().stream().limit(FILES_OF_AN_OWNER).forEach(file -> {
            @Nullable Heading anchor = anchorOf.get(Plain.of(file));
            links.add(
                    Link.of(Plain.of(file), anchor == null ? "" : page.address().hrefTo(page.address(), anchor.id())));
        });
        int left = files.size() - links.size();
        return new Owner(
                name.isEmpty() ? words.of("noOwner") : name,
                count(files, Severity.ERROR),
                count(files, Severity.WARNING),
                count(files, Severity.INFO),
                links,
                left > 0 ? words.of("andMore", left) : "");
    }

    private static int count(Map<String, Map<Severity, Integer>> files, Severity severity) {
        return files.values().stream()
                .mapToInt(each -> each.getOrDefault(severity, 0))
                .sum();
    }

    private Section.Waivers waivers() {
        var waived = checkup.findings().waived();
        var rows = new ArrayList<WaiverRow>();
        for (Waived each : waived.subList(0, Math.min(WAIVERS, waived.size()))) {
            Diagnostic finding = each.finding();
            rows.add(new WaiverRow(
                    rule(finding.rule()),
                    placeOf(finding.location()),
                    runs(finding.message()),
                    Plain.of(MatrixPages.orEmpty(each.reason())),
                    Plain.of(MatrixPages.orEmpty(each.owner())),
                    words.date(each.until())));
        }
        int left = waived.size() - rows.size();
        return new Section.Waivers(
                heading("waived", "head.waived"),
                words.count("waivedFindings", waived.size()),
                rows,
                left > 0 ? words.of("andMore", left) : "");
    }
}
