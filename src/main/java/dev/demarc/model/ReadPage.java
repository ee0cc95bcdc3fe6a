package dev.demarc.model;

/**
 * One Markdown file, read.
 *
 * @param page what the whole run keeps
 * @param body its HTML
 * @param places where its parts stand
 * @param facts what the rules want to know now
 */
public record ReadPage(Page page, Body body, Places places, PageFacts facts) {}
