package dev.demarc.diagram;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Origin;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Party;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a matrix from short words: a letter is an owner, letters with {@code +} share, and so on; see {@link #row}. */
public final class Sample {
    private final String title;
    private final List<Party> parties = new ArrayList<>();
    private final List<Category> categories = new ArrayList<>();
    private final List<Concern> concerns = new ArrayList<>();
    private final Map<Cell, Holder> cells = new LinkedHashMap<>();

    public Sample(String title) {
        this.title = title;
    }

    public Sample party(String name, int number, String letter, @Nullable String band) {
        parties.add(new Party(letter, name, number, letter, null, new Party.PartyWords(band, null), List.of()));
        return this;
    }

    public Sample category(String name, String... examples) {
        String id = "c" + categories.size();
        categories.add(new Category(id, name, null, List.of(examples), List.of(), List.of()));
        return this;
    }

    public Sample row(String name, String... holders) {
        return grouped(null, name, holders);
    }

    /**
     * A row; {@code A} owned, {@code A+B} shared, {@code A!B} overlap, {@code A>B} outsourced by A to B, {@code >B} by
     * nobody, {@code ~A} varies with A until then, {@code ~} varies, {@code -} not applicable, {@code ?} undetermined,
     * anything empty is a gap.
     */
    public Sample grouped(@Nullable String group, String name, String... holders) {
        String id = "r" + concerns.size();
        concerns.add(new Concern(id, name, group, null, Concern.Proof.NONE, List.of(), List.of()));
        for (int j = 0; j < holders.length; j++) {
            cells.put(new Cell(id, categories.get(j).id()), holder(holders[j]));
        }
        return this;
    }

    static Holder holder(String word) {
        if (word.isEmpty()) {
            return new Holder.Missing();
        } else if (word.equals("-")) {
            return new Holder.NotApplicable("no such thing");
        } else if (word.equals("?")) {
            return new Holder.Undetermined(null, null, null);
        } else if (word.startsWith("~")) {
            return new Holder.Varies("it depends", word.length() == 1 ? null : holder(word.substring(1)), List.of());
        } else if (word.indexOf('>') >= 0) {
            int at = word.indexOf('>');
            return new Holder.Outsourced(word.substring(at + 1), at == 0 ? null : word.substring(0, at), null);
        } else if (word.indexOf('+') >= 0) {
            return new Holder.Shared(parts(word));
        } else if (word.indexOf('!') >= 0) {
            return new Holder.Overlap(parts(word));
        }
        return new Holder.Owned(new Part(word, null));
    }

    private static List<Part> parts(String word) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < word.length(); i += 2) {
            parts.add(new Part(word.substring(i, i + 1), null));
        }
        return parts;
    }

    public Matrix matrix() {
        return new Matrix("sample", new Matrix.Heading(title, null), Origin.NONE, parties, categories, concerns, cells);
    }

    public static Matrix aws() {
        return new Sample("AWS shared responsibility")
                .party("AWS", 1, "A", "security OF the cloud")
                .party("Customer", 2, "C", "security IN the cloud")
                .category("Infrastructure services", "Amazon EC2", "EBS", "VPC")
                .category("Container services", "Amazon RDS", "EMR")
                .category("Abstracted services", "Amazon S3", "DynamoDB")
                .row("Customer data", "C", "C", "C")
                .row("Identity and access", "C", "C", "C")
                .row("Network firewall rules", "C", "C", "C")
                .row("Backups", "C", "C", "C")
                .row("Encryption at rest", "C", "C", "A+C")
                .row("Application platform", "C", "A", "A")
                .row("Operating system", "C", "A", "A")
                .row("Virtualisation and host OS", "A", "A", "A")
                .row("Hardware and networking", "A", "A", "A")
                .row("Regions, AZs, data centres", "A", "A", "A")
                .matrix();
    }

    public static Matrix portal() {
        return new Sample("Customer portal")
                .party("AWS", 1, "A", null)
                .party("Customer", 2, "C", null)
                .party("Fastly", 3, "F", null)
                .category("Web tier (EC2)")
                .category("Database (RDS)")
                .category("Objects (S3)")
                .category("Edge (CDN)")
                .row("Customer data", "C", "C", "C", "C")
                .row("Edge TLS and DDoS defence", "-", "-", "C>F", "C>F")
                .row("Identity and access", "C", "A+C", "A+C", "C+F")
                .row("Application code", "C", "-", "-", "C")
                .row("Encryption at rest", "C", "C", "A+C", "C!F")
                .row("Operating system patches", "C", "A", "A", "F")
                .row("Backup and restore", "C", "~C", "~C", "-")
                .row("Log retention", "C", "C", "", "?")
                .row("Physical security", "A", "A", "A", "F")
                .matrix();
    }

    public static Matrix google() {
        var sample = new Sample("Google Cloud")
                .party("Google", 1, "G", null)
                .party("Customer", 2, "C", null)
                .category("On-premises", "your data centre")
                .category("IaaS", "Compute Engine")
                .category("PaaS", "App Engine")
                .category("SaaS", "Google Workspace");
        List<String> layers = List.of(
                "Content",
                "Access policies",
                "Usage",
                "Deployment",
                "Web application security",
                "Identity",
                "Operations",
                "Access and authentication",
                "Network security",
                "Guest OS, data and content",
                "Audit logging",
                "Network",
                "Storage and encryption",
                "Hardened kernel and IPC",
                "Boot",
                "Hardware");
        for (int i = 0; i < layers.size(); i++) {
            sample.row(layers.get(i), "C", i < 10 ? "C" : "G", i < 5 ? "C" : "G", i < 3 ? "C" : "G");
        }
        return sample.matrix();
    }
}
