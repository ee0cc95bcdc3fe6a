package dev.demarc.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.model.Body;
import dev.demarc.model.FrontMatter;
import dev.demarc.model.Page;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageWordsTest {

    private static final String SIGNS = "aaabbcde0123 Zé¿?.-漢あß\u0301…\ud83d\ude80";

    @Test
    void theWordsAreThoseThatAQuestionHas() {
        var random = new Random(11);
        for (int round = 0; round < 500; round++) {
            String text = text(random);
            var vocabulary = new Vocabulary();
            PageWords.of(page(), new Body(List.of("<p>" + text + "</p>")), vocabulary);
            assertEquals(new ArrayList<>(new LinkedHashSet<>(Terms.words(text))), vocabulary.words(), text);
        }
    }

    @Test
    void aPageIsReadAlikeWhateverPageCameBefore() {
        var vocabulary = new Vocabulary();
        String once = read("<p>Backup of keys</p>", vocabulary);
        for (int words : new int[] {300, 3_000, 30_000}) {
            var many = new StringBuilder("<p>");
            for (int i = 0; i < words; i++) {
                many.append(" word").append(i);
            }
            read(many.toString(), vocabulary);
            assertEquals(once, read("<p>Backup of keys</p>", vocabulary));
        }
    }

    @Test
    void eachCharacterHasItsByte() {
        var random = new Random(13);
        for (int round = 0; round < 500; round++) {
            String text = text(random);
            byte[] bytes = Latin.bytes(text);
            assertEquals(text.length(), bytes.length);
            for (int i = 0; i < bytes.length; i++) {
                char c = text.charAt(i);
                assertEquals(c < 128 ? c : -1, c < 128 || !Latin.mayBeBeyond(bytes[i]) ? bytes[i] : -1);
            }
        }
    }

    private static String read(String html, Vocabulary vocabulary) {
        var read = new PageWords.Read();
        int count = PageWords.of(page(), new Body(List.of(html)), vocabulary).read(read);
        var words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(read.numbers[i]).append('/').append(read.marks[i]).append(' ');
        }
        return words.toString();
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }

    private static Page page() {
        return new Page(
                "page.md",
                "content/page.md",
                FrontMatter.NONE,
                new Page.Outline("Page", false, List.of()),
                List.of(),
                List.of(),
                List.of());
    }
}
