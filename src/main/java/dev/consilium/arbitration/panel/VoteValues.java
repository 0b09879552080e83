package dev.consilium.arbitration.panel;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.LabelsJson;
import dev.consilium.arbitration.Values;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a vote says of the case, as one text: two votes say the same when these are equal. Image-level findings say their set of
 * classes; as soon as a place is marked, the same labels at the same places with the same attributes, in whatever order.
 */
@Component
class VoteValues {

    private static final String AMBIGUOUS = "?";

    private final LabelsJson json;

    VoteValues(LabelsJson json) {
        this.json = json;
    }

    /** @param vote that is no abstention */
    String of(PanelVote vote) {
        if (vote.kind() == null) {
            throw new IllegalArgumentException("an abstention says nothing of the case");
        }
        return of(vote.kind(), vote.labels());
    }

    String of(DecideCommand.Kind kind, List<Label> labels) {
        if (kind == DecideCommand.Kind.AMBIGUOUS) {
            return AMBIGUOUS;
        }
        boolean imageLevel = labels.stream().allMatch(label -> label.kind() == LabelKind.FINDING);
        return imageLevel ? Values.text(Values.of(labels)) : placed(labels);
    }

    private String placed(List<Label> labels) {
        return labels.stream()
                .map(Label::withoutConfidence)
                .map(json::write)
                .distinct()
                .sorted()
                .collect(Collectors.joining(",", "[", "]"));
    }
}
