package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same concern in many matrices. */
class NamesakesTest {

    @TempDir
    Path folder;

    @Test
    void twentyFourAreNamedAndTheRestIsCounted() throws IOException {
        var wiki = TestWiki.in(folder);
        for (int i = 0; i < 30; i++) {
            wiki.with(
                    "content/m%02d.matrix.yml".formatted(i),
                    "title: Duties " + i,
                    "parties: {aws: {name: AWS}}",
                    "categories: {iaas: {name: IaaS}}",
                    "concerns: {backups: {who: aws}}");
        }
        wiki.run("build").exits(Exit.CLEAN);

        var page = Jsoup.parse(Files.readString(folder.resolve("site/m29/backups.html"), UTF_8));
        var told = page.select("#elsewhere + ul > li").eachText();
        assertEquals(25, told.size());
        assertEquals("Backups, Duties 0: AWS", told.get(0));
        assertEquals("and 5 more", told.get(24));
    }
}
