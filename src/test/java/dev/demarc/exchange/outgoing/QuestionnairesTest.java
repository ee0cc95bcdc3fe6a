package dev.demarc.exchange.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.demarc.exchange.workbook.OfficeFile;
import dev.demarc.exchange.workbook.Unreadable;
import dev.demarc.matrix.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CAIQ and CRM: what each state becomes, what is told to be lost, and how a form of somebody's own is filled in. */
class QuestionnairesTest {

    private static final Matrix STATES = Given.matrix(
            "matrix: saas",
            "title: SaaS",
            "parties: {provider: {name: Vendor}, customer: {name: Us}, ops: {name: Ops, part-of: customer}, host: {name: Host}}",
            "categories: {app: {name: App}, other: {name: Other}}",
            "concerns:",
            "  aa-01-1: {controls: {nist-800-53: [AC-1]}, who: {app: {provider: Runs it.}}}",
            "  a-a-01-2: {controls: {nist-800-53: [AC-2(a)]}, who: {app: {ops: Looks at it.}}}",
            "  cek-03-1: {controls: {nist-800-53: [SC-28], ccm-4: [CEK-03]}, who: {app: {shared: {provider: Disks., customer: Keys.}}}}",
            "  bcr-01-1: {controls: {nist-800-53: [CP-9]}, who: {app: {outsourced: {to: host, by: provider, text: At night.}}}}",
            "  bcr-01-2: {controls: {nist-800-53: [CP-10]}, who: {app: {outsourced: {to: host, by: customer}}}}",
            "  dcs-01-1: {controls: {nist-800-53: [PE-1]}, who: {app: {shared: {provider: Doors., host: Guards.}}}}",
            "  dcs-01-2: {controls: {nist-800-53: [PE-2]}, who: {app: {host: Guards.}}}",
            "  iam-01-1: {controls: {nist-800-53: [IA-1]}, who: {app: {varies: The plan., default: {customer: Grants.}}}}",
            "  ipy-01-1: {controls: {nist-800-53: [SA-1]}, who: {app: {n/a: No interfaces.}}}",
            "  log-01-1: {controls: {nist-800-53: [AU-1]}, who: {app: {undetermined: Asked.}}}",
            "  log-01-2: {controls: {nist-800-53: [AU-2]}, who: {app: {provider: ~, customer: ~}}}",
            "  log-01-3: {controls: {nist-800-53: [AU-3]}}",
            "  plain: {name: No question}");

    private static final List<String> CAIQ_LOSSES = List.of(
            "saas: Only “App” goes out; 1 other category is left out.",
            "saas: The names of concerns are left out: a CAIQ has the ids of questions.",
            "a-a-01-2.app: That it is the team “Ops” is left out: the form knows sides only.",
            "bcr-01-1.app: That “Host” does the work is left out: the form has no room for the name.",
            "bcr-01-2.app: That “Host” does the work is left out: the form has no room for the name.",
            "dcs-01-1.app: The part of “Host” is left out: the form has no room for a third party's name and words.",
            "dcs-01-2.app: “Host” answers for it itself; the form knows a third party only as one to whom it is outsourced.",
            "iam-01-1.app: That it varies is left out; on what stands in the description.",
            "log-01-1.app: It is an open question, so its ownership is left empty.",
            "log-01-2.app: Several parties claim it, so its ownership is left empty.",
            "log-01-3.app: Nobody answers for it, so its ownership is left empty.");

    private static final Caiq.Service APP = new Caiq.Service("app", null);

    private static List<String> with(List<String> losses, String... more) {
        var all = new java.util.ArrayList<>(losses);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void aCaiqHasIdsAndOurColumns() throws Unreadable {
        var caiq = Caiq.of(STATES, APP);
        assertEquals(
                List.of(
                        List.of("AA-01.1", "", "CSP-owned", "Runs it.", "", ""),
                        List.of("A&A-01.2", "", "CSC-owned", "", "Looks at it.", ""),
                        List.of("CEK-03.1", "", "Shared CSP and CSC", "Disks.", "Keys.", "CEK-03"),
                        List.of("BCR-01.1", "", "3rd-party outsourced", "At night.", "", ""),
                        List.of("BCR-01.2", "", "CSC-owned", "", "", ""),
                        List.of("DCS-01.1", "", "Shared CSP and 3rd-party", "Doors.", "", ""),
                        List.of("DCS-01.2", "", "3rd-party outsourced", "Guards.", "", ""),
                        List.of("IAM-01.1", "", "CSC-owned", "Depends: The plan.", "Grants.", ""),
                        List.of("IPY-01.1", "NA", "", "No interfaces.", "", ""),
                        List.of("LOG-01.1", "", "", "", "", ""),
                        List.of("LOG-01.2", "", "", "", "", ""),
                        List.of("LOG-01.3", "", "", "", "", ""),
                        List.of("plain", "", "", "", "", "")),
                Given.rows(caiq.bytes(), 0).subList(2, 15));
        assertEquals(
                List.of(
                        "Question ID",
                        "CSP CAIQ Answer",
                        "SSRM Control Ownership",
                        "CSP Implementation Description (Optional/Recommended)",
                        "CSC Responsibilities  (Optional/Recommended)",
                        "CCM Control ID"),
                Given.rows(caiq.bytes(), 0).get(1));
        assertEquals(
                with(CAIQ_LOSSES, "plain.app: Nobody answers for it, so its ownership is left empty."),
                Given.losses(caiq.report()));
    }

    @Test
    void aCaiqOfSomebodysOwnIsFilledIn() throws Exception {
        byte[] form = OfficeFile.excel()
                .row("CONSENSUS ASSESSMENTS INITIATIVE QUESTIONNAIRE v4.0.3")
                .row(
                        "Question ID",
                        "Question",
                        "CSP CAIQ Answer",
                        "SSRM Control Ownership",
                        "CSP Implementation Description\n(Optional/Recommended)",
                        "CSC Responsibilities  (Optional/Recommended)",
                        "CCM Control ID")
                .row("CEK-03.1", "A question.", "Yes", "", "", "", "CEK-03")
                .row("IPY-01.1", "A question.", "", "", "", "", "IPY-01")
                .row("LOG-01.3", "A question.", "No", "", "", "", "LOG-01")
                .row("XYZ-01.1", "A question that the matrix has not.", "", "", "", "", "XYZ-01")
                .named("CAIQv4.0.3");
        var filled = Caiq.fill(STATES, APP, form);
        var rows = Given.rows(filled.bytes(), 0);
        assertEquals(
                List.of("CEK-03.1", "A question.", "Yes", "Shared CSP and CSC", "Disks.", "Keys.", "CEK-03"),
                rows.get(2));
        assertEquals(List.of("IPY-01.1", "A question.", "NA", "", "No interfaces.", "", "IPY-01"), rows.get(3));
        assertEquals(List.of("LOG-01.3", "A question.", "No", "", "", "", "LOG-01"), rows.get(4));
        assertEquals(List.of("XYZ-01.1", "A question that the matrix has not.", "", "", "", "", "XYZ-01"), rows.get(5));
        assertEquals(
                List.of(
                        "saas: Only “App” goes out; 1 other category is left out.",
                        "saas: The names of concerns are left out: a CAIQ has the ids of questions.",
                        "log-01-3.app: Nobody answers for it, so its ownership is left empty.",
                        "aa-01-1: The form has no question `AA-01.1`, so this concern is left out.",
                        "a-a-01-2: The form has no question `A&A-01.2`, so this concern is left out."),
                Given.losses(filled.report()).subList(0, 5));
    }

    @Test
    void anAnswerThatWasGivenStays() throws Exception {
        byte[] form = OfficeFile.excel()
                .row("Question ID", "CSP CAIQ Answer", "SSRM Control Ownership")
                .row("IPY-01.1", "Yes", "=A1")
                .row("CEK-03.1", "Yes", "=A1")
                .named("CAIQv4");
        Matrix two = STATES.only(List.of("ipy-01-1", "cek-03-1"), List.of("app"));
        var filled = Caiq.fill(two, APP, form);
        assertEquals(
                List.of("IPY-01.1", "Yes", "0"), Given.rows(filled.bytes(), 0).get(1));
        assertEquals(
                List.of(
                        "CAIQv4: The form has no column “CSP Implementation Description”, so “No interfaces.” is left out.",
                        "CAIQv4!B2: The form answers “Yes” where the matrix says that it does not apply; the answer stays.",
                        "CAIQv4!C3: A formula stands there, so “Shared CSP and CSC” is left out.",
                        "CAIQv4: The form has no column “CSP Implementation Description”, so “Disks.” is left out.",
                        "CAIQv4: The form has no column “CSC Responsibilities”, so “Keys.” is left out."),
                Given.losses(filled.report()).subList(1, 6));
    }

    @Test
    void whatIsNoFormIsToldApart() {
        byte[] other = OfficeFile.excel().row("Id", "Text").named("Other");
        assertThrows(NoSuchHeads.class, () -> Caiq.fill(STATES, APP, other));
        assertThrows(NoSuchHeads.class, () -> Crm.fill(STATES, "app", null, other));
        assertThrows(Unreadable.class, () -> Caiq.fill(STATES, APP, new byte[] {1, 2, 3}));
    }

    @Test
    void awsGoesOutAsACaiqOfOneService() throws Unreadable {
        Matrix aws = Given.published("aws-security");
        var caiq = Caiq.of(aws, new Caiq.Service("abstracted", null));
        var rows = Given.rows(caiq.bytes(), 0);
        assertEquals(12, rows.size());
        assertEquals(
                List.of(
                        "encryption-at-rest",
                        "",
                        "Shared CSP and CSC",
                        "Encrypts objects by default.",
                        "Chooses the key and who may use it.",
                        ""),
                rows.get(6));
        assertEquals(List.of("application-platform", "", "CSP-owned", "", "", ""), rows.get(7));
        assertEquals(
                List.of(
                        "aws-security: Only “Abstracted services” goes out; 2 other categories are left out.",
                        "aws-security: The names of concerns are left out: a CAIQ has the ids of questions."),
                Given.losses(caiq.report()));
    }

    @Test
    void aCrmHasASheetForEachCategory() throws Exception {
        var crm = Crm.of(STATES, null);
        assertEquals(
                List.of(
                        List.of(
                                "Control ID",
                                "Can Be Inherited from CSP",
                                "Specific Inheritance and Customer Agency/CSP Responsibilities"),
                        List.of("AC-1", "Yes", ""),
                        List.of("AC-2(a)", "No", "Looks at it."),
                        List.of("SC-28", "Partial", "Vendor: Disks.\n\nUs: Keys."),
                        List.of("CP-9", "Yes", "At night. Done by Host."),
                        List.of("CP-10", "No", "Done by Host."),
                        List.of("PE-1", "Partial", "Vendor: Doors.\n\nHost: Guards."),
                        List.of("PE-2", "No", "Guards."),
                        List.of("IA-1", "No", "Grants.\n\nDepends: The plan."),
                        List.of("SA-1", "No", "Not applicable: No interfaces."),
                        List.of("AU-1", "", ""),
                        List.of("AU-2", "", ""),
                        List.of("AU-3", "", "")),
                Given.rows(crm.bytes(), 0));
        assertEquals(13, Given.rows(crm.bytes(), 1).size());
        assertEquals(
                List.of(
                        "plain: “No question” names no control of nist-800-53, so it is left out.",
                        "saas: The names of concerns are left out: a CRM has the ids of controls.",
                        "aa-01-1.app: What “Vendor” does is left out: the form has no words beside Yes.",
                        "a-a-01-2.app: That it is the team “Ops” is left out: the form knows sides only.",
                        "dcs-01-1.app: “Host” counts as the customer: the form knows two sides.",
                        "dcs-01-2.app: “Host” counts as the customer: the form knows two sides.",
                        "iam-01-1.app: That it varies is left out; on what stands in the words.",
                        "log-01-1.app: It is an open question, so it is left empty.",
                        "log-01-2.app: Several parties claim it, so it is left empty.",
                        "log-01-3.app: Nobody answers for it, so it is left empty."),
                Given.losses(crm.report()).subList(0, 10));
    }

    @Test
    void aCrmOfSomebodysOwnIsFilledIn() throws Exception {
        byte[] form = OfficeFile.prefixed()
                .row("FedRAMP CRM")
                .emptyRow()
                .row(
                        "NIST Control ID",
                        "Can Be Inherited from CSP",
                        "Specific Inheritance and Customer Agency/CSP Responsibilities")
                .row("AC-02 (a)", "", "")
                .row("SC-28", "", "")
                .named("CRM");
        var filled = Crm.fill(STATES, "app", "provider", form);
        var rows = Given.rows(filled.bytes(), 0);
        assertEquals(List.of("AC-02 (a)", "No", "Looks at it."), rows.get(3));
        assertEquals(List.of("SC-28", "Partial", "Vendor: Disks.\n\nUs: Keys."), rows.get(4));
        assertEquals(
                10,
                Given.losses(filled.report()).stream()
                        .filter(loss -> loss.contains("The form has no control"))
                        .count());
    }

    @Test
    void awsGoesOutAsACrm() throws Exception {
        Matrix aws = Given.withControls(Given.published("aws-security"));
        var crm = Crm.of(aws, null);
        assertEquals(
                List.of("SC-5", "No", "Encrypts its volumes and files."),
                Given.rows(crm.bytes(), 0).get(5));
        assertEquals(
                List.of(
                        "SC-5",
                        "Partial",
                        "AWS: Encrypts objects by default.\n\nCustomer: Chooses the key and who may use it."),
                Given.rows(crm.bytes(), 2).get(5));
        assertEquals(List.of("SC-10", "Yes", ""), Given.rows(crm.bytes(), 2).get(10));
        assertEquals(
                12,
                Given.losses(crm.report()).size(),
                "names, and eleven cells whose owner AWS has words: " + Given.losses(crm.report()));
    }

    @Test
    void withoutControlsThereIsNoCrm() {
        assertThrows(NoControls.class, () -> Crm.of(Given.published("aws-security"), null));
    }
}
