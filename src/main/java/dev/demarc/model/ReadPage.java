package dev.demarc.model;

import dev.demarc.wording.Wording;

/**
 * One Markdown file, read.
 *
 * @param page what the whole run keeps
 * @param body its HTML
 * @param places where its parts stand
 * @param facts what the rules want to know now
 * @param wording its words, of which rules ask when the whole wiki is read
 */
public record ReadPage(Page page, Body body, Places places, PageFacts facts, Wording wording) {}
