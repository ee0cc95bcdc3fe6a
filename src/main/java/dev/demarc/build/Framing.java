package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.check.BlockCheck;
import dev.demarc.data.BlockReader;
import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Duties;
import dev.demarc.model.Address;
import dev.demarc.model.Answer;
import dev.demarc.model.Ask;
import dev.demarc.model.BlockSpec;
import dev.demarc.model.Html;
import dev.demarc.model.Links;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.render.Checkup;
import dev.demarc.render.Theme;
import dev.demarc.render.Views;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a page's bytes: fills the holes of its text with the site's answers, and frames it. */
final class Framing {

    private final Site site;
    private final Links links;
    private final Theme theme;
    private final Views views;
    private final PageReads reads;
    private final Map<String, Diagnostic> faults;
    private final DrawnFigures figures;
    private final Excerpts excerpts;

    /**
     * Framing of one site's pages.
     *
     * @param reads the Markdown files, by path
     * @param faults why a matrix couldn't be read, by the path of its file
     * @param excerpts code that pages take from files
     */
    Framing(
            Site site,
            Links links,
            Theme theme,
            Views views,
            PageReads reads,
            Map<String, Diagnostic> faults,
            DrawnFigures figures,
            Excerpts excerpts) {
        this.excerpts = excerpts;
        this.figures = figures;
        this.faults = faults;
        this.site = site;
        this.links = links;
        this.theme = theme;
        this.views = views;
        this.reads = reads;
    }

    /** A page's HTML in UTF-8, and what only shows when it is made: faults of blocks and of templates. */
    Checked<byte[]> frame(SitePage page) {
        var findings = new ArrayList<Diagnostic>();
        Set<BlockSpec.View> placed = EnumSet.noneOf(BlockSpec.View.class);
        Html prose = prose(page, placed, findings);
        String fault = fault(page);
        Html shown = fault.isEmpty() ? prose : Html.joined(List.of(Html.of(fault), prose));
        var framed = theme.render(views.page(page, shown, placed));
        findings.addAll(framed.findings());
        return new Checked<>(framed.value(), findings);
    }

    /** What making a page shows, but for faults of templates. */
    List<Diagnostic> look(SitePage page) {
        var findings = new ArrayList<Diagnostic>();
        Page written = page.prose();
        PageRead read = written == null ? null : reads.get(written.path());
        if (written != null && read != null && read.fault() == null) {
            var blocks = new Blocks(page, read, EnumSet.noneOf(BlockSpec.View.class), findings);
            for (int i = 0; i < written.asks().size(); i++) {
                if (written.asks().get(i) instanceof Ask.Block block) {
                    blocks.look(block.yaml(), read.notes().places().asks().get(i));
                } else if (written.asks().get(i) instanceof Ask.Excerpt excerpt) {
                    code(read, excerpt, read.notes().places().asks().get(i), findings);
                }
            }
        }
        return findings;
    }

    /** The page of findings. What making it shows is what {@link #frame(SitePage)} tells of it. */
    byte[] frame(SitePage page, Checkup checkup) {
        Html prose = prose(page, EnumSet.noneOf(BlockSpec.View.class), new ArrayList<>());
        return theme.render(views.findings(page, prose, checkup)).value();
    }

    /**
     * A page's copy in Markdown, in UTF-8: what was written, its links leading to other copies and its blocks as tables,
     * and what the data adds.
     *
     * @param written the text of its own file; empty if it has none
     */
    byte[] markdown(SitePage page, String written) {
        Set<BlockSpec.View> placed = EnumSet.noneOf(BlockSpec.View.class);
        Page prose = page.prose();
        PageRead read = prose == null ? null : reads.get(prose.path());
        String text = prose == null || read == null || read.fault() != null
                ? ""
                : markdown(page, prose, read, written, placed);
        return views.markdown(page, text, placed).getBytes(UTF_8);
    }

    private String markdown(SitePage page, Page prose, PageRead read, String written, Set<BlockSpec.View> placed) {
        Rewriting rewriting = null;
        var places = read.notes().places();
        var blocks = new Blocks(page, read, placed, new ArrayList<>());
        var led = links.answers(page, prose).iterator();
        for (int i = 0; i < prose.asks().size(); i++) {
            if (prose.asks().get(i) instanceof Ask.Link link) {
                String address = copied(page, led.next());
                if (!address.equals(link.target())) {
                    rewriting = rewriting == null ? new Rewriting(written) : rewriting;
                    rewriting.address(places.addressOf(i), address);
                }
            } else if (prose.asks().get(i) instanceof Ask.Block block) {
                Optional<String> shown =
                        blocks.markdown(block.yaml(), places.asks().get(i));
                if (shown.isPresent()) {
                    rewriting = rewriting == null ? new Rewriting(written) : rewriting;
                    rewriting.fence(places.asks().get(i), shown.get());
                }
            }
        }
        int start = Math.min(read.bodyStart(), written.length());
        return rewriting == null ? written.substring(start) : rewriting.from(start);
    }

    /** Where a link of a page's copy leads: to another copy if it leads to a page that has one. */
    private String copied(SitePage from, Answer answer) {
        String href = answer.href();
        if (!(answer instanceof Answer.Found found) || found.page() == null || href.startsWith("#")) {
            return attribute(answer);
        }
        boolean has = site.page(found.page()).filter(Views::hasCopy).isPresent();
        int hash = href.indexOf('#');
        return has
                ? from.address().hrefTo(found.page().asMarkdown()) + (hash < 0 ? "" : href.substring(hash))
                : attribute(answer);
    }

    /** What stands in place of a matrix that couldn't be read. */
    private String fault(SitePage page) {
        Diagnostic fault = page.kind() == SitePage.Kind.MATRIX ? faults.get(page.matrix()) : null;
        return fault == null ? "" : views.fault(fault.location() + " " + fault.message(), fault.hint());
    }

    private Html prose(SitePage page, Set<BlockSpec.View> placed, List<Diagnostic> findings) {
        Page prose = page.prose();
        if (prose == null) {
            return Html.NONE;
        }
        PageRead known = reads.get(prose.path());
        if (known == null) {
            throw new IllegalStateException("Nobody read " + prose.path());
        }
        PageRead read = known.whole();
        if (read.fault() != null) {
            return Html.of(views.fault(read.fault().message(), read.fault().hint()));
        }
        Page written = read.page();
        var body = read.body().body();
        var answers = new ArrayList<String>(body.holes());
        var blocks = new Blocks(page, read, placed, findings);
        var led = links.answers(page, written).iterator();
        for (int i = 0; i < body.holes(); i++) {
            if (written.asks().get(i) instanceof Ask.Link) {
                answers.add(attribute(led.next()));
            } else if (written.asks().get(i) instanceof Ask.Block block) {
                answers.add(
                        blocks.html(block.yaml(), read.notes().places().asks().get(i)));
            } else if (written.asks().get(i) instanceof Ask.Excerpt excerpt) {
                answers.add(code(read, excerpt, read.notes().places().asks().get(i), findings));
            }
        }
        return body.filled(answers);
    }

    /** Code from a file; where that can't be shown, what is wrong. */
    private String code(PageRead read, Ask.Excerpt excerpt, Span at, List<Diagnostic> findings) {
        var own = new ArrayList<Diagnostic>();
        var html = excerpts.html(
                read.page(), excerpt.fence(), Location.in(read.page().place(), at), own);
        findings.addAll(own);
        return html.orElseGet(() -> own.isEmpty()
                ? ""
                : views.fault(own.get(0).message(), own.get(0).hint()));
    }

    /** What is written into an attribute: what a browser would make of the address, escaped for HTML. */
    private static String attribute(Answer answer) {
        String href = answer.href();
        StringBuilder escaped = null;
        for (int i = 0; i < href.length(); i++) {
            char c = href.charAt(i);
            String instead = switch (c) {
                case '&' -> "&amp;";
                case '<' -> "%3C";
                case '>' -> "%3E";
                case '"' -> "%22";
                case ' ' -> "%20";
                case '\\' -> "%5C";
                default -> null;
            };
            if (instead != null && escaped == null) {
                escaped = new StringBuilder(href.length() + 16).append(href, 0, i);
            }
            if (escaped != null) {
                if (instead == null) {
                    escaped.append(c);
                } else {
                    escaped.append(instead);
                }
            }
        }
        return escaped == null ? href : escaped.toString();
    }

    /** A block, and what is wrong with it. */
    private record Looked(
            @Nullable BlockSpec wanted, @Nullable Duties duties, List<Diagnostic> faults) {}

    /** The {@code responsibility} blocks of one page, in their order. */
    private final class Blocks {
        private final SitePage page;
        private final PageRead read;
        private final Set<BlockSpec.View> placed;
        private final List<Diagnostic> findings;
        private final Map<String, Integer> ordinals = new HashMap<>();

        Blocks(SitePage page, PageRead read, Set<BlockSpec.View> placed, List<Diagnostic> findings) {
            this.page = page;
            this.read = read;
            this.placed = placed;
            this.findings = findings;
        }

        String html(String yaml, Span at) {
            Looked looked = look(yaml, at);
            if (looked.wanted() == null) {
                return asCode(yaml);
            }
            if (looked.duties() == null || !looked.faults().isEmpty()) {
                Diagnostic first =
                        looked.faults().isEmpty() ? null : looked.faults().get(0);
                return first == null ? "" : views.fault(first.message(), first.hint());
            }
            return html(looked.wanted(), looked.duties());
        }

        /** Tells what is wrong with a block, and says what it wants; nothing if it can't be read. */
        Looked look(String yaml, Span at) {
            String place = read.page().place();
            Checked<Optional<BlockSpec>> spec = BlockReader.read(yaml, place, at);
            findings.addAll(spec.findings());
            BlockSpec wanted = spec.value().orElse(null);
            if (wanted == null) {
                return new Looked(null, null, List.of());
            }
            Duties duties = duties(wanted).orElse(null);
            var faults = BlockCheck.of(wanted, duties, site, place, at);
            findings.addAll(faults);
            if (duties != null
                    && faults.isEmpty()
                    && wanted.view() == BlockSpec.View.STAIRCASE
                    && !isStaircase(wanted, duties)) {
                findings.add(fallback(duties, Location.in(place, at)));
            }
            return new Looked(wanted, duties, faults);
        }

        /** The block as Markdown; nothing if it has a mistake, and so stays as it was written. */
        Optional<String> markdown(String yaml, Span at) {
            String place = read.page().place();
            Optional<BlockSpec> spec = BlockReader.read(yaml, place, at).value();
            Optional<Duties> duties = spec.flatMap(this::duties);
            if (spec.isEmpty()
                    || duties.isEmpty()
                    || !BlockCheck.of(spec.get(), duties.get(), site, place, at).isEmpty()) {
                return Optional.empty();
            }
            note(spec.get(), duties.get());
            return Optional.of(views.markdown(page, duties.get(), spec.get()));
        }

        private void note(BlockSpec wanted, Duties duties) {
            if (duties.file().path().equals(page.matrix()) && isWhole(wanted)) {
                placed.add(wanted.view());
            }
        }

        private boolean isStaircase(BlockSpec wanted, Duties duties) {
            return figures.staircaseFits(duties.matrix().only(ids(wanted.concerns()), ids(wanted.categories())));
        }

        private static List<String> ids(List<Located<String>> written) {
            return written.stream().map(Located::value).toList();
        }

        private static Diagnostic fallback(Duties duties, Location at) {
            return Diagnostic.of(
                    RuleId.VIEW_FALLBACK,
                    at,
                    "“%s” makes no staircase, so a matrix is drawn."
                            .formatted(duties.matrix().title()),
                    "A staircase wants one party's run and then the other's in each category: narrow the block, or ask for"
                            + " `view: matrix`.",
                    null);
        }

        /** A block that can't be read is shown as it was written. */
        private static String asCode(String yaml) {
            String escaped = yaml.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            return "<pre tabindex=\"0\"><code>" + escaped + "</code></pre>\n";
        }

        private String html(BlockSpec wanted, Duties duties) {
            note(wanted, duties);
            int ordinal = ordinals.merge(Views.figureId(duties, wanted), 1, Integer::sum);
            var shown = views.block(page, duties, wanted, ordinal);
            findings.addAll(shown.findings());
            return shown.value();
        }

        private Optional<Duties> duties(BlockSpec spec) {
            if (spec.matrix() == null) {
                return site.dutiesFor(page);
            }
            return site.dutiesNamed(spec.matrix().value(), read.page().path());
        }

        /** Whether a block shows all that its page is about, so that the page needn't show it again. */
        private boolean isWhole(BlockSpec wanted) {
            boolean ownColumn = page.kind() == SitePage.Kind.CATEGORY
                    && wanted.view() == BlockSpec.View.STACK
                    && wanted.categories().stream()
                            .allMatch(category -> category.value().equals(page.id()));
            return wanted.party() == null
                    && wanted.concerns().isEmpty()
                    && (wanted.categories().isEmpty() || ownColumn);
        }
    }

    /** The name of the template that makes a page, without its ending. */
    String template(SitePage page) {
        return views.template(page);
    }

    /** A page that leads on to another. */
    byte[] redirect(Address from, Address to) {
        return views.redirect(from, to).getBytes(UTF_8);
    }
}
