package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers load has the same meaning as what was written. */
class LeanAssetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a { color : red ; }|a{color :red}",
                "a  b > c, d {}|a b > c,d{}",
                "a /* b */ c {}|a c{}",
                "a :hover {}|a :hover{}",
                "p { width: calc(1px + 2px) }|p{width:calc(1px + 2px)}",
                "@media (min-width: 1px) and (max-width: 2px) { a { b: c } }|"
                        + "@media (min-width:1px) and (max-width:2px){a{b:c}}",
                "a { content: \" /* no */  ; }\" }|a{content:\" /* no */  ; }\"}",
                "a { content: '\\'  ;' ; }|a{content:'\\'  ;'}",
                "a { background: url( data:x;/*y*/ ) }|a{background:url( data:x;/*y*/ )}",
                "@layer a, b;|@layer a,b;",
                "a { b: c } /* open|a{b:c}",
                "a { b: 'open|a{b:'open",
                "a { b: '\\\\|a{b:'\\\\",
                "a::before { content : \"→ “ ”\" ; }  .ü > b {}|a::before{content :\"→ “ ”\"}.ü > b{}",
                "curl( a; b )  url( a; b )|curl( a;b ) url( a; b )",
                "a { b : url(open|a{b :url(open",
                "/**/a/*/*/{}|a{}",
            })
    void styleSheetsKeepTheirMeaning(String written, String served) {
        assertEquals(served, lean("a.css", written));
    }

    @Test
    void scriptsKeepTheirLines() {
        String written = """
                // What it does.
                (() => {
                  "use strict";

                  /* Why,
                     at length. */ const a = 1 // not at a line's beginning
                  const b = "//" + a;
                })();
                """;
        String served = """
                (() => {
                "use strict";
                const a = 1 // not at a line's beginning
                const b = "//" + a;
                })();
                """;
        assertEquals(served, lean("a.js", written));
    }

    @Test
    void scriptsWithTextsOverLinesStayAsTheyAre() {
        assertEquals("const a = `\n  // b`;\n", lean("a.js", "const a = `\n  // b`;\n"));
        assertEquals("const a = '\\\n  // b';\n", lean("a.js", "const a = '\\\n  // b';\n"));
    }

    @Test
    void commentsMayStandAnywhereInAScript() {
        String written =
                "/**/ a();\r\n/* one */ // two\n\tb(); /* c\n*/\n /* d *//* e */\n/*/ f();\n*/ g('ü’');\n// end";
        assertEquals("a();\nb(); /* c\n*/\n/* e */\ng('ü’');\n", lean("a.js", written));
    }

    private static String lean(String file, String written) {
        return new String(LeanAsset.of("assets/" + file, written.getBytes(UTF_8)), UTF_8);
    }

    @Test
    void otherFilesStayAsTheyAre() {
        byte[] picture = "<svg>  <!-- a --> </svg>".getBytes(UTF_8);
        assertArrayEquals(picture, LeanAsset.of("assets/icon.svg", picture));
    }
}
