package dev.demarc.history;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is known of files that were taken from a repository.
 *
 * @param tip what the reference named: the commit, or the tag that leads to it
 * @param commit its whole name
 * @param day on which it was made, in UTC
 * @param refused files that were not taken, by their paths below the folder that was, and why
 */
public record KeptState(String tip, String commit, LocalDate day, SortedMap<String, String> refused) {

    /** The file in which it is kept. */
    static final String NAME = "state.txt";

    private static final String HEAD = "demarc source 1";
    private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    /** Copies the map. */
    public KeptState {
        refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }

    /** As a person writes it: the commit, cut short, and its day. */
    public String inWords() {
        return "commit %s of %s".formatted(commit.substring(0, 8), day);
    }

    /** As text, a line for each. */
    String written() {
        var lines = new ArrayList<>(List.of(HEAD, tip, commit, day.toString()));
        refused.forEach((path, why) -> lines.add(why + "\t" + path));
        lines.add("");
        return String.join("\n", lines);
    }

    /** What was written; empty if it is something else. */
    static Optional<KeptState> of(String written) {
        List<String> lines = written.lines().toList();
        if (lines.size() < 4
                || !written.endsWith("\n")
                || !lines.get(0).equals(HEAD)
                || !OBJECT.matcher(lines.get(1)).matches()
                || !OBJECT.matcher(lines.get(2)).matches()) {
            return Optional.empty();
        }
        var refused = new TreeMap<String, String>();
        for (String line : lines.subList(4, lines.size())) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                return Optional.empty();
            }
            refused.put(line.substring(tab + 1), line.substring(0, tab));
        }
        try {
            return Optional.of(new KeptState(lines.get(1), lines.get(2), LocalDate.parse(lines.get(3)), refused));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
