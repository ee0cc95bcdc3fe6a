package dev.demarc.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encrypt encrypts encrypted encrypting encryption",
                "patch patches patched patching",
                "backup backups",
                "policy policies",
                "process processes processed processing",
                "configure configured configuring configuration configurations",
                "authenticate authenticated authenticating authentication",
                "certificate certificates certification",
                "operate operated operating operation operations",
                "manage manages managed managing management",
                "plan planning plans",
                "rotate rotates rotated rotating rotation",
                "identity identities",
                "database databases",
                "service services",
            })
    void formsOfAWordAreLookedUpAlike(String forms) {
        assertEquals(
                1,
                Stream.of(forms.split(" ", -1)).map(Terms::term).distinct().count(),
                () -> Stream.of(forms.split(" ", -1)).map(Terms::term).toList().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "status", "analysis", "s3", "ec2", "dns", "kms", "rest", "data"})
    void whatIsNoFormStaysAsItIs(String word) {
        assertEquals(word, Terms.term(word));
    }

    @Test
    void differentThingsStayDifferent() {
        assertEquals(
                6,
                Stream.of("access", "accept", "security", "server", "network", "networker")
                        .map(Terms::term)
                        .distinct()
                        .count());
    }

    @Test
    void accentsAndCapitalsAreNoDifference() {
        assertEquals("schlussel", Terms.term(Terms.words("SCHLÜSSEL").get(0)));
    }

    @Test
    void aTextIsCutAtAllThatIsNoLetter() {
        assertEquals(
                List.of("who", "encrypts", "s3", "nist", "800", "53", "key", "id"),
                Terms.words("Who encrypts S3? NIST-800-53: `key_id`, a"));
    }

    @Test
    void chineseAndJapaneseAreCutSignBySign() {
        assertEquals(List.of("暗", "号", "s3"), Terms.words("暗号S3"));
    }

    @Test
    void hashesAndLongNumbersAreNoWords() {
        assertEquals(List.of("of"), Terms.words("of 1234567890 " + "abcdef01".repeat(8)));
    }

    @Test
    void wordsOfAQuestionSayNothing() {
        assertTrue(Terms.words("Who is responsible for the").stream().allMatch(Terms::isStop));
    }
}
