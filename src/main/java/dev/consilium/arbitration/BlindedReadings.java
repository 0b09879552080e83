package dev.consilium.arbitration;

import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.ArbitrationView.BlindedReading;
import dev.consilium.common.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The readings of a case that count, under aliases in an order that is random per case, for whoever decides upon them. */
@Component
@Transactional
public class BlindedReadings {

    private final Readings readings;
    private final Aliases aliases;

    BlindedReadings(Readings readings, Aliases aliases) {
        this.readings = readings;
        this.aliases = aliases;
    }

    /** Gives every submitted reading its number. Idempotent: a number once given stays. */
    public void fix(String caseId) {
        aliases.fix(caseId, readings.submitted(caseId));
    }

    /** In the order of their numbers. */
    @Transactional(readOnly = true)
    public List<BlindedReading> of(String caseId) {
        Map<String, Reading> submitted = readings.submitted(caseId).stream()
                .collect(Collectors.toMap(Reading::id, Function.identity(), (first, second) -> first));
        return aliases.of(caseId).entrySet().stream()
                .flatMap(alias -> Stream.ofNullable(submitted.get(alias.getValue()))
                        .map(reading -> blinded(alias.getKey(), reading)))
                .toList();
    }

    /** Number of each reading, by its id. */
    @Transactional(readOnly = true)
    public Map<String, Integer> numbers(String caseId) {
        return aliases.of(caseId).entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /** @throws Refusal UNPROCESSABLE {@code READER_UNKNOWN} */
    @Transactional(readOnly = true)
    public Reading require(String caseId, @Nullable Integer number) {
        return Optional.ofNullable(number)
                .map(aliases.of(caseId)::get)
                .flatMap(id -> readings.submitted(caseId).stream()
                        .filter(reading -> reading.id().equals(id))
                        .findFirst())
                .orElseThrow(() ->
                        Refusal.unprocessable("READER_UNKNOWN", "Name the reading by its number, as in Reader 1."));
    }

    private static BlindedReading blinded(int number, Reading reading) {
        return BlindedReading.of(number, Objects.requireNonNull(reading.annotation()));
    }
}
