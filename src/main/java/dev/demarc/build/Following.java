package dev.demarc.build;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.external.AnchorReader;
import dev.demarc.check.external.ExternalLinks;
import dev.demarc.check.external.OutwardLink;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.html.WebPage;
import dev.demarc.output.CacheFolder;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Joins those who follow links out of the wiki with those who read pages. Loaded only where that is asked for, and all
 * that opens connections with it.
 *
 * @param idle rules that couldn't come to a result
 */
record Following(List<Diagnostic> findings, Built.Outside outside, Set<RuleId> idle) {

    /**
     * Follows all links that leave a wiki.
     *
     * @param settings the settings file, from the wiki's root
     */
    static Following of(Wiki wiki, Sources sources, CheckedSite site, String settings, Progress progress) {
        var links = OutwardLink.allOf(site, wiki.settings().nav(), settings);
        var wishes = new ExternalLinks.Wishes(
                wiki.settings().links(), wiki.settings().site(), sources.today(), wiki.cache());
        var aides = new ExternalLinks.Aides(Following::anchors, place -> text(sources, place), progress::asked);
        var result = ExternalLinks.check(links, wishes, aides);
        CacheFolder.bound(wiki.cache(), wiki.settings().folders().cache().size());
        return new Following(
                result.findings(),
                new Built.Outside(result.asked(), result.remembered(), result.skipped(), result.notKept()),
                result.idle());
    }

    private static AnchorReader.Anchors anchors(InputStream html, @Nullable String charset) {
        var page = WebPage.of(html, charset);
        return new AnchorReader.Anchors(page.ids(), !page.needsScript());
    }

    private static @Nullable String text(Sources sources, String place) {
        SourceFile file = Stream.concat(sources.content().stream(), Stream.ofNullable(sources.settings()))
                .filter(each -> each.place().equals(place))
                .findFirst()
                .orElse(null);
        if (file == null) {
            return null;
        }
        try {
            return file.text();
        } catch (IOException e) {
            // It was read a moment ago; without its text there is a finding all the same, only nothing that mends it.
            return null;
        } finally {
            file.release();
        }
    }
}
