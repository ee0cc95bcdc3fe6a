package dev.demarc.data;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * One line of {@code render --batch}: {@code {"id": …, "markdown": "…"}}.
 *
 * @param id its JSON as given, or {@code null} if there is none
 * @param markdown the text to render
 */
public record BatchLine(String id, String markdown) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * What a line turned out to be.
     *
     * @param line nothing if it isn't such an object
     * @param fault what is wrong with it, in a sentence; nothing if all is well
     */
    public record Read(@Nullable BatchLine line, @Nullable String fault) {}

    /** Reads one line. */
    public static Read read(String text) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            return read(json, text);
        } catch (JacksonIOException e) {
            throw new IllegalStateException("A string can be read", e);
        } catch (JacksonException e) {
            return fault("This line isn't JSON.");
        }
    }

    private static Read read(JsonParser json, String text) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return fault("This line should be an object with `id` and `markdown`.");
        }
        String id = "null";
        String markdown = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            int start = (int) json.currentTokenLocation().getCharOffset();
            if (key.equals("markdown")) {
                if (value != JsonToken.VALUE_STRING) {
                    return fault("`markdown` should be a text.");
                }
                markdown = json.getString();
            } else {
                json.skipChildren();
                json.finishToken();
                if (key.equals("id")) {
                    id = text.substring(start, (int) json.currentLocation().getCharOffset());
                }
            }
        }
        if (json.nextToken() != null) {
            return fault("There is more on this line than one object.");
        }
        return markdown == null ? fault("This line has no `markdown`.") : new Read(new BatchLine(id, markdown), null);
    }

    private static Read fault(String message) {
        return new Read(null, message);
    }
}
