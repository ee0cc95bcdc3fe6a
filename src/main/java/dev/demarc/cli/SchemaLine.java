package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The first line of a matrix in YAML, by which an editor finds the schema that lies in the wiki. */
final class SchemaLine {

    private static final String LEAD = "# yaml-language-server: $schema=";

    private SchemaLine() {}

    /**
     * The same text with the line before it, if the file is YAML and its wiki keeps the schemas.
     *
     * @param file where it will lie
     */
    static byte[] before(byte[] matrix, Path file) {
        String name = file.getFileName().toString();
        Path folder = file.toAbsolutePath().normalize().getParent();
        boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
        Path schema = yaml ? schema(folder) : null;
        return folder == null || schema == null
                ? matrix
                : with(folder.relativize(schema).toString().replace('\\', '/'), matrix);
    }

    /**
     * The same for a file of a wiki that keeps the schemas.
     *
     * @param path from the wiki's root
     */
    static byte[] before(byte[] matrix, String path) {
        long up = path.chars().filter(c -> c == '/').count();
        return with("../".repeat((int) up) + NewWiki.SCHEMAS + "/" + SchemaFile.MATRIX.fileName(), matrix);
    }

    private static byte[] with(String schema, byte[] matrix) {
        var all = new ByteArrayOutputStream();
        all.writeBytes((LEAD + schema + "\n").getBytes(UTF_8));
        all.writeBytes(matrix);
        return all.toByteArray();
    }

    /** The schema of the nearest folder that has one, upwards to the wiki's or the repository's root. */
    private static @Nullable Path schema(@Nullable Path from) {
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            Path schema = folder.resolve(NewWiki.SCHEMAS).resolve(SchemaFile.MATRIX.fileName());
            if (Files.isRegularFile(schema)) {
                return schema;
            }
            if (Files.exists(folder.resolve("demarc.yml")) || Files.exists(folder.resolve(".git"))) {
                return null;
            }
        }
        return null;
    }
}
