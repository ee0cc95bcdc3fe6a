package dev.demarc.matrix;

import dev.demarc.source.Located;
import dev.demarc.source.Location;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import dev.demarc.wording.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a matrix file or a claims file, as bytes, whole. What is read is equal to what was written, and the cells of
 * a matrix come in the same order.
 *
 * <p>Of a matrix that is read, cells and places come last, and are read when somebody first asks for one.
 */
public final class PackedMatrix {

    private PackedMatrix() {}

    /** Writes a matrix file. */
    public static void pack(Packer out, MatrixFile file) {
        out.text(file.path()).text(file.place()).text(file.cells()).truth(file.readable());
        Matrix matrix = file.matrix();
        out.text(matrix.id()).text(matrix.title()).text(matrix.description());
        pack(out, matrix.origin());
        out.<Party>all(matrix.parties(), PackedMatrix::pack);
        out.<Category>all(matrix.categories(), PackedMatrix::pack);
        out.<Concern>all(matrix.concerns(), PackedMatrix::pack);
        out.<Wording>all(file.writing().words(), (to, words) -> words.pack(to));
        out.<Cell>all(file.unsettled(), (to, cell) -> to.text(cell.concern()).text(cell.category()));
        new CellPacker(out, matrix).holders(matrix.cells());
        pack(out, file.places());
    }

    /**
     * Reads a matrix file. Nobody may read on after it: where its cells begin, it waits for whoever asks for them.
     *
     * @throws IllegalArgumentException now or, of cells and places, when they are asked for
     */
    public static MatrixFile matrixFile(Unpacker in) {
        String path = in.text();
        String place = in.text();
        String csv = in.textOrNone();
        boolean readable = in.truth();
        String id = in.text();
        var heading = new Matrix.Heading(in.text(), in.textOrNone());
        Origin origin = origin(in);
        List<Party> parties = in.all(PackedMatrix::party);
        List<Category> categories = in.all(PackedMatrix::category);
        List<Concern> concerns = in.all(PackedMatrix::concern);
        List<Wording> words = in.all(Wording::unpacked);
        var unsettled = new HashSet<>(in.all(each -> new Cell(each.text(), each.text())));
        var cells = new Awaited<>(() -> new CellUnpacker(in, concerns, categories, parties).holders());
        var places = new Awaited<>(() -> placesAfter(cells, in));
        var matrix = new Matrix(id, heading, origin, parties, categories, concerns, cells);
        return new MatrixFile(path, place, matrix, new MatrixFile.Writing(places, words), csv, unsettled, readable);
    }

    private static void pack(Packer out, Origin origin) {
        var source = origin.source();
        out.truth(source != null);
        if (source != null) {
            out.text(source.title()).text(source.url()).day(source.retrieved());
        }
        out.text(origin.owner()).day(origin.reviewBy()).count(origin.omits().size());
        origin.omits().forEach((category, reason) -> out.text(category).text(reason));
    }

    private static Origin origin(Unpacker in) {
        var source = in.truth() ? new Origin.Source(in.textOrNone(), in.textOrNone(), in.dayOrNone()) : null;
        String owner = in.textOrNone();
        LocalDate reviewBy = in.dayOrNone();
        var omits = new TreeMap<String, String>();
        for (int i = in.count(); i > 0; i--) {
            omits.put(in.text(), in.text());
        }
        return new Origin(source, owner, reviewBy, omits);
    }

    private static void pack(Packer out, Party party) {
        out.text(party.id()).text(party.name()).number(party.number());
        out.text(party.letter()).text(party.partOf());
        out.text(party.band()).text(party.description()).texts(party.renamedFrom());
        out.texts(party.also());
    }

    private static Party party(Unpacker in) {
        return new Party(
                in.text(),
                in.text(),
                in.number(),
                in.text(),
                in.textOrNone(),
                new Party.PartyWords(in.textOrNone(), in.textOrNone(), in.texts()),
                in.texts());
    }

    private static void pack(Packer out, Category category) {
        out.text(category.id()).text(category.name()).text(category.description());
        out.texts(category.examples()).texts(category.also()).texts(category.renamedFrom());
    }

    private static Category category(Unpacker in) {
        return new Category(in.text(), in.text(), in.textOrNone(), in.texts(), in.texts(), in.texts());
    }

    private static void pack(Packer out, Concern concern) {
        out.text(concern.id()).text(concern.name()).text(concern.group()).text(concern.description());
        Concern.Level level = concern.level();
        out.truth(level != null);
        if (level != null) {
            out.constant(level);
        }
        out.texts(concern.proof().evidence());
        out.count(concern.proof().controls().size());
        concern.proof()
                .controls()
                .forEach((framework, ids) -> out.text(framework).texts(ids));
        out.texts(concern.also()).texts(concern.renamedFrom());
    }

    private static Concern concern(Unpacker in) {
        return new Concern(in.text(), in.text(), in.textOrNone(), in.textOrNone(), proof(in), in.texts(), in.texts());
    }

    private static Concern.Proof proof(Unpacker in) {
        Concern.Level level = in.truth() ? in.constant(Concern.Level.class) : null;
        List<String> evidence = in.texts();
        var controls = new TreeMap<String, List<String>>();
        for (int i = in.count(); i > 0; i--) {
            controls.put(in.text(), in.texts());
        }
        return new Concern.Proof(level, evidence, controls);
    }

    /**
     * Most places lie in one file, the others in a second: each is a number from 1 in the order in which they come, with its
     * path where it comes first. A place that lies in no file has 0.
     */
    private static void pack(Packer out, Map<String, Location> places) {
        var files = new HashMap<String, Integer>();
        out.count(places.size());
        places.forEach((name, location) -> {
            out.text(name);
            if (location instanceof Location.InFile at) {
                Integer known = files.putIfAbsent(at.path(), files.size() + 1);
                out.count(known == null ? files.size() : known);
                if (known == null) {
                    out.text(at.path());
                }
                out.span(at.span());
            } else {
                out.count(0).location(location);
            }
        });
    }

    /** Places stand behind the cells, so these have to be read before. */
    private static Map<String, Location> placesAfter(Awaited<Cell, Holder> cells, Unpacker in) {
        cells.made();
        var files = new ArrayList<String>();
        var places = new TreeMap<String, Location>();
        for (int i = in.count(); i > 0; i--) {
            String name = in.text();
            int file = in.count();
            if (file > files.size() + 1) {
                throw new IllegalArgumentException("No such file: " + file);
            }
            if (file > files.size()) {
                files.add(in.text());
            }
            places.put(name, file == 0 ? in.location() : Location.in(files.get(file - 1), in.span()));
        }
        return places;
    }

    /** Writes a claims file. */
    public static void pack(Packer out, ClaimsFile file) {
        out.text(file.path()).text(file.place());
        packId(out, file.matrix());
        packId(out, file.party());
        Located<LocalDate> reviewBy = file.upkeep().reviewBy();
        out.text(file.upkeep().owner()).truth(reviewBy != null);
        if (reviewBy != null) {
            out.day(reviewBy.value()).span(reviewBy.span());
        }
        out.<ClaimsFile.Claim>all(file.claims(), PackedMatrix::pack);
        out.truth(file.readable());
        file.words().pack(out);
    }

    /** Reads a claims file. */
    public static ClaimsFile claimsFile(Unpacker in) {
        return new ClaimsFile(
                in.text(),
                in.text(),
                in.truth() ? located(in) : null,
                in.truth() ? located(in) : null,
                new ClaimsFile.Upkeep(in.textOrNone(), in.truth() ? new Located<>(day(in), in.span()) : null),
                in.all(PackedMatrix::claim),
                in.truth(),
                Wording.unpacked(in));
    }

    private static void pack(Packer out, ClaimsFile.Claim claim) {
        pack(out, claim.category());
        pack(out, claim.concern());
        out.text(claim.text());
    }

    private static ClaimsFile.Claim claim(Unpacker in) {
        return new ClaimsFile.Claim(located(in), located(in), in.textOrNone());
    }

    private static void packId(Packer out, @Nullable Located<String> id) {
        out.truth(id != null);
        if (id != null) {
            pack(out, id);
        }
    }

    private static void pack(Packer out, Located<String> text) {
        out.text(text.value()).span(text.span());
    }

    private static Located<String> located(Unpacker in) {
        return new Located<>(in.text(), in.span());
    }

    private static LocalDate day(Unpacker in) {
        LocalDate day = in.dayOrNone();
        if (day == null) {
            throw new IllegalArgumentException("A day is missing");
        }
        return day;
    }
}
