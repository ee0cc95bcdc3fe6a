package dev.demarc.model;

/**
 * A heading of a page.
 *
 * @param level 1 to 6
 * @param id its anchor, unique on its page
 * @param text its plain text
 */
public record Heading(int level, String id, String text) {}
