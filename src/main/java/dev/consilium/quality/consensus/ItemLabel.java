package dev.consilium.quality.consensus;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a model holds to be true of one item.
 *
 * @param label null where the method decides nothing: no votes, or no strict majority
 * @param posterior per class in schema order: the soft label
 * @param tie another class is as likely as the first; a label is then the first of them in schema order
 * @param easiness how easy the item is (GLAD's beta), null for other methods
 */
@SuppressWarnings("ArrayRecordComponent") // numeric result, never compared as a record
public record ItemLabel(
        String unit,
        @Nullable String label,
        double[] posterior,
        boolean tie,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double easiness) {}
