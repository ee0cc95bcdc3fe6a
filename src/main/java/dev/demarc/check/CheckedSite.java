package dev.demarc.check;

import dev.demarc.matrix.ClaimsFile;
import dev.demarc.model.Links;
import dev.demarc.model.Places;
import dev.demarc.model.Site;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * All that rules of the whole wiki look at.
 *
 * @param places where the parts of each page stand, by the page's path below the source
 * @param claims all claims files, whatever matrix they name
 * @param tellingDuties paths of the pages whose tables tell who does what, see {@link Catalogue#tellsDuties}
 * @param ignoredTargets patterns of link targets about which nothing is said
 * @param ownNavigation whether the settings list the navigation, so that a page may be missing in it
 */
public record CheckedSite(
        Site site,
        Links links,
        SortedMap<String, Places> places,
        List<ClaimsFile> claims,
        SortedSet<String> tellingDuties,
        List<String> ignoredTargets,
        boolean ownNavigation) {

    /** Copies the lists. */
    public CheckedSite {
        claims = List.copyOf(claims);
        ignoredTargets = List.copyOf(ignoredTargets);
    }
}
