package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import dev.consilium.project.LesionScoring;
import dev.consilium.quality.lesion.Lesion;
import dev.consilium.quality.lesion.LesionGroup;
import dev.consilium.quality.lesion.LesionReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The places the readings of a case mark, and the aliases of these readings. */
@Component
class BlindedPlaces {

    private final LesionScoring scoring;
    private final Aliases aliases;

    BlindedPlaces(LesionScoring scoring, Aliases aliases) {
        this.scoring = scoring;
        this.aliases = aliases;
    }

    /**
     * @param places in the order in which they lie in the volume: a lesion's number is its position, from 1
     * @param numbers alias numbers in the order of the readings
     */
    record Of(List<LesionReading> readings, List<LesionGroup> places, List<Integer> numbers) {

        int alias(Lesion lesion) {
            return numbers.get(lesion.reading());
        }

        /** The number of the place that holds this lesion. */
        int number(Lesion lesion) {
            OptionalInt place = IntStream.range(0, places.size())
                    .filter(index -> places.get(index).members().contains(lesion))
                    .findFirst();
            return place.orElseThrow() + 1;
        }
    }

    Of of(String caseId) {
        List<LesionReading> readings = scoring.readings(caseId);
        return new Of(readings, scoring.places(caseId, readings), numbers(caseId, readings));
    }

    /** Of these labels, by number. */
    Of of(String caseId, SortedMap<Integer, List<Label>> byNumber) {
        List<LesionReading> compared = new ArrayList<>();
        byNumber.forEach((number, labels) ->
                compared.add(scoring.reading(caseId, String.valueOf(number), compared.size(), labels)));
        return new Of(compared, scoring.places(caseId, compared), List.copyOf(byNumber.keySet()));
    }

    private List<Integer> numbers(String caseId, List<LesionReading> readings) {
        Map<String, Integer> numberOf = new HashMap<>();
        aliases.of(caseId).forEach((number, reading) -> numberOf.put(reading, number));
        return readings.stream()
                .map(reading -> Objects.requireNonNull(
                        numberOf.get(reading.readingId()), () -> "reading " + reading.readingId() + " has no alias"))
                .toList();
    }
}
