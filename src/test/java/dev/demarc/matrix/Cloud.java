package dev.demarc.matrix;

import dev.demarc.source.Located;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A small matrix for tests: parties provider, customer, and two teams of the customer; categories iaas and paas. */
public final class Cloud {

    public static final Party PROVIDER = party("provider", 1, null);
    public static final Party CUSTOMER = party("customer", 2, null);
    public static final Party DATA_TEAM = party("data-team", 3, "customer");
    public static final Party WEB_TEAM = party("web-team", 4, "customer");
    public static final List<Party> PARTIES = List.of(PROVIDER, CUSTOMER, DATA_TEAM, WEB_TEAM);

    private final List<Concern> concerns = new ArrayList<>();
    private final List<Category> categories = new ArrayList<>();
    private final Map<Cell, Holder> cells = new LinkedHashMap<>();
    private final Map<String, Location> places = new TreeMap<>();
    private final Set<Cell> unsettled = new TreeSet<>();
    private Origin origin = new Origin(null, null, null, Map.of("saas", "Nothing of that kind is bought."));
    private String id = "cloud";
    private String path = "cloud.matrix.yml";

    private Cloud() {
        categories.add(new Category("iaas", "IaaS", null, List.of(), List.of(), List.of()));
        categories.add(new Category("paas", "PaaS", null, List.of(), List.of(), List.of("platform")));
    }

    public static Cloud matrix() {
        return new Cloud();
    }

    public Cloud named(String newId, String newPath) {
        id = newId;
        path = newPath;
        return this;
    }

    public Cloud concern(String concern, Concern.Level level) {
        concerns.add(new Concern(
                concern,
                concern,
                null,
                null,
                new Concern.Proof(level, List.of(), Map.of()),
                List.of(),
                List.of("old-" + concern)));
        return place("concerns." + concern, concerns.size() * 10);
    }

    public Cloud concern(String concern) {
        return concern(concern, Concern.Level.REQUIRED);
    }

    public Cloud cell(String concern, String category, Holder holder) {
        cells.put(new Cell(concern, category), holder);
        int line = concerns.size() * 10 + (category.equals("iaas") ? 2 : 3);
        place("concerns." + concern + ".who", concerns.size() * 10 + 1);
        return place("cells." + concern + "." + category, line);
    }

    public Cloud category(String category) {
        categories.add(new Category(category, category, null, List.of(), List.of(), List.of()));
        return this;
    }

    public Cloud origin(Origin newOrigin) {
        origin = newOrigin;
        return this;
    }

    public Cloud unsettled(String concern, String category) {
        unsettled.add(new Cell(concern, category));
        return this;
    }

    public Cloud place(String name, int line) {
        places.put(name, Location.in(path, Span.of(line, 3, 4)));
        return this;
    }

    public MatrixFile file() {
        var heading = new Matrix.Heading("Cloud", null);
        var matrix = new Matrix(id, heading, origin, PARTIES, categories, concerns, cells);
        return new MatrixFile(path, path, matrix, places, null, unsettled, true);
    }

    public Duties with(ClaimsFile... claims) {
        return Meeting.of(file(), List.of(claims));
    }

    /** A claims file; each entry is {@code CONCERN.CATEGORY}, claimed in line 4, 5, and so on. */
    public static ClaimsFile claims(String path, String party, String... cells) {
        var claims = new ArrayList<ClaimsFile.Claim>();
        for (String cell : cells) {
            int dot = cell.indexOf('.');
            int line = 4 + claims.size();
            claims.add(new ClaimsFile.Claim(
                    new Located<>(cell.substring(dot + 1), Span.of(3, 3, 4)),
                    new Located<>(cell.substring(0, dot), Span.of(line, 5, dot)),
                    party + " in " + path));
        }
        return new ClaimsFile(
                path,
                path,
                new Located<>("cloud", Span.of(1, 9, 5)),
                new Located<>(party, Span.of(2, 8, party.length())),
                ClaimsFile.Upkeep.NONE,
                claims,
                true);
    }

    public static Holder owned(String party) {
        return new Holder.Owned(new Part(party, null));
    }

    public static Holder shared(String... parties) {
        return new Holder.Shared(List.of(parties).stream()
                .map(party -> new Part(party, "Its part."))
                .toList());
    }

    /** Shared, and nobody told what it does. */
    public static Holder silent(String... parties) {
        return new Holder.Shared(
                List.of(parties).stream().map(party -> new Part(party, null)).toList());
    }

    public static Holder overlap(String... parties) {
        return new Holder.Overlap(
                List.of(parties).stream().map(party -> new Part(party, null)).toList());
    }

    private static Party party(String id, int number, @org.jspecify.annotations.Nullable String partOf) {
        return new Party(id, id, number, id.substring(0, 1), partOf, new Party.PartyWords(null, null), List.of());
    }
}
