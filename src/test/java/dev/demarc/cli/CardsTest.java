package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others show of a link to a page. */
class CardsTest {

    private static final Pattern IMAGE =
            Pattern.compile("<meta (?:property|name)=\"((?:og:image|twitter)[^\"]*)\" content=\"([^\"]*)\">");

    @TempDir
    Path folder;

    private TestWiki wiki(String... settings) {
        return TestWiki.in(folder)
                .with("demarc.yml", settings)
                .with("content/index.md", "# Cloud", "", "Text.")
                .with(
                        "content/aws/security.matrix.yml",
                        "title: Security \"in\" & of the cloud",
                        "parties: {aws: {name: AWS}, customer: {name: Customer}}",
                        "categories: {ec2: ~}",
                        "concerns: {backups: {who: customer}, hardware: {who: aws}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"security", "security/ec2", "security/aws", "security/backups"})
    void aMatrixAndThePagesBelowItHaveItsCard(String page) throws IOException {
        wiki("title: Cloud", "base-url: https://wiki.example.org/duties/")
                .run("build")
                .exits(Exit.CLEAN);
        assertEquals(
                List.of(
                        "og:image https://wiki.example.org/duties/aws/security/card.png",
                        "og:image:type image/png",
                        "og:image:width 1200",
                        "og:image:height 630",
                        "og:image:alt “Security &quot;in&quot; &amp; of the cloud” as a picture: who is responsible for what, in the"
                                + " colours of its parties.",
                        "twitter:card summary_large_image"),
                images("aws/" + page));
        var card = ImageIO.read(folder.resolve("site/aws/security/card.png").toFile());
        assertEquals(1200, card.getWidth());
        assertEquals(630, card.getHeight());
    }

    @ParameterizedTest
    @ValueSource(strings = {"index", "who-does-what", "findings", "aws/index"})
    void allOtherPagesHaveTheWikis(String page) throws IOException {
        wiki("title: Cloud", "base-url: https://wiki.example.org/duties/")
                .run("build")
                .exits(Exit.CLEAN);
        assertEquals(
                "og:image https://wiki.example.org/duties/card.png",
                images(page).get(0));
        assertTrue(images(page).contains("og:image:alt The title “Cloud” beside pictures of its matrices."));
        assertTrue(Files.exists(folder.resolve("site/card.png")));
    }

    @Test
    void theWikisShowsMatricesInTheOrderOfTheNavigation() throws IOException {
        String[] other = {
            "title: Other", "parties: {us: {name: Us}}", "categories: {all: ~}", "concerns: {backups: {who: us}}"
        };
        wiki("title: Cloud", "base-url: https://wiki.example.org/").with("content/b.matrix.yml", other);
        TestWiki.in(folder).run("build").exits(Exit.CLEAN);
        byte[] byPath = Files.readAllBytes(folder.resolve("site/card.png"));
        wiki("title: Cloud", "base-url: https://wiki.example.org/", "nav: [b.matrix.yml, aws/security.matrix.yml]")
                .run("build");
        assertFalse(Arrays.equals(byPath, Files.readAllBytes(folder.resolve("site/card.png"))));
    }

    @Test
    void aPageForWhatIsNotThereHasNone() throws IOException {
        wiki("base-url: https://wiki.example.org/").run("build").exits(Exit.CLEAN);
        assertEquals(List.of(), images("404"));
    }

    @Test
    void withoutAnAddressThereAreNone() throws IOException {
        wiki("title: Cloud").run("build").exits(Exit.CLEAN);
        assertEquals(List.of(), images("index"));
        assertFalse(Files.exists(folder.resolve("site/card.png")));
        assertFalse(Files.exists(folder.resolve("site/aws/security/card.png")));
    }

    @Test
    void theyCanBeSwitchedOff() throws IOException {
        wiki("base-url: https://wiki.example.org/", "theme: {card: false}")
                .run("build")
                .exits(Exit.CLEAN);
        assertEquals(List.of(), images("aws/security"));
        assertFalse(Files.exists(folder.resolve("site/card.png")));
    }

    @Test
    void anImageOfOnesOwnStandsForAllPages() throws IOException {
        wiki("title: Cloud", "base-url: https://wiki.example.org/", "theme: {card: img/our card.jpg}")
                .with("content/img/our card.jpg", "")
                .run("build")
                .exits(Exit.CLEAN);
        assertEquals(
                List.of(
                        "og:image https://wiki.example.org/img/our%20card.jpg",
                        "og:image:type image/jpeg",
                        "og:image:alt The title “Cloud”.",
                        "twitter:card summary_large_image"),
                images("aws/security"));
        assertFalse(Files.exists(folder.resolve("site/card.png")));
    }

    @Test
    void aFileWhereACardWouldStandIsTheCard() throws IOException {
        wiki("title: Cloud", "base-url: https://wiki.example.org/")
                .with("content/card.png", "mine")
                .run("build")
                .exits(Exit.CLEAN);
        assertEquals(
                "og:image https://wiki.example.org/card.png", images("index").get(0));
        assertFalse(images("index").contains("og:image:width 1200"));
        assertEquals("mine\n", Files.readString(folder.resolve("site/card.png"), UTF_8));
    }

    @Test
    void aCardThatIsNotThereIsAFinding() {
        wiki("theme: {card: img/crad.png}")
                .with("content/img/card.png", "")
                .run("check")
                .finds("demarc.yml:1:15 error missing-image")
                .says("The card `img/crad.png` does not exist.")
                .says("Nearest: `img/card.png`.");
    }

    @Test
    void aMatrixThatCannotBeDrawnHasTheWikis() throws IOException {
        wiki("base-url: https://wiki.example.org/")
                .with("content/empty.matrix.yml", "title: [")
                .run("build", "--fail-on", "never");
        assertEquals(
                "og:image https://wiki.example.org/card.png", images("empty").get(0));
    }

    @Test
    void nothingOfThemIsLoadedWhereNobodyWantsThem() throws IOException {
        wiki("title: Cloud");
        assertFalse(loaded("build", folder.toString()).contains(" dev.demarc.card."));
    }

    private List<String> images(String page) throws IOException {
        var images = new ArrayList<String>();
        var matcher = IMAGE.matcher(Files.readString(folder.resolve("site/" + page + ".html"), UTF_8));
        while (matcher.find()) {
            images.add(matcher.group(1) + " " + matcher.group(2));
        }
        return images;
    }

    /** The classes that a run of its own loads. */
    private static String loaded(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.demarc.cli.Demarc"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
