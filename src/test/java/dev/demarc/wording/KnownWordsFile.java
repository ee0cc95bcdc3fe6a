package dev.demarc.wording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Makes {@code known-words.bin} from lists with a word a line.
 *
 * <p>Its arguments are the file to write and the lists to read; {@code content/guide/inside.md} says which.
 */
final class KnownWordsFile {

    private KnownWordsFile() {}

    /** Writes the filter. */
    public static void main(String[] arguments) throws IOException {
        var words = new TreeSet<String>();
        for (int i = 1; i < arguments.length; i++) {
            for (String line : Files.readAllLines(Path.of(arguments[i]), UTF_8)) {
                String word = plain(line);
                if (word.matches("[a-z]{" + KnownWords.SHORTEST + ",}")) {
                    words.add(word);
                }
            }
        }
        Files.write(Path.of(arguments[0]), KnownWords.filterOf(words));
    }

    /** In small letters without accents: “cafés” is often written without, and with one it is no word to us. */
    private static String plain(String line) {
        return Normalizer.normalize(line.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "");
    }
}
