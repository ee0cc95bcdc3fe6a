package dev.demarc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.matrix.Cloud;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {

    private final Site site = LinkSites.site()
            .page("a/from.md")
            .page("a/other.md")
            .page("b/index.md")
            .page("Größe & Zweck.md")
            .asset("a/plan.png")
            .asset("b/Backup.pdf")
            .asset("b/backup.PDF")
            .draft("a/soon.md")
            .redirect("a/old.html", "a/other.html")
            .matrix(Cloud.matrix()
                    .concern("backups")
                    .cell("backups", "iaas", Cloud.owned("customer"))
                    .named("cloud", "aws/cloud.matrix.yml")
                    .with())
            .build();

    private String answer(String target) {
        return answer(site, target);
    }

    private static String answer(Site of, String target) {
        SitePage from = of.pageOf("a/from.md").orElseThrow();
        Answer answer = Links.of(of).answer(from, "a/", target);
        if (answer instanceof Answer.Broken broken) {
            return broken.fault() + (broken.found() == null ? "" : " " + broken.found());
        }
        return answer.href();
    }

    @ParameterizedTest
    @CsvSource({
        "other.md, other.html",
        "./other.md, other.html",
        "/a/other.md, other.html",
        "other.md#setup, other.html#setup",
        "other.md?view=1#setup, other.html#setup",
        "oth%65r.md, other.html",
        "#setup, #setup",
        "#, #",
        "#top, #top",
        "other.md#:~:text=x, other.html#:~:text=x",
        "#raw, #raw",
        "#gr%C3%B6%C3%9Fe, #gr%C3%B6%C3%9Fe",
        "../b, ../b/index.html",
        "../b/, ../b/index.html",
        "plan.png, plan.png",
        "plan.png#L10, plan.png#L10",
        "../Größe%20&%20Zweck.md, ../Gr%C3%B6%C3%9Fe%20&%20Zweck.html",
        "old.html, old.html",
        "../aws/cloud.matrix.yml, ../aws/cloud.html",
        "../aws/cloud.matrix.yml#backups, ../aws/cloud/backups.html",
        "../aws/cloud.matrix.yml#iaas, ../aws/cloud/iaas.html",
        "../aws/cloud.matrix.yml#customer, ../aws/cloud/customer.html",
        "../aws/cloud.matrix.yml#old-backups, ../aws/cloud/backups.html",
        "../aws/cloud.matrix.yml#backups.iaas, ../aws/cloud.html#backups.iaas",
        "../aws/cloud.matrix.yml#old-backups.platform, ../aws/cloud.html#backups.paas",
        "../aws/cloud/backups.html, ../aws/cloud/backups.html",
        "../aws/cloud.html#backups.paas, ../aws/cloud.html#backups.paas",
        "https://example.org/x.md, https://example.org/x.md",
        "//example.org/x, //example.org/x",
        "mailto:team@example.org, mailto:team@example.org",
        "'data:image/png;base64,AA', 'data:image/png;base64,AA'"
    })
    void aTargetThatIsThereIsFound(String target, String href) {
        assertEquals(href, answer(target));
    }

    @ParameterizedTest
    @CsvSource({
        "gone.md, NO_FILE",
        "gone.md#setup, NO_FILE",
        "../../outside.md, OUTSIDE",
        "soon.md, DRAFT",
        "other.html, BUILT_NAME a/other.md",
        "other, BUILT_NAME a/other.md",
        "Other.md, WRONG_CASE a/other.md",
        "Plan.png, WRONG_CASE a/plan.png",
        "../B/index.md, WRONG_CASE b/index.md",
        "../B/, WRONG_CASE b",
        "../aws/cloud/Backups.html, WRONG_CASE aws/cloud/backups.html",
        "../b/BACKUP.pdf, WRONG_CASE b/Backup.pdf",
        "#none, NO_ANCHOR",
        "other.md#Setup, NO_ANCHOR",
        "../aws/cloud.matrix.yml#bakups, NO_SUCH_ID",
        "../aws/cloud.matrix.yml#backups.iaaas, NO_SUCH_ID",
        "../aws/cloud.matrix.yml#bakups.iaas, NO_SUCH_ID"
    })
    void aTargetThatIsNotThereSaysWhy(String target, String fault) {
        assertEquals(fault, answer(target));
    }

    @Test
    void anEmptyTargetIsThePageItself() {
        assertEquals("from.html", answer(""));
    }

    @Test
    void aNameThatADiskListsDecomposedIsTheSameName() {
        String listed = Normalizer.normalize("Größe.md", Normalizer.Form.NFD);
        Site of = LinkSites.site().page("a/from.md").page("a/" + listed).build();
        assertEquals("Gro%CC%88%C3%9Fe.html", answer(of, "Größe.md"));
    }
}
