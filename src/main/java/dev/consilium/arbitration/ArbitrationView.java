package dev.consilium.arbitration;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an arbiter sees: the readings under aliases in an order that is random per case, never an identity. */
public record ArbitrationView(String caseId, List<BlindedReading> readings) {

    /** @param alias {@code Reader 1}, {@code Reader 2}, ... */
    public record BlindedReading(
            int number,
            String alias,
            List<Label> labels,
            @Nullable Double confidence,
            Set<Flag> flags,
            @Nullable String comment) {

        static BlindedReading of(int number, Annotation annotation) {
            return new BlindedReading(
                    number,
                    "Reader " + number,
                    annotation.labels(),
                    annotation.confidence(),
                    annotation.flags(),
                    annotation.comment());
        }
    }
}
