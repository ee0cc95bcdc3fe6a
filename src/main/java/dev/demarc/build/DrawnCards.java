package dev.demarc.build;

import dev.demarc.card.Card;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import dev.demarc.model.Address;
import dev.demarc.model.Cards;
import dev.demarc.model.NavNode;
import dev.demarc.model.Settings;
import dev.demarc.model.Site;
import dev.demarc.output.Artefact;
import dev.demarc.render.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Promises the pictures that others show with links to the site's pages. Draws one when it is asked for, and none twice. */
record DrawnCards(Site site, Settings.ThemeSettings theme, Words words) {

    /** Whether cards have an address, and nobody wants others or none. */
    static boolean areWanted(Settings settings) {
        var card = settings.theme().card();
        return settings.site().baseUrl() != null && card.shown() && card.own() == null;
    }

    /** A card for each matrix and one for the wiki, by path. */
    SortedMap<String, Artefact.Promise> promises() {
        var promises = new TreeMap<String, Artefact.Promise>();
        List<Duties> drawn = Cards.drawn(site);
        for (Duties duties : drawn) {
            promises.putIfAbsent(Cards.of(duties).path(), () -> Card.of(duties.matrix(), look()));
        }
        promises.putIfAbsent(Cards.WIKI.path(), () -> Card.of(site.facts().description(), inOrder(drawn), look()));
        return promises;
    }

    /** Matrices as the navigation has them, the others last. */
    private List<Matrix> inOrder(List<Duties> drawn) {
        var places = new HashMap<Address, Integer>();
        number(site.navigation().top(), places);
        var sorted = new ArrayList<>(drawn);
        sorted.sort((one, other) -> Integer.compare(place(one, places), place(other, places)));
        return sorted.stream().map(Duties::matrix).toList();
    }

    private static int place(Duties duties, Map<Address, Integer> places) {
        return places.getOrDefault(Address.ofMatrix(duties.file().path()), Integer.MAX_VALUE);
    }

    private static void number(List<NavNode> nodes, Map<Address, Integer> places) {
        for (NavNode node : nodes) {
            if (node.address() != null) {
                places.putIfAbsent(node.address(), places.size());
            }
            number(node.children(), places);
        }
    }

    private Card.Look look() {
        return new Card.Look(
                site.facts().title(),
                theme.logo() == null,
                words.of("dir").equals("rtl"),
                theme.accent(),
                words.of("state.gap"),
                words.of("state.overlap"));
    }
}
