package dev.demarc.wording;

import dev.demarc.source.Packer;
import dev.demarc.source.Span;
import dev.demarc.source.Unpacker;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one file's words: the few that may be misspelt, and how often it uses those that may be meant. It is kept for each page
 * of a run, so it holds the common words as numbers: eight bytes each, about a kilobyte for a page of 8 kB.
 */
public final class Wording {

    /**
     * A word that nobody knows and that the file has once or twice, at one of its places.
     *
     * @param word as it stands there
     * @param name whether it belongs to the name of a thing rather than to a text
     */
    public record Rare(String word, Span span, boolean name) {}

    private final String place;
    private final List<Rare> rare;
    private final long[] counts;

    Wording(String place, List<Rare> rare, long[] counts) {
        this.place = place;
        this.rare = List.copyOf(rare);
        this.counts = counts;
    }

    /** A file without words. */
    public static Wording none(String place) {
        return new Wording(place, List.of(), new long[0]);
    }

    /** Writes it as bytes. */
    public void pack(Packer out) {
        packWords(out.text(place));
    }

    /** Writes all but its place, for who knows that. */
    public void packWords(Packer out) {
        out.<Rare>all(rare, (to, each) -> to.text(each.word()).span(each.span()).truth(each.name()));
        out.numbers(counts);
    }

    /** Reads what {@link #pack} wrote. */
    public static Wording unpacked(Unpacker in) {
        return unpackedWords(in, in.text());
    }

    /** Reads what {@link #packWords} wrote. */
    public static Wording unpackedWords(Unpacker in, String place) {
        var rare = in.all(from -> new Rare(from.text(), from.span(), from.truth()));
        return new Wording(place, rare, in.longNumbers());
    }

    /** The file, from the wiki's root. */
    public String place() {
        return place;
    }

    /** Words that may be misspelt, at each of their places. */
    public List<Rare> rare() {
        return rare;
    }

    /** Adds this file's words to those of the wiki. */
    void addTo(WordCounts all) {
        all.add(counts);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Wording that
                && place.equals(that.place)
                && rare.equals(that.rare)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(place, rare, Arrays.hashCode(counts));
    }
}
