package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision would come to if it were signed.
 *
 * @param chosen the reading it chooses or edits
 * @param lesions what it says of each, where it is taken lesion by lesion
 * @param wanting codes of what the labels lack under the schema; empty where they could stand
 */
public record Proposal(
        ReasonCode reason,
        @Nullable Reading chosen,
        List<Label> labels,
        List<LesionOutcome> lesions,
        List<String> wanting) {}
