package dev.demarc.check.external;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a target says of the web, and which addresses are nobody's business. */
class WebAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://docs.demarc.dev,                   WEB,       https://docs.demarc.dev/",
        "HTTPS://Docs.Demarc.dev/A?b=c#d,           WEB,       https://docs.demarc.dev/A?b=c",
        "//docs.demarc.dev/a,                       WEB,       https://docs.demarc.dev/a",
        "http://me:pw@docs.demarc.dev:8080/a,       WEB,       http://docs.demarc.dev:8080/a",
        "https://café.de/weg nach|unten,           WEB,       https://xn--caf-dma.de/weg%20nach%7Cunten",
        "https://docs.demarc.dev/100%/a%20b,        WEB,       https://docs.demarc.dev/100%25/a%20b",
        "https://docs.demarc.dev/a@b,               WEB,       https://docs.demarc.dev/a@b",
        "http://[2001:db8::1]:80/a,                 WEB,       http://[2001:db8::1]:80/a",
        "mailto:a@b.dev,                            ELSEWHERE,",
        "ftp://docs.demarc.dev/,                    ELSEWHERE,",
        "https://ACCOUNT.{region}.demarc.dev/,      EXAMPLE,",
        "https://<your-domain>/a,                   EXAMPLE,",
        "https://www.example.com/a,                 EXAMPLE,   https://www.example.com/a",
        "http://localhost:4000/,                    PRIVATE,   http://localhost:4000/",
        "http://intranet/,                          PRIVATE,   http://intranet/",
        "https://größe.de/,                         EXAMPLE,",
        "http://127.1:4000/,                        EXAMPLE,",
        "https://my_wiki.demarc.dev/,               EXAMPLE,",
        "https:/docs.demarc.dev,                    NONE,",
        "https://,                                  NONE,",
        "https:///a,                                NONE,",
        "https://docs.demarc.dev:port/,             NONE,",
        "https://docs.demarc.dev:99999/,            NONE,"
    })
    void aTargetIsRead(String target, WebAddress.Kind kind, String uri) {
        var address = WebAddress.of(target);
        assertEquals(kind, address.kind());
        assertEquals(String.valueOf(uri), String.valueOf(address.uri()));
    }

    @Test
    void theFragmentStaysAsWritten() {
        assertEquals("a%20b", WebAddress.of("https://docs.demarc.dev/#a%20b").fragment());
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.255.0.1, true",
        "0.0.0.0, true",
        "10.1.2.3, true",
        "172.16.0.1, true",
        "172.31.255.255, true",
        "172.32.0.1, false",
        "192.168.1.1, true",
        "169.254.169.254, true",
        "100.64.0.1, true",
        "100.127.255.255, true",
        "100.128.0.1, false",
        "168.63.129.16, true",
        "198.18.0.1, true",
        "224.0.0.1, true",
        "255.255.255.255, true",
        "8.8.8.8, false",
        "93.184.216.34, false",
        "::1, true",
        "::, true",
        "fe80::1, true",
        "fd00:ec2::254, true",
        "fc00::1, true",
        "ff02::1, true",
        "::ffff:10.0.0.1, true",
        "64:ff9b::a00:1, true",
        "64:ff9b::808:808, false",
        "2002:7f00:1::, true",
        "2606:4700::1111, false"
    })
    void privateAddressesAreKnown(String address, boolean isPrivate) throws UnknownHostException {
        assertEquals(isPrivate, Neighbourhoods.isPrivate(InetAddress.getByName(address)));
    }
}
