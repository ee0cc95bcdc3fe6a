package dev.demarc.source;

/**
 * A value that a person wrote, and where.
 *
 * @param value what was written
 * @param span its stretch of the file that the context names
 */
public record Located<T>(T value, Span span) {}
