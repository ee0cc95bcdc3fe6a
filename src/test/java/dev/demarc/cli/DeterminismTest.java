package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same input gives the same bytes, whatever the machine. */
class DeterminismTest {

    @TempDir
    Path folder;

    @Test
    void anotherLocaleZoneAndNumberOfThreadsChangeNothing() {
        var wiki = TestWiki.in(folder).copy(Path.of("content"), "content").copyFile(Path.of("demarc.yml"));
        wiki.run("build", "--dest", "one", "--jobs", "1");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            wiki.run("build", "--dest", "two", "--jobs", "7");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertEquals(wiki.files("one"), wiki.files("two"));
    }

    @Test
    void aSecondBuildWritesNothingNew() throws Exception {
        var wiki = TestWiki.in(folder).with("content/index.md", "# Home").with("content/a.md", "# A");
        wiki.run("build");
        var before = java.nio.file.Files.getLastModifiedTime(folder.resolve("site/a.html"));
        wiki.run("build");
        assertEquals(before, java.nio.file.Files.getLastModifiedTime(folder.resolve("site/a.html")));
    }
}
