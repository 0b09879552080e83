package dev.consilium.quality.consensus;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a fit says of one rater.
 *
 * @param confusion {@code true x said}: share of what the rater says for each true class, rows of sum 1
 * @param reliability expected share of the rater's labels that agree with the consensus of the others, fitted without the
 *     rater; a known truth stands for the others. Null where nobody else labelled the rater's items
 * @param n labels of the rater, repeats counted
 * @param skill in the model's own terms (accuracy of one-coin, alpha of GLAD, what MACE says the rater knows, weight of the
 *     weighted majority), null for other methods
 */
@SuppressWarnings("ArrayRecordComponent") // numeric result, never compared as a record
public record ReaderEstimate(
        String rater,
        double[][] confusion,
        @Nullable Double reliability,
        long n,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double skill) {}
