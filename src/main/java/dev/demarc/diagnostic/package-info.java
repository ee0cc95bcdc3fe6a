/**
 * What is said about a wiki: rules, severities, findings, and the nearest known name. Knows
 * places, but no format and no page.
 */
@NullMarked
package dev.demarc.diagnostic;

import org.jspecify.annotations.NullMarked;
