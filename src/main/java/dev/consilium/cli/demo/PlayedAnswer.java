package dev.consilium.cli.demo;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelSchema.LabelClass;
import java.util.Comparator;
import java.util.List;

/** What the readers of the demo say of a case, seen from the first reading of it: of five, this many say the same. */
enum PlayedAnswer {
    AGREE(0, 0, 0, 0, 0),
    /** Never three quarters of four: the routing table would accept that. */
    MAJORITY(0, 1, 0, 2, 0),
    DISAGREE(0, 1, 2, 1, 2);

    /** Which opinion a reading holds, by its place in line; 0 is that of the first. */
    private final List<Integer> opinions;

    PlayedAnswer(Integer... opinions) {
        this.opinions = List.of(opinions);
    }

    /** @param place how many readings are in before this one; @param first labels of the reading the others are measured by */
    List<Label> labels(int place, List<Label> first, LabelSchema schema) {
        int opinion = opinions.get(place % opinions.size());
        return opinion == 0
                ? first
                : List.of(Label.finding(alternatives(first, schema).get(opinion - 1)));
    }

    /** Something to say where there is no reading to go by. */
    static List<Label> anything(LabelSchema schema) {
        return List.of(Label.finding(alternatives(List.of(), schema).get(0)));
    }

    /** Findings that stand for themselves and stop no case on their own: first what was not given, then each of several that were. */
    private static List<String> alternatives(List<Label> first, LabelSchema schema) {
        List<String> given = first.stream().map(Label::labelClass).toList();
        return schema.classes().stream()
                .filter(one -> one.kind() == LabelKind.FINDING && !one.exclusive() && !one.critical() && !one.ordinal())
                .map(LabelClass::code)
                .filter(code -> given.size() > 1 || !given.contains(code))
                .sorted(Comparator.comparing(given::contains))
                .toList();
    }
}
