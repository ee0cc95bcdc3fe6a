package dev.demarc.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself before its text.
 *
 * @param weight its place among its siblings; those without one come last
 * @param aliases addresses that lead to it, as written
 */
public record FrontMatter(
        @Nullable String title,
        @Nullable String description,
        @Nullable Double weight,
        Upkeep upkeep,
        List<String> tags,
        List<String> aliases,
        Choices choices) {

    /** Who keeps a page, and by when it wants a look. */
    public record Upkeep(@Nullable String owner, @Nullable LocalDate reviewBy) {}

    /**
     * How a page is built.
     *
     * @param template the name of its template, without {@code .peb}
     */
    public record Choices(boolean draft, String template, boolean toc, boolean search, boolean edit) {}

    /** The keys that may stand in it. */
    public static final List<String> KEYS = List.of(
            "title",
            "description",
            "weight",
            "tags",
            "aliases",
            "draft",
            "owner",
            "review-by",
            "template",
            "toc",
            "search",
            "edit");

    /** A page that says nothing of itself. */
    public static final FrontMatter NONE = new FrontMatter(
            null,
            null,
            null,
            new Upkeep(null, null),
            List.of(),
            List.of(),
            new Choices(false, "page", true, true, true));

    /** Copies the lists. */
    public FrontMatter {
        tags = List.copyOf(tags);
        aliases = List.copyOf(aliases);
    }
}
