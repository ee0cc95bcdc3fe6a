package dev.demarc.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hand-written tables beside the data to which a comment binds them. */
class BoundTablesTest {

    @TempDir
    Path folder;

    private static final String[] MATRIX = {
        "matrix: cloud",
        "omits: {on-premises: None is left.}",
        "parties:",
        "  provider: {name: Microsoft, also: [MS]}",
        "  customer: {name: Customer}",
        "  data-team: {name: Data team, part-of: customer}",
        "  fastly: {name: Fastly}",
        "categories: {iaas: {name: IaaS}, paas: {name: PaaS}, saas: {name: SaaS}}",
        "concerns:",
        "  data: {name: Customer data, renamed-from: [information], who: customer}",
        "  applications:",
        "    name: Applications",
        "    also: [Apps]",
        "    who:",
        "      iaas: {data-team: Runs its applications.}",
        "      paas: customer",
        "      saas: {shared: {provider: Runs them., customer: Sets them up.}}",
        "  hosts: {name: Physical hosts, who: {provider: Runs the hosts.}}",
        "  edge:",
        "    name: Edge network",
        "    who:",
        "      iaas: {outsourced: {to: fastly, by: customer, text: Runs it.}}",
        "      paas: {varies: Own domain?, default: customer}",
        "      saas: {n/a: There is none.}",
        "  keys:",
        "    name: Keys",
        "    who:",
        "      iaas: customer",
        "      paas: {undetermined: Contract open., owner: grc, until: 2099-01-31}",
        "      saas: provider",
    };

    private TestWiki wiki(String... page) {
        return TestWiki.in(folder).with("cloud.matrix.yml", MATRIX).with("page.md", page);
    }

    @Test
    void aTableThatSaysTheSameInItsOwnWordsIsClean() {
        wiki(
                        "# Tables",
                        "",
                        "<!-- demarc: matrix=cloud -->",
                        "",
                        "| Concern | SaaS (Office) | Examples | **IaaS** | [PaaS](#tables) |",
                        "|:--|---|---|---|--:|",
                        "| **Kept by the customer** | | | | |",
                        "| Information | you | Mail | `Customer`[^1] | tenant. |",
                        "| Apps | MS and Customer | | Data team | the customer |",
                        "| keys | Azure | | CUSTOMER | Open until 2099-01-31 |",
                        "| Physical  hosts | provider | | Cloud provider | M |",
                        "| Edge-network | – | | Fastly for Customer | Varies (Customer) |",
                        "",
                        "[^1]: A note.")
                .run("check")
                .exits(Exit.CLEAN)
                .finds();
    }

    @Test
    void eachCellThatSaysOtherwiseIsTold() {
        wiki(
                        "# Tables",
                        "",
                        "<!-- demarc: matrix=cloud concerns=applications,hosts,keys -->",
                        "| Concern | IaaS | PaaS | SaaS |",
                        "|---|---|---|---|",
                        "| Applications | Customer | Shared | Customer |",
                        "| Physical hosts | Microsoft | | Red Hat |",
                        "| Keys | n/a | Open until 2030-01-01 | Microsoft for Fastly |")
                .run("check")
                .exits(Exit.FINDINGS)
                .finds(
                        "page.md:6:29 error drift",
                        "page.md:6:38 error drift",
                        "page.md:7:31 error drift",
                        "page.md:7:34 error drift",
                        "page.md:8:10 error drift",
                        "page.md:8:16 error drift",
                        "page.md:8:40 error drift")
                .says("The table says “Shared” for “Applications” in “PaaS”; the data says “Customer”.")
                .says(
                        "The table says “Customer” for “Applications” in “SaaS”; the data says “Shared: Microsoft, Customer”.")
                .says("The table says nothing for “Physical hosts” in “PaaS”; the data says “Microsoft”.")
                .says("`cloud.matrix.yml:17`");
    }

    @Test
    void aTableTurnedRoundIsRead() {
        wiki(
                        "# Tables",
                        "",
                        "> - Quoted:",
                        ">",
                        ">   <!-- demarc: matrix=cloud concerns=data,hosts -->",
                        ">   | Model | Customer data | Physical hosts |",
                        ">   |---|---|---|",
                        ">   | SaaS | Customer | Customer |",
                        ">   | PaaS | Both | Microsoft |",
                        ">   | IaaS | Customer | Microsoft |")
                .run("check")
                .finds("page.md:8:25 error drift", "page.md:9:14 error drift");
    }

    @Test
    void whatATableLacksIsToldAtItsHead() {
        wiki(
                        "# Tables",
                        "",
                        "<!-- demarc: matrix=cloud -->",
                        "| Concern | IaaS | SaaS |",
                        "|---|---|---|",
                        "| Customer data | Customer | Customer |",
                        "| Applications | Customer | Shared |",
                        "| Keys | Customer | Microsoft |")
                .run("check")
                .finds("page.md:4:3 error drift")
                .says("The table lacks “Physical hosts”, “Edge network” and “PaaS” of “Cloud”.");
    }

    @Test
    void anExcerptIsAdviceAlone() {
        wiki(
                        "# Tables",
                        "",
                        "<!-- demarc: matrix=cloud -->",
                        "| Concern | IaaS | PaaS | SaaS |",
                        "|---|---|---|---|",
                        "| Customer data | Customer | Customer | Customer |")
                .run("check")
                .exits(Exit.CLEAN)
                .finds("page.md:4:3 info drift");
    }

    @Test
    void aRowOfAnUnknownConcernIsToldIfItSaysWhoHoldsIt() {
        wiki(
                        "# Tables",
                        "",
                        "<!-- demarc: matrix=cloud concerns=data -->",
                        "| Concern | IaaS | PaaS | SaaS |",
                        "|---|---|---|---|",
                        "| Customer data | Customer | Customer | Customer |",
                        "| Backups | Customer | | |",
                        "| See also | the [guide](page.md) | | |")
                .run("check")
                .finds("page.md:7:3 error drift")
                .says("The table has a row for “Backups”, and “Cloud” has no such concern.");
    }

    @Test
    void aPartysOwnTableIsReadByMarksAndByWords() {
        wiki(
                        "# Tables",
                        "",
                        "<!-- demarc: matrix=cloud party=provider -->",
                        "| Concern | IaaS | PaaS | SaaS |",
                        "|---|:-:|:-:|:-:|",
                        "| Applications | X | | ✓ |",
                        "| Physical hosts | yes | – | • |",
                        "| Keys | | | ✔ |",
                        "",
                        "<!-- demarc: matrix=cloud party=provider concerns=applications,hosts -->",
                        "| Concern | IaaS | PaaS | SaaS |",
                        "|---|---|---|---|",
                        "| Applications | – | – | **runs** them |",
                        "| Physical hosts | Runs the hosts. | Buys the hosts. | Runs the hosts |")
                .run("check")
                .finds("page.md:6:18 error drift", "page.md:7:26 error drift", "page.md:14:38 error drift")
                .says("The table says “X” for “Applications” in “IaaS”; the data says that Microsoft doesn't hold it.")
                .says(
                        "The table says “Buys the hosts.” for “Physical hosts” in “PaaS”; the data says “Runs the hosts.”.");
    }

    @Test
    void aListOfDutiesMayNameOnlyWhatThePartyHolds() {
        wiki(
                        "# Tables",
                        "",
                        "<!-- demarc: matrix=cloud -->",
                        "| Category | Examples | Microsoft responsibility |",
                        "|---|---|---|",
                        "| IaaS | VMs | Microsoft runs the physical hosts, and keeps apps alive. |",
                        "| PaaS | App Service | The physical hosts, never the customer data. |",
                        "| SaaS | Office | Applications, keys and physical hosts. |")
                .run("check")
                .finds("page.md:6:61 error drift", "page.md:7:54 error drift")
                .says("The table gives “Applications” in “IaaS” to Microsoft; the data says “Data team”.");
    }

    @Test
    void mistakesInTheCommentAreToldAtTheirPlaces() {
        wiki(
                        "# Tables",
                        "",
                        "<!-- demarc: matrix=clod -->",
                        "| Concern | IaaS | PaaS |",
                        "|---|---|---|",
                        "| Keys | a | b |",
                        "",
                        "<!-- demarc: matrix=cloud party=custmer categories=iaas,pas concerns=information,kyes -->",
                        "| Concern | IaaS | PaaS |",
                        "|---|---|---|",
                        "| Keys | a | b |",
                        "",
                        "<!-- demarc: matrx=cloud -->",
                        "| Concern | IaaS | PaaS |",
                        "|---|---|---|",
                        "| Keys | a | b |",
                        "",
                        "<!-- demarc: matrix=cloud -->",
                        "",
                        "",
                        "| Concern | IaaS | PaaS |",
                        "|---|---|---|",
                        "| Keys | a | b |")
                .run(
                        "check",
                        "--rule",
                        "unknown-matrix",
                        "--rule",
                        "unknown-party",
                        "--rule",
                        "unknown-category",
                        "--rule",
                        "unknown-concern",
                        "--rule",
                        "unknown-key",
                        "--rule",
                        "wrong-value")
                .finds(
                        "page.md:3:21 error unknown-matrix",
                        "page.md:8:33 error unknown-party",
                        "page.md:8:57 error unknown-category",
                        "page.md:8:82 error unknown-concern",
                        "page.md:13:1 error wrong-value",
                        "page.md:13:14 error unknown-key",
                        "page.md:18:1 error wrong-value")
                .says("No table stands below this comment, so it binds nothing.");
    }

    @Test
    void onAMatrixsOwnPageTheCommentNeedntNameIt() {
        TestWiki.in(folder)
                .with("cloud.matrix.yml", MATRIX)
                .with(
                        "cloud.md",
                        "---",
                        "title: Cloud",
                        "description: |",
                        "  a",
                        "",
                        "",
                        "",
                        "---",
                        "<!-- demarc: concerns=keys categories=saas -->",
                        "| Concern | Who |",
                        "|---|---|",
                        "| Keys | Customer |")
                .run("check")
                .finds("cloud.md:12:10 error drift");
    }

    @Test
    void gapsAndOverlapsQuoteEverybody() {
        TestWiki.in(folder)
                .with(
                        "cloud.matrix.yml",
                        "parties: {provider: {name: AWS}, customer: {name: Customer}}",
                        "omits: {saas: None is bought.}",
                        "categories: {iaas: {name: IaaS}, paas: {name: PaaS}}",
                        "concerns:",
                        "  backups:",
                        "    name: Backups",
                        "    who:",
                        "      iaas: {provider: Takes them., customer: Tests them.}",
                        "      paas:")
                .with(
                        "page.md",
                        "# Table",
                        "",
                        "<!-- demarc: matrix=cloud -->",
                        "| Concern | IaaS | PaaS |",
                        "|---|---|---|",
                        "| Backups | Customer | AWS |")
                .run("check", "--format", "json")
                .says("\"message\": \"AWS and Customer both claim “Backups” in “IaaS”, and never agreed to share it:"
                        + " “Takes them.” here and “Tests them.” here.\"")
                .says("\"message\": \"AWS: “Takes them.”\"")
                .says("\"message\": \"Customer: “Tests them.”\"")
                .says("\"message\": \"The table here says “Customer”.\"")
                .says("\"message\": \"The table here says “AWS”.\"");
    }

    @Test
    void theSeedsTablesBesideTheModelCouldBeBound() {
        TestWiki.copyOf("seed-page", folder)
                .copyFile(Path.of("content/aws/security.matrix.yml"))
                .run("check", "--rule", "table-unbound")
                .finds("seed-page.md:13:5 info table-unbound", "seed-page.md:20:5 info table-unbound")
                .says("This table speaks of “AWS shared responsibility”, and isn't bound to it.");
    }

    @Test
    void aShortRowOfABoundTableIsRagged() {
        wiki(
                        "# Tables",
                        "",
                        "<!-- demarc: matrix=cloud concerns=data -->",
                        "| Concern | IaaS | PaaS | SaaS |",
                        "|---|---|---|---|",
                        "| Customer data | Customer | Customer |")
                .run("check")
                .finds("page.md:6:30 warning table-ragged");
    }

    /** The page's table as it was before January 2026, against the data of today, and the other way round. */
    @Test
    void aTableOfAzuresOldPageDriftsWhereHandsChanged() {
        TestWiki.in(folder)
                .copyFile(Path.of("content/azure/security.matrix.yml"))
                .with(
                        "page.md",
                        "# Azure",
                        "",
                        "<!-- demarc: matrix=azure concerns=identities-and-users,client-devices,applications,operating-system -->",
                        "| Responsibility | SaaS | PaaS | IaaS | On-prem |",
                        "|---|---|---|---|---|",
                        "| Always kept by the customer |",
                        "| Devices | Customer | Customer | Customer | Customer |",
                        "| Accounts and identities | Customer | Customer | Customer | Customer |",
                        "| Varies by type |",
                        "| Applications | Microsoft | Shared | Customer | Customer |",
                        "| Operating system | Microsoft | Microsoft | Customer | Customer |")
                .run("check", "--rule", "drift")
                .finds("page.md:7:13 error drift", "page.md:10:18 error drift")
                .says("The table says “Customer” for “Client devices” in “SaaS”;"
                        + " the data says “Shared: Microsoft, Customer”.")
                .says("The table says “Microsoft” for “Applications” in “SaaS”;"
                        + " the data says “Shared: Microsoft, Customer”.");
    }
}
