package dev.demarc.diagnostic;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A finding that somebody has agreed to live with, so that it isn't told.
 *
 * @param owner who agreed
 * @param reason why
 * @param until the last day on which it is not told
 */
public record Waived(
        Diagnostic finding,
        @Nullable String owner,
        @Nullable String reason,
        @Nullable LocalDate until) {}
