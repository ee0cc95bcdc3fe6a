package dev.demarc.exchange.incoming;

import dev.demarc.matrix.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parts one text for several parties where a sentence, or a heading in it, begins with a party's name. */
final class Parting {

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.;!?])\\s+|\\n+");
    private static final int LONGEST_NAME = 4;

    private Parting() {}

    /**
     * Each party's part; of those of whom nothing is said, nothing.
     *
     * @param otherwise whose the whole text is, if nobody is named in it
     */
    static List<Part> of(String text, List<String> ids, String otherwise, Parties parties) {
        var told = new LinkedHashMap<String, StringBuilder>();
        @Nullable String speaking = null;
        for (String sentence : SENTENCE.split(text.strip(), -1)) {
            String rest = sentence.strip();
            int length = nameLength(rest, ids, parties);
            if (length > 0) {
                speaking = parties.find(
                        rest.substring(0, length).replaceAll("[:,–—-]+$", "").strip());
                String after = rest.substring(length).strip();
                boolean heading = after.startsWith(":") || rest.charAt(length - 1) == ':';
                rest = heading ? after.replaceAll("^[:\\s]+", "") : rest;
            }
            String party = speaking == null ? otherwise : speaking;
            if (!rest.isEmpty()) {
                told.computeIfAbsent(party, p -> new StringBuilder())
                        .append(' ')
                        .append(rest);
            }
        }
        var parts = new ArrayList<Part>();
        for (String id : ids) {
            parts.add(new Part(id, told.containsKey(id) ? words(told, id) : null));
        }
        return parts;
    }

    private static String words(Map<String, StringBuilder> told, String id) {
        return String.valueOf(told.get(id)).strip();
    }

    /** How long the name is with which a sentence begins; 0 if it begins with none of these. */
    private static int nameLength(String sentence, List<String> ids, Parties parties) {
        int end = 0;
        int best = 0;
        for (int words = 1; words <= LONGEST_NAME && end < sentence.length(); words++) {
            end = endOfWord(sentence, end);
            String name = sentence.substring(0, end).replaceAll("[:,–—-]+$", "").strip();
            String found = name.isEmpty() ? null : parties.find(name);
            if (found != null && ids.contains(found)) {
                best = end;
            }
        }
        return best;
    }

    private static int endOfWord(String sentence, int from) {
        int end = from;
        while (end < sentence.length() && Character.isWhitespace(sentence.charAt(end))) {
            end++;
        }
        while (end < sentence.length() && !Character.isWhitespace(sentence.charAt(end))) {
            end++;
        }
        return end;
    }
}
