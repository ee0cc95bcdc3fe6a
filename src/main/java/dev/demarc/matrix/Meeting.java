package dev.demarc.matrix;

import dev.demarc.source.Location;
import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the claims of the parties meet the matrix, and each other.
 *
 * <p>What a cell becomes depends on the set of those who claim it, never on the order of files. A team that claims what
 * its own party holds makes the answer finer; two that are not each other's part, and never agreed, overlap. Since
 * {@code part-of} is a tree, a further claim can't settle an overlap: it never takes away a party that nobody is part
 * of.
 */
public final class Meeting {

    private final MatrixFile file;
    private final Matrix written;
    private final List<ClaimsFile> claims;
    private final Map<Cell, List<Voice>> voices = new Awaited<>(this::voices);

    private Meeting(MatrixFile file, List<ClaimsFile> claims) {
        this.file = file;
        this.written = file.matrix();
        this.claims = claims.stream().sorted(Order.by(ClaimsFile::path)).toList();
    }

    /**
     * A matrix after the claims have met in it. They meet when somebody asks for a cell, or for who spoke of it.
     *
     * <p>Claims of unknown parties, and claims in unknown categories or of unknown concerns, are passed over; ids that
     * something had before count as its own. Cells that are unknown in this run stay as they are.
     *
     * @param claims the files that name this matrix, in any order
     */
    public static Duties of(MatrixFile file, List<ClaimsFile> claims) {
        var meeting = new Meeting(file, claims);
        return new Duties(file, file.matrix().with(new Awaited<>(meeting::cells)), meeting.voices, meeting.claims);
    }

    private Map<Cell, Holder> cells() {
        var cells = new LinkedHashMap<Cell, Holder>();
        for (Concern concern : written.concerns()) {
            for (Category category : written.categories()) {
                var cell = new Cell(concern.id(), category.id());
                Holder said = written.holder(concern, category);
                Holder met = file.unsettled().contains(cell)
                        ? said
                        : meet(said, claimants(voices.getOrDefault(cell, List.of())));
                if (written.cells().containsKey(cell) || !(met instanceof Holder.Missing)) {
                    cells.put(cell, met);
                }
            }
        }
        return cells;
    }

    private Map<Cell, List<Voice>> voices() {
        var voices = new TreeMap<Cell, List<Voice>>();
        for (ClaimsFile from : claims) {
            if (from.party() == null || written.party(from.party().value()).isEmpty()) {
                continue;
            }
            for (ClaimsFile.Claim claim : from.claims()) {
                Optional<Cell> cell = known(claim);
                if (cell.isPresent()) {
                    voices.computeIfAbsent(cell.get(), c -> new ArrayList<>())
                            .add(new Voice(
                                    Location.in(from.place(), claim.span()),
                                    from.party().value(),
                                    claim.text()));
                }
            }
        }
        voices.replaceAll((cell, said) -> List.copyOf(said));
        return voices;
    }

    private Optional<Cell> known(ClaimsFile.Claim claim) {
        return written.presentConcern(claim.concern().value())
                .flatMap(concern -> written.presentCategory(claim.category().value())
                        .map(category -> new Cell(concern.id(), category.id())));
    }

    /** Each party once, in the order of the matrix, with all that it says. */
    private List<Part> claimants(List<Voice> voices) {
        if (voices.isEmpty()) {
            return List.of();
        }
        var parts = new ArrayList<Part>();
        for (Voice voice : voices) {
            parts.add(new Part(voice.party(), voice.text()));
        }
        return joined(parts);
    }

    private Holder meet(Holder said, List<Part> claimed) {
        if (claimed.isEmpty() && said instanceof Holder.Owned) {
            return said; // As most are. There is nobody to meet, and nobody above to be left out.
        }
        return said.match(new Holder.Cases<>() {
            @Override
            public Holder owned(Holder.Owned owned) {
                return held(with(List.of(owned.part()), claimed), owned);
            }

            @Override
            public Holder shared(Holder.Shared shared) {
                return meetShared(shared, claimed);
            }

            @Override
            public Holder overlap(Holder.Overlap overlap) {
                return held(with(overlap.parts(), claimed), overlap);
            }

            @Override
            public Holder outsourced(Holder.Outsourced outsourced) {
                return meetOutsourced(outsourced, claimed);
            }

            @Override
            public Holder varies(Holder.Varies varies) {
                return meetVaries(varies, claimed);
            }

            @Override
            public Holder notApplicable(Holder.NotApplicable notApplicable) {
                return notApplicable;
            }

            @Override
            public Holder undetermined(Holder.Undetermined undetermined) {
                List<Part> parts = folded(claimed);
                return parts.size() < 2 ? undetermined : new Holder.Overlap(parts);
            }

            @Override
            public Holder missing(Holder.Missing missing) {
                return held(claimed, missing);
            }
        });
    }

    /** Nobody, an owner, or an overlap. */
    private Holder held(List<Part> parts, Holder nobody) {
        List<Part> left = folded(parts);
        if (left.isEmpty()) {
            return nobody;
        }
        return left.size() == 1 ? new Holder.Owned(left.get(0)) : new Holder.Overlap(left);
    }

    private Holder meetShared(Holder.Shared shared, List<Part> claimed) {
        List<Part> agreed = folded(shared.parts());
        if (agreed.size() < 2) {
            return held(with(shared.parts(), claimed), shared);
        }
        List<Part> all = folded(filled(shared.parts(), claimed));
        // As many as before: every claim came from one who agreed, from its party, or from one team of it.
        return all.size() == agreed.size() ? new Holder.Shared(all) : new Holder.Overlap(all);
    }

    private Holder meetOutsourced(Holder.Outsourced outsourced, List<Part> claimed) {
        String by = outsourced.by() == null ? outsourced.to() : outsourced.by();
        boolean agree = folded(onSide(by, claimed)).size() < 2
                && folded(onSide(outsourced.to(), claimed)).size() < 2;
        for (Part part : claimed) {
            agree &= related(part.party(), by) || related(part.party(), outsourced.to());
        }
        return agree ? outsourced : held(with(List.of(new Part(by, outsourced.text())), claimed), outsourced);
    }

    private List<Part> onSide(String party, List<Part> parts) {
        return parts.stream().filter(part -> related(part.party(), party)).toList();
    }

    /** Who holds it by default doesn't make a case by claiming it; its words are told where there were none. */
    private Holder meetVaries(Holder.Varies varies, List<Part> claimed) {
        if (claimed.isEmpty()) {
            return varies;
        }
        Set<String> byDefault = new LinkedHashSet<>(varies.accountable());
        var cases = new ArrayList<>(varies.cases());
        var told = new ArrayList<Part>();
        for (Part part : claimed) {
            (byDefault.contains(part.party()) ? told : cases).add(part);
        }
        @Nullable Holder otherwise = varies.otherwise();
        if (otherwise instanceof Holder.Owned owned) {
            otherwise = new Holder.Owned(filled(List.of(owned.part()), told).get(0));
        } else if (otherwise instanceof Holder.Shared shared) {
            otherwise = new Holder.Shared(filled(shared.parts(), told));
        }
        return new Holder.Varies(varies.condition(), otherwise, joined(cases));
    }

    /** The matrix's parts and the claims' together, each party once. */
    private List<Part> with(List<Part> parts, List<Part> claimed) {
        var all = new ArrayList<>(parts);
        all.addAll(claimed);
        return joined(all);
    }

    /** The same, but words that were agreed upon are not added to. */
    private List<Part> filled(List<Part> parts, List<Part> claimed) {
        var told = new LinkedHashSet<String>();
        for (Part part : parts) {
            if (part.text() != null) {
                told.add(part.party());
            }
        }
        return with(
                parts,
                claimed.stream().filter(part -> !told.contains(part.party())).toList());
    }

    /** Each party once, in the order of the matrix's parties, with all its words in their order. */
    private List<Part> joined(List<Part> parts) {
        var joined = new ArrayList<Part>();
        for (Party party : written.parties()) {
            var texts = new LinkedHashSet<String>();
            boolean named = false;
            for (Part part : parts) {
                if (part.party().equals(party.id())) {
                    named = true;
                    if (part.text() != null) {
                        texts.add(part.text());
                    }
                }
            }
            if (named) {
                joined.add(new Part(party.id(), texts.isEmpty() ? null : String.join(" ", texts)));
            }
        }
        return joined;
    }

    /** Leaves out whoever has a team among the others: the team holds it for it. */
    private List<Part> folded(List<Part> parts) {
        var left = new ArrayList<Part>();
        for (Part part : parts) {
            if (parts.stream().noneMatch(other -> isAbove(part.party(), other.party()))) {
                left.add(new Part(part.party(), words(part, parts)));
            }
        }
        return left;
    }

    /** What the party above said, and what its team says that holds the cell for it. */
    private @Nullable String words(Part team, List<Part> parts) {
        var words = new LinkedHashSet<String>();
        for (Part part : parts) {
            if (part.text() != null && isAbove(part.party(), team.party())) {
                words.add(part.text());
            }
        }
        if (team.text() != null) {
            words.add(team.text());
        }
        return words.isEmpty() ? null : String.join(" ", words);
    }

    /** Strictly above; in a ring of {@code part-of}, which is a mistake, nobody is. */
    private boolean isAbove(String party, String team) {
        return written.isWithin(team, party) && !written.isWithin(party, team);
    }

    private boolean related(String one, String other) {
        return written.isWithin(one, other) || written.isWithin(other, one);
    }
}
