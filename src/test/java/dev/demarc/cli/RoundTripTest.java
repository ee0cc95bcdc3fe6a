package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A matrix that goes out in somebody's form and comes back: what is otherwise then was told when it went. */
class RoundTripTest {

    private static final String[] SHOP = {
        "matrix: shop",
        "title: Shop",
        "parties:",
        "  provider: {name: Example Cloud}",
        "  customer: {name: Customer}",
        "  storage-team: {name: Storage team, part-of: customer}",
        "  fastly: {name: Fastly}",
        "categories: {storage: {name: Storage}, compute: {name: Compute}}",
        "concerns:",
        "  facilities: {name: Facilities, controls: {nist-800-53: [PE-3], ccm-4: [DCS-01]}, who: {provider: Guards them.}}",
        "  access: {name: Access, controls: {nist-800-53: [AC-2], ccm-4: [IAM-02]}, who: {customer: Reviews who may.}}",
        "  keys:",
        "    name: Keys",
        "    controls: {nist-800-53: [SC-12], ccm-4: [CEK-03]}",
        "    who: {shared: {provider: Keeps them., customer: Chooses them.}}",
        "  backups:",
        "    name: Backups",
        "    controls: {nist-800-53: [CP-9], ccm-4: [BCR-08]}",
        "    who: {storage: storage-team, compute: customer}",
        "  delivery:",
        "    name: Delivery",
        "    controls: {nist-800-53: [SC-5], ccm-4: [IVS-09]}",
        "    who: {outsourced: {to: fastly, by: customer, text: Shields it.}}",
        "  patching:",
        "    name: Patching",
        "    controls: {nist-800-53: [SI-2], ccm-4: [TVM-03]}",
        "    who: {varies: Whether it is managed, default: provider}",
        "  media:",
        "    name: Media",
        "    controls: {nist-800-53: [MP-6], ccm-4: [DSP-02]}",
        "    who: {storage: provider, compute: {n/a: It keeps nothing.}}",
        "  logs:",
        "    name: Logs",
        "    controls: {nist-800-53: [AU-2], ccm-4: [LOG-03]}",
        "    who: {undetermined: Contract open., owner: grc, until: 2027-01-31}",
        "  alarms:",
        "    name: Alarms",
        "    controls: {nist-800-53: [IR-4], ccm-4: [SEF-03]}",
        "    who: {storage: {provider: Calls., customer: Answers.}, compute: customer}",
        "  notes: {name: Notes, description: Words., who: {storage: customer}}",
    };

    @TempDir
    Path folder;

    private TestWiki wiki;

    @BeforeEach
    void aMatrix() {
        wiki = TestWiki.in(folder).with("shop.matrix.yml", SHOP);
    }

    private String losses(String... export) {
        return wiki.run(export).exits(Exit.CLEAN).err();
    }

    /** The matrix that comes back, without the comments that say from where. */
    private String back(String... imported) {
        wiki.run(imported).exits(Exit.CLEAN);
        return wiki.read("back.matrix.yml").replaceAll("(?m)^ *#.*\n", "");
    }

    @Test
    void aWorkbookKeepsEverythingThatACellSays() {
        assertEquals("""
                “Shop” (shop) as xlsx
                  cells: 9 owned, 2 shared, 1 overlap, 2 outsourced, 2 varies, 1 n/a, 2 undetermined, 1 missing
                  lost:
                    shop  1 concern has a description, and that is left out.
                      → `--format yaml` and `json` keep all.
                    shop  9 concerns have controls, and that is left out.
                      → `--format yaml` and `json` keep all.
                """, losses("export", "shop.matrix.yml", "--format", "xlsx", "-o", "shop.xlsx"));
        back("import", "shop.xlsx", "-o", "back.matrix.yml");
        wiki.run("diff", "shop.matrix.yml", "back.matrix.yml", "--exit-code=any")
                .exits(Exit.CLEAN)
                .says("No responsibility changed: 1 matrix was compared.");
        wiki.run("export", "shop.matrix.yml", "--format", "csv", "-o", "before.csv");
        wiki.run("export", "back.matrix.yml", "--format", "csv", "-o", "after.csv");
        assertEquals(wiki.read("before.csv"), wiki.read("after.csv"));
    }

    @Test
    void aResponsibilityMatrixKeepsWhoAndTellsWhatElseItCouldNotSay() {
        assertEquals("""
                “Shop” (shop) as crm
                  cells: 9 owned, 2 shared, 1 overlap, 2 outsourced, 2 varies, 1 n/a, 2 undetermined, 1 missing
                  lost:
                    notes  “Notes” names no control of nist-800-53, so it is left out.
                      → Add `controls: {nist-800-53: [SC-28]}` to it, with the control that it is about.
                    shop  The names of concerns are left out: a CRM has the ids of controls.
                      → `--format csv-wide` and `xlsx` have them.
                    facilities.storage  What “Example Cloud” does is left out: the form has no words beside Yes.
                      → `--format csv` and `xlsx` have them.
                    backups.storage  That it is the team “Storage team” is left out: the form knows sides only.
                      → `--format csv` and `xlsx` name it.
                    patching.storage  That it varies is left out; on what stands in the words.
                      → `--format csv` and `xlsx` have it.
                    logs.storage  It is an open question, so it is left empty.
                      → Settle it in the matrix.
                    alarms.storage  Several parties claim it, so it is left empty.
                      → Settle it: `shared:` with each one's part, or one party.
                    facilities.compute  What “Example Cloud” does is left out: the form has no words beside Yes.
                      → `--format csv` and `xlsx` have them.
                    patching.compute  That it varies is left out; on what stands in the words.
                      → `--format csv` and `xlsx` have it.
                    logs.compute  It is an open question, so it is left empty.
                      → Settle it in the matrix.
                """, losses("export", "shop.matrix.yml", "--format", "crm", "-o", "crm.xlsx"));
        assertEquals("""
                matrix: back
                title: Crm

                parties:
                  provider: {name: Example Cloud}
                  fastly: {name: Fastly}
                  customer: {name: Customer}

                categories:
                  storage: {name: Storage}
                  compute: {name: Compute}

                concerns:
                  pe-03:
                    name: PE-3
                    controls: {nist-800-53: [PE-3]}
                    who: provider
                  ac-02:
                    name: AC-2
                    controls: {nist-800-53: [AC-2]}
                    who: {customer: Reviews who may.}
                  sc-12:
                    name: SC-12
                    controls: {nist-800-53: [SC-12]}
                    who:
                      shared:
                        provider: Keeps them.
                        customer: Chooses them.
                  cp-09:
                    name: CP-9
                    controls: {nist-800-53: [CP-9]}
                    who: customer
                  sc-05:
                    name: SC-5
                    controls: {nist-800-53: [SC-5]}
                    who: {outsourced: {to: fastly, by: customer, text: Shields it.}}
                  si-02:
                    name: SI-2
                    controls: {nist-800-53: [SI-2]}
                    who: {varies: Whether it is managed, default: provider}
                  mp-06:
                    name: MP-6
                    controls: {nist-800-53: [MP-6]}
                    who:
                      storage: provider
                      compute: {n/a: It keeps nothing.}
                  au-02:
                    name: AU-2
                    controls: {nist-800-53: [AU-2]}
                    who: {undetermined: "Imported: an empty cell."}
                  ir-04:
                    name: IR-4
                    controls: {nist-800-53: [IR-4]}
                    who:
                      storage: {undetermined: "Imported: an empty cell."}
                      compute: customer
                """, back("import", "crm.xlsx", "-o", "back.matrix.yml"));
    }

    @Test
    void aQuestionnaireKeepsWhoAnswersForAServiceAndTellsTheRest() {
        assertEquals(
                """
                “Shop” (shop) as caiq
                  cells: 5 owned, 1 shared, 1 overlap, 1 outsourced, 1 varies, 1 undetermined
                  lost:
                    shop  Only “Storage” goes out; 1 other category is left out.
                      → Export each with `--category`.
                    shop  The names of concerns are left out: a CAIQ has the ids of questions.
                      → `--format csv-wide` and `xlsx` have them.
                    backups.storage  That it is the team “Storage team” is left out: the form knows sides only.
                      → `--format csv` and `xlsx` name it.
                    delivery.storage  That “Fastly” does the work is left out: the form has no room for the name.
                      → `--format csv` and `xlsx` have it.
                    patching.storage  That it varies is left out; on what stands in the description.
                      → `--format csv` and `xlsx` have it.
                    logs.storage  It is an open question, so its ownership is left empty.
                      → Settle it in the matrix.
                    alarms.storage  Several parties claim it, so its ownership is left empty.
                      → Settle it: `shared:` with each one's part, or one party.
                """,
                losses("export", "shop.matrix.yml", "--format", "caiq", "--category", "storage", "-o", "caiq.xlsx"));
        assertEquals("""
                matrix: back
                title: Caiq

                parties:
                  provider: {name: Provider}
                  customer: {name: Customer}

                categories:
                  storage: {name: Storage}

                concerns:
                  facilities:
                    name: facilities
                    group: DCS
                    controls: {ccm-4: [DCS-01]}
                    who: {provider: Guards them.}
                  access:
                    name: access
                    group: IAM
                    controls: {ccm-4: [IAM-02]}
                    who: {customer: Reviews who may.}
                  keys:
                    name: keys
                    group: CEK
                    controls: {ccm-4: [CEK-03]}
                    who:
                      shared:
                        provider: Keeps them.
                        customer: Chooses them.
                  backups:
                    name: backups
                    group: BCR
                    controls: {ccm-4: [BCR-08]}
                    who: customer
                  delivery:
                    name: delivery
                    group: IVS
                    controls: {ccm-4: [IVS-09]}
                    who: {customer: Shields it.}
                  patching:
                    name: patching
                    group: TVM
                    controls: {ccm-4: [TVM-03]}
                    who: {provider: "Depends: Whether it is managed"}
                  media:
                    name: media
                    group: DSP
                    controls: {ccm-4: [DSP-02]}
                    who: provider
                  logs:
                    name: logs
                    group: LOG
                    controls: {ccm-4: [LOG-03]}
                    who: {undetermined: "Imported: an empty cell."}
                  alarms:
                    name: alarms
                    group: SEF
                    controls: {ccm-4: [SEF-03]}
                    who: {undetermined: "Imported: an empty cell."}
                  notes: {name: notes, who: customer}
                """, back("import", "caiq.xlsx", "--category", "storage", "-o", "back.matrix.yml"));
    }
}
