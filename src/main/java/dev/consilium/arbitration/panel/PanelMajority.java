package dev.consilium.arbitration.panel;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.arbitration.DecideCommand.Kind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The votes of more than half of all seats that say the same. Seats without a vote count among the seats, so that no majority
 * rests on fewer members than a full panel would need.
 *
 * @param agreeing in the order of their ids, which are random
 */
record PanelMajority(List<PanelVote> agreeing) {

    static Optional<PanelMajority> of(List<PanelVote> votes, int seats, Function<PanelVote, String> value) {
        return votes.stream()
                .filter(vote -> !vote.abstains())
                .sorted(Comparator.comparing(PanelVote::id))
                .collect(Collectors.groupingBy(value, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(same -> 2 * same.size() > seats)
                .map(PanelMajority::new)
                .findFirst();
    }

    /** As all of them put it; where they put it differently or lesion by lesion, the labels are the panel's own. */
    Kind kind() {
        Kind first = Objects.requireNonNull(agreeing.get(0).kind());
        boolean same = agreeing.stream()
                .allMatch(vote -> vote.kind() == first
                        && Objects.equals(
                                vote.chosenReadingId(), agreeing.get(0).chosenReadingId()));
        return same && first != Kind.PER_LESION ? first : Kind.AUTHOR;
    }

    @Nullable
    String chosenReadingId() {
        return kind() == Kind.AUTHOR ? null : agreeing.get(0).chosenReadingId();
    }

    /** Those of one member; of an image-level finding with the attributes that all of them give it. */
    List<Label> labels() {
        return agreeing.get(0).labels().stream()
                .map(label -> label.kind() == LabelKind.FINDING ? shared(label) : label.withoutConfidence())
                .toList();
    }

    private Label shared(Label label) {
        Map<String, String> attributes = new LinkedHashMap<>(label.attributes());
        attributes.entrySet().removeIf(attribute -> !agreeing.stream().allMatch(vote -> vote.labels().stream()
                .filter(other -> other.labelClass().equals(label.labelClass()))
                .anyMatch(
                        other -> attribute.getValue().equals(other.attributes().get(attribute.getKey())))));
        return new Label(label.labelClass(), label.kind(), label.geometry(), attributes);
    }

    /** The most frequent reason, of equally frequent ones the first by name. */
    String reasonCode() {
        return agreeing.stream()
                .collect(Collectors.groupingBy(PanelVote::reasonCode, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }
}
