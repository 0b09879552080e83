package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.quality.CaseSplit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far the readings of one case agree, for whoever decides on it. Readers stand by the numbers of their aliases; no
 * reliability is shown.
 *
 * @param votes most readers first
 * @param cannotTell readers who called the image unusable and gave no label
 * @param sameShare of the pairs of votes, how many are the same, 0 to 1; null below two votes
 * @param splits classes that some gave and some did not
 * @param routeReason code of the rule that sent the case here; null where it came another way
 * @param belief what a model makes of the readings; null where none was asked, or it would tell whom it trusts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgreementPanel(
        List<Vote> votes,
        List<Integer> cannotTell,
        @Nullable Double sameShare,
        List<Split> splits,
        @Nullable String routeReason,
        @Nullable Belief belief) {

    public AgreementPanel {
        votes = List.copyOf(votes);
        cannotTell = List.copyOf(cannotTell);
        splits = List.copyOf(splits);
    }

    /** @param classes codes in schema order, empty for none; @param readers who gave just these */
    public record Vote(List<String> classes, List<Integer> readers) {

        public Vote {
            classes = List.copyOf(classes);
            readers = List.copyOf(readers);
        }
    }

    /** One class on which they differ. */
    public record Split(String labelClass, List<Integer> given, List<Integer> notGiven) {

        public Split {
            given = List.copyOf(given);
            notGiven = List.copyOf(notGiven);
        }
    }

    /**
     * How sure a model is.
     *
     * @param posterior each value with its probability, likeliest first
     * @param calibrated the probabilities were checked against enough settled cases; else they are a hint and no more
     * @param reason code of a route reason: the case was sent up because of this; null where that was something else
     */
    public record Belief(
            List<Likely> posterior,
            boolean calibrated,
            @Nullable String reason) {

        public Belief {
            posterior = List.copyOf(posterior);
        }
    }

    /** @param classes of the value, codes in schema order, empty for none; @param probability 0 to 1 */
    public record Likely(List<String> classes, double probability) {

        public Likely {
            classes = List.copyOf(classes);
        }
    }

    /** How many readers gave a label, or said that there is none. */
    public int voting() {
        return votes.stream().mapToInt(vote -> vote.readers().size()).sum();
    }

    /** @param numbers of the aliases by the id of the reading; a reading without one is not shown */
    static AgreementPanel of(
            CaseSplit split, Map<String, Integer> numbers, @Nullable String routeReason, @Nullable Belief belief) {
        return new AgreementPanel(
                split.votes().stream()
                        .map(vote -> new Vote(vote.classes(), aliases(vote.readings(), numbers)))
                        .toList(),
                aliases(split.cannotTell(), numbers),
                split.percent().value(),
                split.classes().stream()
                        .map(one ->
                                new Split(one.code(), aliases(one.given(), numbers), aliases(one.notGiven(), numbers)))
                        .toList(),
                routeReason,
                belief);
    }

    private static List<Integer> aliases(List<String> readings, Map<String, Integer> numbers) {
        return readings.stream()
                .flatMap(id -> Stream.ofNullable(numbers.get(id)))
                .sorted()
                .toList();
    }
}
