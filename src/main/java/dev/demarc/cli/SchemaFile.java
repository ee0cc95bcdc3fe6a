package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A kind of file that people write, and the JSON Schema (draft 7, which editors know best) by which an editor helps them.
 *
 * <p>Readers tell more than a schema can see: ids that mean nothing, gaps, overlaps. What a schema refuses, they refuse.
 */
enum SchemaFile {
    MATRIX("matrix"),
    CLAIMS("claims"),
    CONFIG("config"),
    FRONT_MATTER("front-matter");

    private final String word;

    SchemaFile(String word) {
        this.word = word;
    }

    /** What it is called on the command line. */
    String word() {
        return word;
    }

    /** The name of the file that holds its schema. */
    String fileName() {
        return word + ".schema.json";
    }

    /** Its schema, as JSON. */
    String text() throws IOException {
        try (var in = SchemaFile.class.getResourceAsStream("/schema/" + fileName())) {
            if (in == null) {
                throw new FileNotFoundException("schema/" + fileName());
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    /** The words of all. */
    static List<String> words() {
        return Arrays.stream(values()).map(SchemaFile::word).toList();
    }

    /** The one that a word means. */
    static Optional<SchemaFile> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
