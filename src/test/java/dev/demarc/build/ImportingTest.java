package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.data.MatrixReader;
import dev.demarc.exchange.ImportWishes;
import dev.demarc.exchange.ImportWishes.Kind;
import dev.demarc.exchange.TransferReport.Remark;
import dev.demarc.matrix.CellWords;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Party;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in the shapes that occur, and the matrices that they are. */
class ImportingTest {

    private static Importing read(ImportWishes wishes, String name, String... lines) {
        var file = SourceFile.of(name, name, (String.join("\n", lines) + "\n").getBytes(UTF_8));
        try {
            return Importing.of(new Importing.Wanted(List.of(file), wishes, null));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Importing.Made only(Importing importing) {
        assertEquals(1, importing.matrices().size(), () -> importing.toString());
        return importing.matrices().get(0);
    }

    private static Importing.Made one(String... lines) {
        return only(read(ImportWishes.NONE, "page.md", lines));
    }

    private static ImportWishes aliases(String... pairs) {
        var aliases = new LinkedHashMap<String, String>();
        for (String pair : pairs) {
            aliases.put(pair.substring(0, pair.lastIndexOf('=')), pair.substring(pair.lastIndexOf('=') + 1));
        }
        return new ImportWishes(aliases, null, null, Map.of(), false, null);
    }

    private static ImportWishes as(Kind kind) {
        return new ImportWishes(Map.of(), kind, null, Map.of(), false, null);
    }

    /** Every cell as {@code concern.category state party party}; with words, each party's follow its id. */
    private static List<String> cells(Matrix matrix) {
        var cells = new ArrayList<String>();
        matrix.concerns()
                .forEach(concern -> matrix.categories().forEach(category -> {
                    Holder holder = matrix.holder(concern, category);
                    cells.add(concern.id() + "." + category.id() + " " + told(holder));
                }));
        return cells;
    }

    private static String told(Holder holder) {
        var told = new StringJoiner(" ").add(holder.state().word());
        if (holder instanceof Holder.Outsourced outsourced) {
            told.add(outsourced.to() + " for " + outsourced.by());
        } else {
            for (Part part : holder.parts()) {
                told.add(part.text() == null ? part.party() : part.party() + " “" + part.text() + "”");
            }
        }
        if (holder instanceof Holder.Undetermined open) {
            told.add(String.valueOf(open.reason()));
        } else if (holder instanceof Holder.NotApplicable na && na.reason() != null) {
            told.add(na.reason());
        }
        return told.toString();
    }

    private static List<String> parties(Matrix matrix) {
        return matrix.parties().stream()
                .map(party -> party.id() + " " + party.name())
                .toList();
    }

    private static String said(List<Remark> remarks) {
        return String.join("\n", remarks.stream().map(Remark::toString).toList());
    }

    /** What is written is read without a mistake, and is the same. */
    private static void isWellWritten(Importing.Made made) {
        var file = SourceFile.of("m.matrix.yml", "m.matrix.yml", made.yaml().getBytes(UTF_8));
        var read = MatrixReader.read(file, List.of());
        assertEquals(List.of(), read.findings(), made::yaml);
        assertEquals(cells(made.matrix()), cells(read.value().matrix()), made::yaml);
    }

    @Test
    void aGridOfPartyWords() {
        var made = one(
                "# Shared responsibility",
                "",
                "| Responsibility | On-premises | IaaS | SaaS |",
                "|---|---|---|---|",
                "| **Customer data** | Customer | Customer | Customer |",
                "| Applications | Customer | Customer | Shared |",
                "| Network controls | Customer | Microsoft and Customer | Microsoft |",
                "| Physical hosts | Customer | Microsoft[^1] | `Microsoft` |",
                "| Legacy | N/A | |  whoever |",
                "",
                "[^1]: Since 2020.");
        assertEquals("page", made.matrix().id());
        assertEquals("Shared responsibility", made.matrix().title());
        assertEquals(List.of("provider Microsoft", "customer Customer"), parties(made.matrix()));
        assertEquals(
                List.of(
                        "customer-data.on-premises owned customer",
                        "customer-data.iaas owned customer",
                        "customer-data.saas owned customer",
                        "applications.on-premises owned customer",
                        "applications.iaas owned customer",
                        "applications.saas shared provider customer",
                        "network-controls.on-premises owned customer",
                        "network-controls.iaas shared provider customer",
                        "network-controls.saas owned provider",
                        "physical-hosts.on-premises owned customer",
                        "physical-hosts.iaas owned provider",
                        "physical-hosts.saas owned provider",
                        "legacy.on-premises n/a",
                        "legacy.iaas missing",
                        "legacy.saas undetermined Imported: “whoever”"),
                cells(made.matrix()));
        assertTrue(made.yaml().contains("page.md:5"), made::yaml);
        assertTrue(said(made.report().guesses()).contains("“Shared” doesn't say between whom"));
        assertTrue(said(made.report().losses()).contains("--alias 'whoever=PARTY'"));
        isWellWritten(made);
    }

    @Test
    void threePartiesAndShares() {
        var made = one(
                "| Resource | Operations | Change | Recovery |",
                "|---|---|---|---|",
                "| Customer data | Customer | Customer | Customer |",
                "| Logging | Red Hat | Red Hat and Customer | Red Hat |",
                "| Hardware | AWS | AWS | AWS |");
        assertEquals(List.of("red-hat Red Hat", "aws AWS", "customer Customer"), parties(made.matrix()));
        assertEquals(
                List.of("logging.operations owned red-hat", "logging.change shared red-hat customer"),
                cells(made.matrix()).subList(3, 5));
        isWellWritten(made);
    }

    @Test
    void wordsBehindAPartyAreItsOwn() {
        var made = one(
                "| Concern | IaaS | PaaS |",
                "|---|---|---|",
                "| System | Customer (guest only) | AWS: hosts and guests |",
                "| Keys | Shared<br>AWS: Keeps them.<br>Customer: Chooses them. | Shared (AWS, Customer) |",
                "| Network | Varies (AWS)<br>With an own plugin it is the customer's. | N/A (none there) |");
        assertEquals(
                List.of(
                        "system.iaas owned customer “guest only”",
                        "system.paas owned provider “hosts and guests”",
                        "keys.iaas shared provider “Keeps them.” customer “Chooses them.”",
                        "keys.paas shared provider customer",
                        "network.iaas varies provider",
                        "network.paas n/a none there"),
                cells(made.matrix()));
        isWellWritten(made);
    }

    @Test
    void marksMeanWhatTheLegendSays() {
        var made = one(
                "C = customer, G = Google.",
                "",
                "| Layer | IaaS | PaaS |",
                "|---|---|---|",
                "| Content | C | C |",
                "| Network | C | G |",
                "| Hardware | G | |");
        assertEquals(List.of("provider Google", "customer Customer"), parties(made.matrix()));
        assertEquals(
                List.of(
                        "content.iaas owned customer",
                        "content.paas owned customer",
                        "network.iaas owned customer",
                        "network.paas owned provider",
                        "hardware.iaas owned provider",
                        "hardware.paas undetermined Imported: an empty cell."),
                cells(made.matrix()));
        assertTrue(said(made.report().guesses()).contains("“C” means “customer”"));
        isWellWritten(made);
    }

    @Test
    void emojiMeanWhatTheListAboveSays() {
        var made = one(
                "- ❌ Your responsibility",
                "- 🔄 Shared between both",
                "- ✅ The provider does it",
                "",
                "| | IaaS | SaaS |",
                "|---|---|---|",
                "| Data | ❌ | 🔄 |",
                "| Buildings | ✅ | ✅ |");
        assertEquals(
                List.of(
                        "data.iaas owned customer",
                        "data.saas shared provider customer",
                        "buildings.iaas owned provider",
                        "buildings.saas owned provider"),
                cells(made.matrix()));
        isWellWritten(made);
    }

    @Test
    void aLegendMayBeATableOfItsOwn() {
        var made = one(
                "| Sign | Meaning |",
                "|---|---|",
                "| ● | Provider |",
                "| ○ | Customer |",
                "",
                "| | IaaS | SaaS |",
                "|---|---|---|",
                "| Data | ○ | ○ |",
                "| Buildings | ● | ● |");
        assertEquals("data.iaas owned customer", cells(made.matrix()).get(0));
        assertEquals("buildings.iaas owned provider", cells(made.matrix()).get(2));
    }

    @Test
    void marksWithoutLegendSayNothingUntilSomebodyDoes() {
        String[] page = {"| | IaaS | SaaS |", "|---|---|---|", "| Data | ✓ | |", "| Buildings | ~ | ✓ |"};
        var nothing = read(ImportWishes.NONE, "page.md", page);
        assertEquals(List.of(), nothing.matrices());
        assertTrue(said(nothing.left()).contains("page.md:1"));
        var made = only(read(aliases("✓=provider", "~=shared", "=customer"), "page.md", page));
        assertEquals(
                List.of(
                        "data.iaas owned provider",
                        "data.saas owned customer",
                        "buildings.iaas shared provider customer",
                        "buildings.saas owned provider"),
                cells(made.matrix()));
        isWellWritten(made);
    }

    @Test
    void aGridTurnedRound() {
        var made = one(
                "| Model | Data | Operating system | Examples |",
                "|---|---|---|---|",
                "| IaaS | You | You | Virtual machines, disks |",
                "| PaaS | You | Provider | App Service |");
        assertEquals(
                List.of(
                        "data.iaas owned customer",
                        "data.paas owned customer",
                        "operating-system.iaas owned customer",
                        "operating-system.paas owned provider"),
                cells(made.matrix()));
        assertEquals(
                List.of("Virtual machines", "disks"),
                made.matrix().categories().get(0).examples());
        isWellWritten(made);
    }

    @Test
    void rowsThatAreHeadingsAreGroups() {
        var made = one(
                "| Responsibility | IaaS | SaaS |",
                "|---|---|---|",
                "| Always kept |",
                "| Data | Customer | Customer |",
                "| **Varies by type** | | |",
                "| Network | Customer | Provider |",
                "| Firewall | | |");
        assertEquals("Always kept", made.matrix().concerns().get(0).group());
        assertEquals("Varies by type", made.matrix().concerns().get(1).group());
        assertEquals(
                List.of("firewall.iaas missing", "firewall.saas missing"),
                cells(made.matrix()).subList(4, 6));
        isWellWritten(made);
    }

    @Test
    void theSeedPage() throws IOException {
        var made = only(read(
                ImportWishes.NONE,
                "seed-page.md",
                Files.readString(Path.of("src/test/wikis/seed-page/seed-page.md"))
                        .split("\n", -1)));
        Matrix matrix = made.matrix();
        assertEquals(List.of("provider AWS", "customer Customer"), parties(matrix));
        assertEquals(
                List.of("infrastructure", "abstracted"),
                matrix.categories().stream().map(each -> each.id()).toList());
        assertEquals(
                List.of("Amazon Elastic Compute Cloud (Amazon EC2)"),
                matrix.categories().get(0).examples());
        assertEquals(
                List.of(
                        "customer-data.infrastructure owned customer “Protecting and managing customer data.”",
                        "customer-data.abstracted owned customer “Responsible for customer data.”",
                        "network-firewall-rules.infrastructure missing",
                        "network-firewall-rules.abstracted owned customer “Protecting it through network firewalls.”",
                        "backups.infrastructure missing",
                        "backups.abstracted owned customer “Backups.”",
                        "encryption-at-rest.infrastructure owned customer “Encrypting.”",
                        "encryption-at-rest.abstracted overlap provider “Server-side encryption.” customer “Encrypting the data.”",
                        "application-platform.infrastructure owned customer “Application platform.”",
                        "application-platform.abstracted owned provider “Platforms.”",
                        "operating-system.infrastructure owned customer “Control the operating system.”",
                        "operating-system.abstracted owned provider “Operating system.”",
                        "infrastructure-layer.infrastructure owned provider “Manages the underlying infrastructure; foundation services.”",
                        "infrastructure-layer.abstracted owned provider “Operates the infrastructure layer.”",
                        "other-duties.infrastructure n/a Nothing more was said.",
                        "other-duties.abstracted undetermined Imported: “AWS: data protection”"),
                cells(matrix));
        assertTrue(made.yaml().contains("seed-page.md:16"), made::yaml);
        isWellWritten(made);
    }

    @Test
    void aColumnForEachParty() {
        var made = one(
                "# Duties",
                "",
                "## Incidents",
                "",
                "| Task | IBM responsibilities | Your responsibilities |",
                "|---|---|---|",
                "| Cluster | Tells you of maintenance. | Sets up alerts. |",
                "| Hardware | Replaces it. | |",
                "| Applications | | Runs them. |",
                "",
                "## Changes",
                "",
                "| Task | IBM responsibilities | Your responsibilities |",
                "|---|---|---|",
                "| Cluster | Gives patches. | Applies them. |",
                "| Hardware | X | |");
        assertEquals(List.of("provider IBM", "customer Customer"), parties(made.matrix()));
        assertEquals(
                List.of(
                        "cluster.incidents shared provider “Tells you of maintenance.” customer “Sets up alerts.”",
                        "cluster.changes shared provider “Gives patches.” customer “Applies them.”",
                        "hardware.incidents owned provider “Replaces it.”",
                        "hardware.changes owned provider",
                        "applications.incidents owned customer “Runs them.”",
                        "applications.changes missing"),
                cells(made.matrix()));
        isWellWritten(made);
    }

    @Test
    void anOwnersColumnDecides() {
        var made = one(
                "| Control | Responsibility | Azure | Customer |",
                "|---|---|---|---|",
                "| Logs | Customer | Keeps them. | Reads them. |",
                "| Keys | Shared | Makes them. | Chooses them. |",
                "| Doors | Azure | | |");
        assertEquals(
                List.of(
                        "logs.page owned customer “Reads them.”",
                        "keys.page shared provider “Makes them.” customer “Chooses them.”",
                        "doors.page owned provider"),
                cells(made.matrix()).stream()
                        .map(cell -> cell.replace(".page-category", ".page"))
                        .toList());
        assertTrue(made.yaml().contains("Keeps them."), made::yaml);
        isWellWritten(made);
    }

    @Test
    void aChartOfRoles() {
        var made = one(
                "## Deploying",
                "",
                "| Task | Dev team | Ops team | Provider |",
                "|---|---|---|---|",
                "| Build | **A/R** | C | I |",
                "| Deploy | A | R | |",
                "| Patch | A | A | R |",
                "| Rest | R | R | |",
                "| Park | RA | R | |",
                "| Nobody | | | |",
                "| Tell | C | A | |");
        assertEquals(
                List.of(
                        "build.deploying owned dev-team “Consulted: Ops team; informed: Provider.”",
                        "deploy.deploying outsourced ops-team for dev-team",
                        "patch.deploying overlap dev-team ops-team",
                        "rest.deploying undetermined Responsible: Dev team, Ops team; nobody accountable.",
                        "park.deploying owned dev-team “Worked on by Dev team, Ops team.”",
                        "nobody.deploying missing",
                        "tell.deploying owned ops-team “Consulted: Dev team.”"),
                cells(made.matrix()));
        isWellWritten(made);
    }

    @Test
    void aChartTurnedRoundInWords() {
        var made = one(
                "| | Build | Deploy |",
                "|---|---|---|",
                "| Platform team | Accountable, Responsible | Consulted |",
                "| Product team | Informed | Accountable |");
        assertEquals(
                List.of(
                        "owned platform-team “Informed: Product team.”",
                        "owned product-team “Consulted: Platform team.”"),
                cells(made.matrix()).stream()
                        .map(cell -> cell.substring(cell.indexOf(' ') + 1))
                        .toList());
    }

    @Test
    void severalChartsAreSeveralMatricesUnlessOneIsWanted() {
        String[] page = {
            "## Build",
            "",
            "| Task | Dev | Ops |",
            "|---|---|---|",
            "| Code | A | R |",
            "",
            "## Run",
            "",
            "| Task | Dev | Ops |",
            "|---|---|---|",
            "| Code | R | A |"
        };
        assertEquals(2, read(ImportWishes.NONE, "page.md", page).matrices().size());
        var one = only(read(new ImportWishes(Map.of(), null, null, Map.of(), true, null), "page.md", page));
        assertEquals(
                List.of("code.build outsourced ops for dev", "code.run outsourced dev for ops"), cells(one.matrix()));
    }

    @Test
    void otherTablesStayWhereTheyAreAndAreNamed() {
        var importing =
                read(ImportWishes.NONE, "page.md", "| Feature | Price |", "|---|---|", "| Disk | 10 |", "| CPU | 20 |");
        assertEquals(List.of(), importing.matrices());
        assertEquals("page.md:1", importing.left().get(0).place());
    }

    @Test
    void tablesInRawHtmlSpanRowsAndColumns() {
        var made = one(
                "Text.",
                "",
                "<table>",
                "<tr><th>Concern</th><th>IaaS</th><th>PaaS</th></tr>",
                "",
                "<tr><td>Data</td><td colspan=\"2\">Customer</td></tr>",
                "<tr><td>Network</td><td rowspan=2>Customer</td><td>Provider</td></tr>",
                "<tr><td>System</td><td>Customer<br>Provider</td></tr>",
                "</table>");
        assertEquals(
                List.of(
                        "data.iaas owned customer",
                        "data.paas owned customer",
                        "network.iaas owned customer",
                        "network.paas owned provider",
                        "system.iaas owned customer",
                        "system.paas shared provider customer"),
                cells(made.matrix()));
        assertTrue(made.yaml().contains("page.md:6"), made::yaml);
    }

    @Test
    void aWholePageOfHtml() {
        var made = only(read(
                ImportWishes.NONE,
                "page.html",
                "<!doctype html><title>x</title><h1>Duties</h1>",
                "<table><thead><tr><th>Concern<th>IaaS<th>PaaS</thead>",
                "<tr><td>Data<td>Customer<td>Customer</table>"));
        assertEquals("Duties", made.matrix().title());
        assertEquals(List.of("data.iaas owned customer", "data.paas owned customer"), cells(made.matrix()));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void csvInEachDialect(String sign) {
        var made = only(read(
                ImportWishes.NONE,
                "duties.csv",
                String.join(sign, "Concern", "IaaS", "PaaS"),
                String.join(sign, "\"Data, and; all | of\tit\"", "Customer", "Customer"),
                String.join(sign, "Network", "Customer", "Provider")));
        assertEquals(4, cells(made.matrix()).size());
        assertEquals("network.paas owned provider", cells(made.matrix()).get(3));
    }

    @Test
    void theListOfCellsIsTakenExactly() {
        var made = only(read(
                ImportWishes.NONE,
                "security.cells.csv",
                "concern,category,holder,text",
                "backups,iaas,customer,Takes them.",
                "backups,paas,shared:provider,\"Keeps, and moves them.\"",
                "backups,paas,shared:customer,",
                "edge,iaas,outsourced:fastly:customer,Runs it.",
                "edge,paas,varies,Own network?",
                "edge,paas,default:customer,'=Sets it.",
                "logs,iaas,undetermined:grc:2027-01-31,Contract open.",
                "logs,paas,n/a,None there."));
        assertEquals("security", made.matrix().id());
        assertEquals(
                List.of(
                        "backups.iaas owned customer “Takes them.”",
                        "backups.paas shared provider “Keeps, and moves them.” customer",
                        "edge.iaas outsourced fastly for customer",
                        "edge.paas varies customer “=Sets it.”",
                        "logs.iaas undetermined Contract open.",
                        "logs.paas n/a None there."),
                cells(made.matrix()));
        isWellWritten(made);
    }

    @Test
    void aMatrixFileIsAMatrixFile() {
        var made = only(
                read(
                        ImportWishes.NONE,
                        "data.json",
                        "{\"matrix\": \"m\", \"parties\": {\"a\": {}}, \"categories\": {\"x\": {}}, \"concerns\": {\"c\": {\"who\": \"a\"}}}"));
        assertEquals(List.of("c.x owned a"), cells(made.matrix()));
        isWellWritten(made);
    }

    @Test
    void theTwoSheetsOfFedrampDisagree() {
        var made = only(read(
                ImportWishes.NONE,
                "page.md",
                "# Example",
                "",
                "| Control ID | Can Be Inherited from CSP | Specific Inheritance and Customer Agency/CSP Responsibilities |",
                "|---|---|---|",
                "| AC-02 (a) | Partial | Customer: Names its accounts. Provider: Makes them. |",
                "| AC-2(1) | Yes | |",
                "| PE-3 | No | Guards its own doors. |",
                "| SC-28 | Partial | Keys are chosen in the console. |",
                "| CP-9 | maybe | |",
                "",
                "| Control ID | Service Provider Corporate | Configured by Customer | Shared (Service Provider and Customer Responsibility) | Inherited from pre-existing authorization |",
                "|---|---|---|---|---|",
                "| PE-3 | X | | | |",
                "| AC-2(1) | X | | | |",
                "| PE-6 | | | | X (Big Cloud) |"));
        assertEquals(
                List.of(
                        "pe-03 owned customer “Guards its own doors.”",
                        "ac-02-1 owned provider",
                        "pe-06 outsourced big-cloud for provider",
                        "ac-02-a shared provider “Makes them.” customer “Names its accounts.”",
                        "sc-28 shared provider customer “Keys are chosen in the console.”",
                        "cp-09 undetermined Imported: “maybe”"),
                cells(made.matrix()).stream()
                        .map(cell -> cell.replaceFirst("\\.[a-z-]+", ""))
                        .toList());
        assertEquals(
                Map.of("nist-800-53", List.of("AC-2(1)")),
                made.matrix().concern("ac-02-1").orElseThrow().proof().controls());
        assertTrue(
                said(made.report().losses()).contains("The two sheets disagree"),
                () -> said(made.report().losses()));
        isWellWritten(made);
    }

    @Test
    void theQuestionnaire() {
        var made = only(read(
                new ImportWishes(
                        Map.of(), null, "storage", Map.of("cek-03-1", "Encryption of stored data"), false, null),
                "caiq.csv",
                "CAIQv4,,,,,",
                "Question ID,Question,CSP CAIQ Answer,SSRM Control Ownership,CSP Implementation Description (Optional/Recommended),CSC Responsibilities  (Optional/Recommended),CCM Control ID",
                "CEK-03.1,secret text,Yes,Shared CSP and CSC,Encrypts.,Chooses keys.,CEK-03",
                "CEK-04.1,secret text,No,CSP-owned,Soon.,,CEK-04",
                "DCS-01.1,secret text,Yes,CSC-owned,,Does it.,DCS-01",
                "DCS-02.1,secret text,Yes,3rd-party outsourced,A guard.,,DCS-02",
                "DCS-03.1,secret text,NA,,No rooms.,,DCS-03",
                "DCS-04.1,secret text,Yes,who knows,,,DCS-04"));
        assertEquals(
                List.of(
                        "cek-03-1.storage shared provider “Encrypts.” customer “Chooses keys.”",
                        "cek-04-1.storage owned provider “Answered No. Soon.”",
                        "dcs-01-1.storage owned customer “Does it.”",
                        "dcs-02-1.storage outsourced third-party for provider",
                        "dcs-03-1.storage n/a No rooms.",
                        "dcs-04-1.storage undetermined Imported: “who knows.”"),
                cells(made.matrix()));
        assertEquals(
                "Encryption of stored data", made.matrix().concerns().get(0).name());
        assertFalse(made.yaml().contains("secret"), made::yaml);
        assertTrue(said(made.report().losses()).contains("stay out"));
        isWellWritten(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-security", "azure-old", "azure-2026", "google-cloud", "rosa", "ai-services"})
    void whatIsShownAsATableComesBack(String name) throws IOException {
        Path file = Path.of("src/test/resources/domain", name + ".matrix.yml");
        Matrix matrix = MatrixReader.read(SourceFile.of(name, name, Files.readAllBytes(file)), List.of())
                .value()
                .matrix();
        var lines = new ArrayList<String>();
        var head = new StringJoiner(" | ", "| Concern | ", " |");
        var dashes = new StringJoiner("|", "|---|", "|");
        matrix.categories().forEach(category -> {
            head.add(category.name());
            dashes.add("---");
        });
        lines.add(head.toString());
        lines.add(dashes.toString());
        matrix.concerns().forEach(concern -> {
            var row = new StringJoiner(" | ", "| " + concern.name() + " | ", " |");
            matrix.categories().forEach(category -> row.add(CellWords.of(matrix, matrix.holder(concern, category))));
            lines.add(row.toString());
        });
        var made = one(lines.toArray(String[]::new));
        assertEquals(shown(matrix), shown(made.matrix()));
        isWellWritten(made);
    }

    /** All cells by names and states; who does what part isn't in a table. */
    private static List<String> shown(Matrix matrix) {
        var names = new LinkedHashMap<String, String>();
        for (Party party : matrix.parties()) {
            names.put(party.id(), party.name());
        }
        var shown = new ArrayList<String>();
        matrix.concerns()
                .forEach(concern -> matrix.categories().forEach(category -> {
                    Holder holder = matrix.holder(concern, category);
                    var who = holder.parties().stream().map(names::get).sorted().toList();
                    shown.add(concern.name() + " · " + category.name() + ": "
                            + holder.state().word() + " " + who);
                }));
        return shown;
    }

    @Test
    void whatIsForcedIsTakenAsThat() {
        String[] page = {"| Task | Dev | Ops |", "|---|---|---|", "| Code | C | I |"};
        assertEquals(
                List.of("code.page missing"),
                cells(only(read(as(Kind.RACI), "page.md", page)).matrix()));
    }
}
