/**
 * The rules: what is wrong with pages, with matrices, with the whole wiki. Rules are pure; they look at facts and report
 * findings, and change nothing. {@link dev.demarc.check.Catalogue} lists them, {@link dev.demarc.check.Judge} weighs what
 * they found. Links are walked once for all rules that speak of them, since asking is what costs.
 */
@NullMarked
package dev.demarc.check;

import org.jspecify.annotations.NullMarked;
