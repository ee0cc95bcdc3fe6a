package dev.demarc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "index.html, aws/security.html",
        "aws/security/backups.html, aws/security.html",
        "aws/security.html, aws/security/backups.html",
        "a/b/c.html, d/e.html",
        "a/b.html, a/b.html",
        "a/b.html, a/50% of it + more.html",
        "a/b.html, a/x:y.html",
        "ä/b.html, ö/ü.html",
    })
    void whatALinkSaysCanBeReadBack(String from, String to) {
        var page = new Address(from);

        assertEquals(new Address(to), page.resolve(page.hrefTo(new Address(to))));
    }
}
