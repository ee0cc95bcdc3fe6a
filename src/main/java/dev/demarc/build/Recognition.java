package dev.demarc.build;

import dev.demarc.source.Digest;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * How a build tells that it has made something before.
 *
 * @param same whether what a result was made of is what it would be made of now
 * @param keys what the files of a site are made of, for a later build to compare
 * @param reads on what that which was read of a page depends, likewise
 * @param rules on what that which rules of matrices found depends, likewise
 * @param traces how far a file is trusted to be the same that lies as it lay
 */
record Recognition(
        BiPredicate<Object, Object> same,
        Function<PageKeys.Inputs, PageKeys> keys,
        KeptReads.Keying reads,
        Function<MatrixFindings.Inputs, Digest> rules,
        SourceTraces.Trust traces) {

    /** By everything that it was made of. */
    static final Recognition WHOLE =
            new Recognition(Object::equals, PageKeys::of, KeptReads.WHOLE, Fingerprint::of, SourceTraces.DUE);
}
