package dev.demarc.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.data.ClaimsReader;
import dev.demarc.data.MatrixReader;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Meeting;
import dev.demarc.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** One state of a small matrix: as a person would write it, read by the readers. */
final class Revision {

    private static final List<String> PARTIES = List.of(
            "provider: {name: AWS}",
            "customer: {name: Customer}",
            "team: {name: Team, part-of: customer}",
            "vendor: {name: Vendor}");
    private static final List<String> CATEGORIES = List.of("iaas: {name: IaaS}", "paas: {name: PaaS}");

    private List<String> parties = PARTIES;
    private List<String> categories = CATEGORIES;
    private final List<String> concerns = new ArrayList<>();
    private final List<ClaimsFile> claims = new ArrayList<>();
    private String title = "Cloud";

    /** Concerns, a line each. */
    static Revision of(String... concerns) {
        var revision = new Revision();
        revision.concerns.addAll(List.of(concerns));
        return revision;
    }

    Revision titled(String other) {
        title = other;
        return this;
    }

    Revision parties(String... others) {
        parties = List.of(others);
        return this;
    }

    Revision categories(String... others) {
        categories = List.of(others);
        return this;
    }

    /** What a party claims of one cell. */
    Revision claim(String party, String category, String concern) {
        String text = "{matrix: cloud, party: %s, claims: {%s: {%s: Its words.}}}".formatted(party, category, concern);
        String path = party + claims.size() + ".claims.yml";
        claims.add(ClaimsReader.read(SourceFile.of(path, path, text.getBytes(UTF_8)))
                .value());
        return this;
    }

    Duties duties() {
        var lines = new ArrayList<>(List.of("matrix: cloud", "title: " + title, "parties:"));
        parties.forEach(each -> lines.add("  " + each));
        lines.add("categories:");
        categories.forEach(each -> lines.add("  " + each));
        lines.add("concerns:");
        concerns.forEach(each -> lines.add("  " + each));
        byte[] text = String.join("\n", lines).getBytes(UTF_8);
        var read = MatrixReader.read(SourceFile.of("cloud.matrix.yml", "cloud.matrix.yml", text), List.of());
        if (!read.value().readable()) {
            throw new IllegalArgumentException(read.findings().toString());
        }
        return Meeting.of(read.value(), claims);
    }

    /** What became of it. */
    Comparison to(Revision after) {
        return Comparison.of(duties(), after.duties());
    }
}
