package dev.demarc.check;

import dev.demarc.check.rules.AbsoluteLinkToSelf;
import dev.demarc.check.rules.BindingForm;
import dev.demarc.check.rules.BrokenAnchor;
import dev.demarc.check.rules.BrokenLink;
import dev.demarc.check.rules.CategoryLeftOut;
import dev.demarc.check.rules.Contradiction;
import dev.demarc.check.rules.DiagramLong;
import dev.demarc.check.rules.Drift;
import dev.demarc.check.rules.DuplicateAnchor;
import dev.demarc.check.rules.DuplicateKey;
import dev.demarc.check.rules.DuplicateTitle;
import dev.demarc.check.rules.DutyTables;
import dev.demarc.check.rules.EmptyLinkText;
import dev.demarc.check.rules.EvidenceMissing;
import dev.demarc.check.rules.ForeignKeys;
import dev.demarc.check.rules.Gap;
import dev.demarc.check.rules.HeadingSkips;
import dev.demarc.check.rules.IgnoreComment;
import dev.demarc.check.rules.ImageWithoutAlt;
import dev.demarc.check.rules.KeptTables;
import dev.demarc.check.rules.MissingImage;
import dev.demarc.check.rules.MissingTitle;
import dev.demarc.check.rules.NearMiss;
import dev.demarc.check.rules.OrphanPage;
import dev.demarc.check.rules.OutsideSource;
import dev.demarc.check.rules.OutsourcedWithoutAccountable;
import dev.demarc.check.rules.Overdue;
import dev.demarc.check.rules.Overlap;
import dev.demarc.check.rules.ReasonMissing;
import dev.demarc.check.rules.RenamedNotDeclared;
import dev.demarc.check.rules.ReviewDue;
import dev.demarc.check.rules.SharedWithoutParts;
import dev.demarc.check.rules.SiblingTablesDisagree;
import dev.demarc.check.rules.Spoken;
import dev.demarc.check.rules.TableRagged;
import dev.demarc.check.rules.TableUnbound;
import dev.demarc.check.rules.TablesOverlap;
import dev.demarc.check.rules.UndefinedReference;
import dev.demarc.check.rules.UnknownCategory;
import dev.demarc.check.rules.UnknownConcern;
import dev.demarc.check.rules.UnknownId;
import dev.demarc.check.rules.UnknownInBinding;
import dev.demarc.check.rules.UnknownMatrix;
import dev.demarc.check.rules.UnknownParty;
import dev.demarc.check.rules.UnreadClaims;
import dev.demarc.check.rules.UnusedCategory;
import dev.demarc.check.rules.UnusedParty;
import dev.demarc.check.rules.VariesWithoutDefault;
import dev.demarc.check.rules.WrongCase;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Duties;
import dev.demarc.model.History;
import dev.demarc.model.Notes;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Location;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Every rule that looks at what was read; those of reading itself lie with the readers. */
public final class Catalogue {

    /**
     * What rules of a matrix want to know besides it.
     *
     * @param spoken what bound tables say of its cells
     * @param cutNames names in it that a drawing has no room for
     * @param today what was due before it is overdue
     * @param history tells how old words are
     */
    public record Around(Spoken spoken, List<String> cutNames, LocalDate today, History history) {
        /** Copies the list. */
        public Around {
            cutNames = List.copyOf(cutNames);
        }
    }

    private static final List<PageRule> PAGE_RULES = List.of(
            new BindingForm(),
            new TableRagged(),
            new TablesOverlap(),
            new SiblingTablesDisagree(),
            new MissingTitle(),
            new UndefinedReference(),
            new DuplicateAnchor(),
            new ImageWithoutAlt(),
            new HeadingSkips(),
            new EmptyLinkText(),
            new IgnoreComment());

    private static final List<MatrixRule> MATRIX_RULES = List.of(
            new UnusedParty(),
            new UnusedCategory(),
            new Contradiction(),
            new SharedWithoutParts(),
            new OutsourcedWithoutAccountable(),
            new VariesWithoutDefault(),
            new CategoryLeftOut());

    private static final List<LinkRule> LINK_RULES = List.of(
            new BrokenLink(),
            new BrokenAnchor(),
            new WrongCase(),
            new OutsideSource(),
            new MissingImage(),
            new UnknownId());

    private static final List<SiteRule> SITE_RULES = List.of(
            new ForeignKeys(),
            new DuplicateKey(),
            new UnknownMatrix(),
            new UnknownParty(),
            new UnknownCategory(),
            new UnknownConcern(),
            new UnknownInBinding(),
            new DuplicateTitle(),
            new NearMiss(),
            new EvidenceMissing(),
            new Drift(),
            new TableUnbound(),
            new RenamedNotDeclared(),
            new LinkWalk(LINK_RULES),
            new AbsoluteLinkToSelf(),
            new OrphanPage());

    private Catalogue() {}

    /** What is wrong with a page by itself. */
    public static List<Diagnostic> ofPage(PageFacts facts) {
        var report = new Report();
        PAGE_RULES.forEach(rule -> rule.check(facts, report));
        return report.found();
    }

    /**
     * What is wrong with a matrix, after all claims have met in it.
     */
    public static List<Diagnostic> ofDuties(Duties duties, Around around) {
        var report = new Report();
        new Gap(around.spoken()).check(duties, report);
        new Overlap(around.spoken()).check(duties, report);
        MATRIX_RULES.forEach(rule -> rule.check(duties, report));
        new DiagramLong(around.cutNames()).check(duties, report);
        new ReasonMissing(around.today(), around.history()).check(duties, report);
        new Overdue(around.today()).check(duties, report);
        return report.found();
    }

    /** Has rules looked after, maybe side by side. */
    public interface Dealing {
        /** What each rule finds, in the order of the rules. */
        List<List<Diagnostic>> each(List<SiteRule> rules, Function<SiteRule, List<Diagnostic>> found);
    }

    /**
     * What is wrong with the wiki as a whole: its links, and claims that name what is not there.
     *
     * @param today what wanted a look before it is due
     * @param dealing has each rule looked after; none of them waits for another
     */
    public static List<Diagnostic> ofSite(CheckedSite site, LocalDate today, Dealing dealing) {
        var rules = new ArrayList<>(SITE_RULES);
        rules.add(new ReviewDue(today));
        var found = new ArrayList<Diagnostic>();
        dealing.each(rules, rule -> {
                    var report = new Report();
                    rule.check(site, report);
                    return report.found();
                })
                .forEach(found::addAll);
        return found;
    }

    /**
     * The same findings without those that follow from another: an image that isn't there needs no words. What a page
     * says of its images is found before anybody knows whether they are there.
     */
    public static List<Diagnostic> oneForEachCause(List<Diagnostic> found) {
        Set<Location> missing = new HashSet<>();
        for (Diagnostic finding : found) {
            if (finding.rule() == RuleId.MISSING_IMAGE) {
                missing.add(finding.location());
            }
        }
        return found.stream()
                .filter(each -> each.rule() != RuleId.IMAGE_WITHOUT_ALT || !missing.contains(each.location()))
                .toList();
    }

    /** The same findings; what can't be read says how much isn't known because of it. */
    public static List<Diagnostic> withWhatIsUnknown(List<Diagnostic> found, CheckedSite site) {
        return new UnreadClaims(site).added(found);
    }

    /** What is kept of a page's tables for the rules that compare them with the data. */
    public static Notes.Tables tables(PageFacts facts) {
        return KeptTables.of(facts);
    }

    /** Whether a page's tables tell who does what; kept of a page for {@link CheckedSite#tellingDuties}. */
    public static boolean tellsDuties(PageFacts facts) {
        return DutyTables.tellsDuties(facts);
    }
}
