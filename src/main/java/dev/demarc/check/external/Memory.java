package dev.demarc.check.external;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.output.CacheFolder;
import dev.demarc.output.Landing;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Good answers of earlier runs, on disk. What went wrong is never remembered: it may be mended by now.
 *
 * <p>A line each, with tabs: day, address, where it moved for good, fragments that were there. A file that isn't so is
 * no error; it is begun anew.
 */
final class Memory {

    private static final String FILE = "external-links.txt";
    private static final String HEAD = "demarc external links 1";
    private static final long LARGEST = 64L << 20;

    /**
     * A good answer.
     *
     * @param movedTo where it lies now for good; nothing if it didn't move
     * @param fragments places that were looked for and found
     */
    record Entry(LocalDate day, @Nullable URI movedTo, SortedSet<String> fragments) {
        Entry {
            fragments = Collections.unmodifiableSortedSet(new TreeSet<>(fragments));
        }
    }

    private final Path folder;
    private final LocalDate today;
    private final int days;
    private final Map<URI, Entry> entries = new TreeMap<>();

    private Memory(Path folder, LocalDate today, int days) {
        this.folder = folder;
        this.today = today;
        this.days = days;
    }

    /**
     * Remembers what still counts.
     *
     * @param days for how many days an answer counts, that of the answer among them; 0 for none
     */
    static Memory in(Path folder, LocalDate today, int days) {
        var memory = new Memory(folder, today, days);
        memory.read();
        return memory;
    }

    private void read() {
        Path file = folder.resolve(FILE);
        try {
            if (days == 0 || !Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return;
            }
            var lines = Files.readAllLines(file, UTF_8);
            if (!lines.isEmpty() && lines.get(0).equals(HEAD)) {
                lines.subList(1, lines.size()).forEach(this::read);
            }
        } catch (CharacterCodingException | IllegalArgumentException | DateTimeParseException e) {
            // Somebody else's file, or one that was cut: it will be begun anew.
            entries.clear();
        } catch (IOException e) {
            // Without the memory all is asked again, which is slower and as right.
            entries.clear();
        }
    }

    private void read(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("No line of this file");
        }
        var fragments = new TreeSet<String>();
        for (String each : parts[3].split(" ", -1)) {
            if (!each.isEmpty()) {
                fragments.add(Fragment.decoded(each));
            }
        }
        var entry = new Entry(LocalDate.parse(parts[0]), parts[2].isEmpty() ? null : URI.create(parts[2]), fragments);
        if (counts(entry)) {
            entries.put(URI.create(parts[1]), entry);
        }
    }

    private boolean counts(Entry entry) {
        long age = ChronoUnit.DAYS.between(entry.day(), today);
        return age >= 0 && age < days;
    }

    /** A good answer that still counts, for all fragments that are wanted. */
    Optional<Entry> of(Resource resource) {
        Entry known = entries.get(resource.uri());
        return known != null && known.fragments().containsAll(resource.fragments())
                ? Optional.of(known)
                : Optional.empty();
    }

    /** Takes an answer, if it is a good one; else forgets the one before. */
    void take(Resource resource, Outcome outcome) {
        if (outcome.verdict() == Verdict.FOUND && outcome.missing().isEmpty()) {
            entries.put(resource.uri(), new Entry(today, outcome.movedTo(), resource.fragments()));
        } else if (outcome.asked().answered()) {
            entries.remove(resource.uri());
        }
    }

    /**
     * Writes it down. A folder that is made for it keeps itself out of git.
     *
     * @return why it couldn't be written, in words; nothing if it was
     */
    @Nullable
    String keep() {
        if (days == 0) {
            return null;
        }
        try {
            CacheFolder.keep(folder, FILE, text().getBytes(UTF_8));
            return null;
        } catch (IOException e) {
            return Landing.words(e);
        }
    }

    private String text() {
        var text = new StringBuilder(HEAD).append('\n');
        entries.forEach((uri, entry) -> {
            var fragments = entry.fragments().stream()
                    .map(each -> WebAddress.escaped(each.replace("%", "%25")))
                    .toList();
            text.append(entry.day())
                    .append('\t')
                    .append(uri)
                    .append('\t')
                    .append(entry.movedTo() == null ? "" : entry.movedTo())
                    .append('\t')
                    .append(String.join(" ", fragments))
                    .append('\n');
        });
        return text.toString();
    }
}
