package dev.demarc.build;

import dev.demarc.model.Address;
import dev.demarc.model.NavNode;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.render.Views;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes {@code llms.txt}: what the wiki is, and where its pages lie as Markdown, for programs that read.
 *
 * <p>Pages stand in the order of the navigation, a heading for each part at its top; what isn't in it comes last, as
 * optional. The form is that of llmstxt.org.
 */
final class LlmsFile {

    private static final Address HERE = new Address("llms.txt");

    private final Site site;
    private final StringBuilder out = new StringBuilder();
    private final Set<Address> told = new HashSet<>();

    private LlmsFile(Site site) {
        this.site = site;
    }

    static String of(Site site) {
        return new LlmsFile(site).written();
    }

    private String written() {
        out.append("# ").append(line(site.facts().title())).append('\n');
        String description = site.facts().description();
        if (description != null) {
            out.append("\n> ").append(line(description)).append('\n');
        }
        boolean loose = false;
        for (NavNode node : site.navigation().top()) {
            if (!node.children().isEmpty()) {
                head(node.title());
                tell(node);
            }
            loose |= node.children().isEmpty() && node.address() != null;
        }
        if (loose) {
            head("Pages");
            for (NavNode node : site.navigation().top()) {
                if (node.children().isEmpty()) {
                    tell(node);
                }
            }
        }
        rest();
        return out.toString();
    }

    private void rest() {
        boolean first = true;
        for (SitePage page : site.pages()) {
            if (Views.hasCopy(page) && !told.contains(page.address())) {
                if (first) {
                    head("Optional");
                    first = false;
                }
                tell(page, page.title());
            }
        }
    }

    private void head(String title) {
        out.append("\n## ").append(line(title)).append("\n\n");
    }

    private void tell(NavNode node) {
        if (node.address() != null) {
            site.page(node.address()).filter(Views::hasCopy).ifPresent(page -> tell(page, node.title()));
        }
        node.children().forEach(this::tell);
    }

    private void tell(SitePage page, String title) {
        if (!told.add(page.address())) {
            return;
        }
        String base = site.facts().baseUrl();
        out.append("- [")
                .append(line(title).replace("[", "\\[").replace("]", "\\]"))
                .append("](")
                .append(base == null ? "" : base)
                .append(HERE.hrefTo(page.address().asMarkdown())
                        .replace("(", "%28")
                        .replace(")", "%29"))
                .append(')');
        Page prose = page.prose();
        String description = prose == null ? null : prose.matter().description();
        if (description != null) {
            out.append(": ").append(line(description));
        }
        out.append('\n');
    }

    private static String line(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
