package dev.demarc.html;

import dev.demarc.model.Ask.Use;
import org.jspecify.annotations.Nullable;

/** Which attributes of HTML hold addresses, and where in their values those stand. */
final class Addresses {

    /** Takes the place of an address in a text. */
    interface Taken {
        void take(int start, int end);
    }

    private Addresses() {}

    /** What an attribute's address is used for; nothing if it holds no address, or more than one. */
    static @Nullable Use use(String tag, String attribute) {
        return switch (tag + " " + attribute) {
            case "a href", "area href" -> Use.LINK;
            case "img src", "video poster" -> Use.IMAGE;
            case "script src",
                    "iframe src",
                    "audio src",
                    "video src",
                    "source src",
                    "track src",
                    "embed src",
                    "object data",
                    "link href" -> Use.EMBED;
            default -> null;
        };
    }

    /** Whether an attribute holds several pictures to choose from. */
    static boolean isSet(String tag, String attribute) {
        return (attribute.equals("srcset") && (tag.equals("img") || tag.equals("source")))
                || (attribute.equals("imagesrcset") && tag.equals("link"));
    }

    /** The one address of a value, without the white space that browsers strip. */
    static void one(String text, int from, int to, Taken taken) {
        int start = from;
        int end = to;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        taken.take(start, end);
    }

    /** Every address of a {@code srcset}. */
    static void each(String text, int from, int to, Taken taken) {
        int i = from;
        while (i < to) {
            while (i < to && (isBlank(text.charAt(i)) || text.charAt(i) == ',')) {
                i++;
            }
            int start = i;
            while (i < to && !isBlank(text.charAt(i))) {
                i++;
            }
            int end = i;
            while (end > start && text.charAt(end - 1) == ',') {
                end--;
            }
            if (end > start) {
                taken.take(start, end);
            }
            // A comma at the address's end begins the next candidate; else its width or density goes before.
            boolean described = end == i;
            while (described && i < to && text.charAt(i) != ',') {
                i++;
            }
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }
}
