package dev.demarc.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.build.RandomEdits;
import dev.demarc.data.ClaimsReader;
import dev.demarc.data.MatrixReader;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import dev.demarc.source.Packer;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Span;
import dev.demarc.source.Unpacker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackedMatrixTest {

    /** All that a matrix file can say, a cell of each kind in it. */
    private static final String ALL = """
            matrix: all
            title: All there is
            description: Who does what, and who says so.
            source: {title: A page, url: "https://provider.example/", retrieved: 2026-02-28}
            owner: grc
            review-by: 2026-12-31
            omits: {saas: Nothing is bought., faas: }
            parties:
              provider: {name: The provider, band: Of the cloud, description: Sells it., also: [Vendor], renamed-from: [seller]}
              customer: {name: The customer, band: In the cloud}
              data-team: {part-of: customer}
            categories:
              iaas: {name: Machines, description: Rented., examples: [Disks, Größen 😀], also: [Servers], renamed-from: [vms, boxes]}
              paas:
            concerns:
              owned: {who: customer}
              told: {who: {iaas: {customer: Takes it.}, otherwise: provider}}
              both:
                name: Shared by two
                group: Data
                description: Each has a part.
                level: recommended
                evidence: [proof.md, "https://proof.example/"]
                controls: {nist-800-53: [AC-1, AC-2], ours: [x]}
                also: [Common]
                renamed-from: [joint]
                who: {shared: {provider: The disk., customer: The key.}}
              overlap: {level: required, who: {provider: Says so., customer: Says so too., data-team: }}
              hired: {level: informational, who: {iaas: {outsourced: {to: provider, by: customer, text: For it.}}, paas: {outsourced: {to: provider}}}}
              depends: {who: {iaas: {varies: By region., default: {provider: Here.}}, paas: {varies: By size.}}}
              inapplicable: {who: {iaas: {n/a: None is there.}, paas: n/a}}
              open: {who: {iaas: {undetermined: Asked., owner: grc, until: 2026-01-31}, paas: undetermined}}
              of-csv:
              missing: {who: {iaas: , paas: provider}}
            cells: data/cells.csv
            """;

    private static final SourceFile CSV = file("data/cells.csv", """
            concern,category,holder,text
            of-csv,paas,provider,Has it.
            of-csv,iaas,nobody,
            """);

    private static final String CLAIMS = """
            matrix: all
            party: customer
            owner: grc
            review-by: 2026-12-31
            claims:
              iaas: {owned: Has it., unknown: Größen., told: }
              nowhere: {owned: Has it.}
            """;

    private static SourceFile file(String path, String text) {
        return SourceFile.of(path, "content/" + path, text.getBytes(UTF_8));
    }

    private static MatrixFile matrix(String text) {
        return MatrixReader.read(file("all.matrix.yml", text), List.of(CSV)).value();
    }

    private static ClaimsFile claims(String text) {
        return ClaimsReader.read(file("customer.claims.yml", text)).value();
    }

    private static byte[] packed(MatrixFile file) {
        var out = new Packer();
        PackedMatrix.pack(out, file);
        return out.bytes();
    }

    private static byte[] packed(ClaimsFile file) {
        var out = new Packer();
        PackedMatrix.pack(out, file);
        return out.bytes();
    }

    /** With all that is read only when somebody asks for it. */
    private static MatrixFile whole(Unpacker in) {
        MatrixFile read = PackedMatrix.matrixFile(in);
        assertEquals(
                List.copyOf(read.places().keySet()),
                new ArrayList<>(new TreeSet<>(read.places().keySet())));
        return read;
    }

    private static MatrixFile again(MatrixFile file) {
        byte[] bytes = packed(file);
        var in = new Unpacker(bytes);
        MatrixFile read = whole(in);
        assertTrue(in.isAtEnd());
        assertEquals(file, read);
        assertEquals(file.toString(), read.toString());
        assertEquals(
                List.copyOf(file.matrix().cells().keySet()),
                List.copyOf(read.matrix().cells().keySet()));
        assertArrayEquals(bytes, packed(read));
        return read;
    }

    private static ClaimsFile again(ClaimsFile file) {
        byte[] bytes = packed(file);
        var in = new Unpacker(bytes);
        ClaimsFile read = PackedMatrix.claimsFile(in);
        assertTrue(in.isAtEnd());
        assertEquals(file, read);
        assertArrayEquals(bytes, packed(read));
        return read;
    }

    /** Reads all that lie below a folder, with the CSV files that lie there. */
    private static int againBelow(Path root) throws IOException {
        List<SourceFile> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(Files::isRegularFile)
                    .sorted()
                    .map(each -> SourceFile.of(
                            root.relativize(each).toString().replace('\\', '/'),
                            each.toString().replace('\\', '/'),
                            each))
                    .toList();
        }
        var tables = files.stream().filter(each -> each.path().endsWith(".csv")).toList();
        int many = 0;
        for (SourceFile each : files) {
            if (each.path().matches(".*\\.matrix\\.(yml|yaml|json)")) {
                again(MatrixReader.read(each, tables).value());
                many++;
            } else if (each.path().matches(".*\\.claims\\.(yml|yaml|json)")) {
                again(ClaimsReader.read(each).value());
                many++;
            }
        }
        return many;
    }

    @ParameterizedTest
    @ValueSource(strings = {"content", "src"})
    void eachFileOfOursIsReadAsItWasWritten(String folder) throws IOException {
        assertTrue(againBelow(Path.of(folder)) >= 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anyFileIsReadAsItWasWritten(long seed, @TempDir Path folder) throws IOException {
        new RandomEdits(folder, seed).firstWiki();
        assertEquals(3, againBelow(folder));
    }

    @Test
    void aMatrixOfEverythingIsReadAsItWasWritten() {
        var read = again(matrix(ALL)).matrix();
        // What the text says is what is kept, not nothing twice.
        var kinds = read.cells().values().stream().map(Holder::state).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(State.values()), kinds);
        assertEquals(new Holder.Undetermined("Asked.", "grc", LocalDate.of(2026, 1, 31)), read.holder("open", "iaas"));
        assertEquals(
                new Holder.Varies("By region.", new Holder.Owned(new Part("provider", "Here.")), List.of()),
                read.holder("depends", "iaas"));
        assertEquals(List.of("seller"), read.knownParty("provider").renamedFrom());
        assertEquals(LocalDate.of(2026, 12, 31), read.origin().reviewBy());
    }

    @Test
    void whatStandsInTheFileAndBesideItIsReadAsItWasWritten() {
        var read = again(matrix(ALL));
        assertEquals("data/cells.csv", read.cells());
        assertEquals(Set.of(new Cell("of-csv", "iaas")), read.unsettled());
        assertEquals(
                "content/data/cells.csv:2:13",
                read.at(new Cell("of-csv", "paas")).toString());
        assertEquals(2, read.writing().words().size());
        assertTrue(read.places().containsKey("parts.overlap.iaas.data-team"));
        assertTrue(read.places().containsKey("concerns.both.evidence.1"));
    }

    /** No file says so, but whoever makes a matrix may. */
    @Test
    void idsThatTheMatrixDoesNotHaveAreReadAsTheyWereWritten() {
        var cells = new LinkedHashMap<Cell, Holder>();
        var stranger = new Part("stranger", null);
        var friend = new Part("customer", "");
        cells.put(new Cell("z", "paas"), new Holder.Overlap(List.of(stranger, friend)));
        cells.put(new Cell("patching", "nowhere"), new Holder.Missing());
        cells.put(
                new Cell("a", ""),
                new Holder.Varies("", new Holder.Outsourced("stranger", "friend", ""), List.of(friend, stranger)));
        cells.put(new Cell("patching", "iaas"), new Holder.Varies("", null, List.of(stranger)));
        cells.put(new Cell("b", "iaas"), new Holder.Varies("", new Holder.Missing(), List.of()));
        Map<String, Location> places = Map.of(
                "matrix", new Location.InEnvironment("HOME"),
                "a", Location.in("a", new Span(1, 2, 3, 1)),
                "b", Location.in("b"),
                "c", Location.in("a"));
        MatrixFile cloud = Cloud.matrix().concern("patching").category("iaas").file();

        again(new MatrixFile(
                "", "", cloud.matrix().with(cells), places, null, Set.of(new Cell("x", "y"), new Cell("a", "")), true));
    }

    /** Who asks for a place before anybody asked for a cell gets what is written there. */
    @Test
    void placesAreReadWithoutAnybodyAskingForCellsFirst() {
        var in = new Unpacker(packed(matrix(ALL)));
        var read = PackedMatrix.matrixFile(in);
        assertFalse(in.isAtEnd());

        assertEquals(
                "content/data/cells.csv:2:13",
                read.at(new Cell("of-csv", "paas")).toString());
        assertTrue(in.isAtEnd());
        assertEquals(matrix(ALL), read);
    }

    /** Many cells are the same, and take no more room than one. */
    @Test
    void oneHolderOfAWholeRowStaysOne() {
        var read = again(matrix(ALL)).matrix();
        Holder first = read.holder("both", "iaas");
        assertTrue(first == read.holder("both", "paas"));
    }

    @Test
    void whatCannotBeReadIsReadAsItWasWritten() {
        assertFalse(again(matrix("matrix: all\ntitle: [open\n")).readable());
        assertFalse(
                again(claims("matrix: all\nparty: customer\nclaims: [open\n")).readable());
        again(matrix(""));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsLeftOfAFileIsReadAsItWasWritten(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            again(matrix(ALL.substring(0, random.nextInt(ALL.length()))));
            again(claims(CLAIMS.substring(0, random.nextInt(CLAIMS.length()))));
        }
    }

    @Test
    void aClaimsFileIsReadAsItWasWritten() {
        var read = again(claims(CLAIMS));
        assertEquals(4, read.claims().size());
        Located<LocalDate> reviewBy = read.upkeep().reviewBy();
        assertNotNull(reviewBy);
        assertEquals(LocalDate.of(2026, 12, 31), reviewBy.value());
        again(Cloud.claims("teams/a.claims.yml", "customer", "patching.iaas"));
    }

    /** A file's bytes, and how they are read and written. */
    private static final class Form<T> {

        private final byte[] bytes;
        private final Function<Unpacker, T> read;
        private final BiConsumer<Packer, T> pack;

        Form(byte[] bytes, Function<Unpacker, T> read, BiConsumer<Packer, T> pack) {
            this.bytes = bytes;
            this.read = read;
            this.pack = pack;
        }

        /** Broken bytes are refused, or they say something that can be written again. */
        void readOrRefuse(byte[] broken) {
            T found;
            try {
                found = read.apply(new Unpacker(broken));
            } catch (IllegalArgumentException e) {
                assertNotNull(e.getMessage());
                return;
            }
            pack.accept(new Packer(), found);
        }
    }

    static Stream<Form<?>> forms() {
        return Stream.of(
                new Form<MatrixFile>(packed(matrix(ALL)), PackedMatrixTest::whole, PackedMatrix::pack),
                new Form<MatrixFile>(
                        packed(Cloud.matrix()
                                .concern("a")
                                .cell("a", "iaas", Cloud.shared("x", "customer"))
                                .file()),
                        PackedMatrixTest::whole,
                        PackedMatrix::pack),
                new Form<ClaimsFile>(packed(claims(CLAIMS)), PackedMatrix::claimsFile, PackedMatrix::pack));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void bytesThatAreCutOffAreRefused(Form<?> form) {
        for (int length = 0; length < form.bytes.length; length++) {
            var in = new Unpacker(Arrays.copyOf(form.bytes, length));
            assertThrows(IllegalArgumentException.class, () -> form.read.apply(in));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void brokenBytesAreReadOrRefused(Form<?> form) {
        for (int i = 0; i < form.bytes.length; i++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] broken = form.bytes.clone();
                broken[i] ^= (byte) (1 << bit);
                form.readOrRefuse(broken);
            }
        }
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] broken = form.bytes.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                int at = random.nextInt(broken.length);
                byte some = (byte) (random.nextBoolean() ? random.nextInt(10) : random.nextInt());
                Arrays.fill(broken, at, Math.min(broken.length, at + 1 + random.nextInt(6)), some);
            }
            form.readOrRefuse(broken);
        }
    }

    /** However deep it goes on. */
    @Test
    void whatVariesInTurnIsRefused() {
        var out = new Packer();
        var cells = Map.<Cell, Holder>of(new Cell("c", "d"), new Holder.Varies("x", null, List.of()));
        PackedMatrix.pack(
                out,
                new MatrixFile("", "", Cloud.matrix().file().matrix().with(cells), Map.of(), null, Set.of(), true));
        String before = new String(out.bytes(), UTF_8);
        String varies = "\u0004\u0002x";
        int at = before.lastIndexOf(varies);
        String deep = before.substring(0, at) + (varies + "\u0001").repeat(100_000);

        assertThrows(IllegalArgumentException.class, () -> whole(new Unpacker(deep.getBytes(UTF_8))));
    }
}
