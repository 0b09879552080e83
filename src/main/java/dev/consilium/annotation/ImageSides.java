package dev.consilium.annotation;

import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.study.SeriesLateralities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Compares the sides labels say with the side of the body the images are of, where their headers tell it. */
@Component
public class ImageSides {

    private final SeriesLateralities lateralities;

    ImageSides(SeriesLateralities lateralities) {
        this.lateralities = lateralities;
    }

    /** A header can be wrong, so that by default nobody is kept from saying what they see. */
    public List<LabelFinding> contradicted(LabelSchema schema, String seriesId, List<Label> labels) {
        boolean sided = labels.stream().anyMatch(label -> side(schema, label).isPresent());
        Optional<Side> images = sided ? lateralities.of(seriesId).flatMap(Side::of) : Optional.empty();
        return images.map(side -> beyond(side, schema, labels)).orElse(List.of());
    }

    private static List<LabelFinding> beyond(Side images, LabelSchema schema, List<Label> labels) {
        List<LabelFinding> findings = new ArrayList<>();
        for (int index = 0; index < labels.size(); index++) {
            Label label = labels.get(index);
            if (side(schema, label).filter(said -> said.isBeyond(images)).isPresent()) {
                LabelClass labelClass = schema.find(label.labelClass()).orElseThrow();
                findings.add(schema.weigh(finding(index, labelClass, images)));
            }
        }
        return findings;
    }

    private static Optional<Side> side(LabelSchema schema, Label label) {
        return schema.find(label.labelClass())
                .filter(LabelClass::lateral)
                .flatMap(labelClass -> labelClass.sideOf(label));
    }

    private static LabelFinding finding(int index, LabelClass labelClass, Side images) {
        return new LabelFinding(
                "LATERALITY_IMAGE",
                false,
                "/" + index + "/attributes/" + labelClass.sideAttribute(),
                "The images say they are of the " + images.word() + " side: look again at the side of "
                        + labelClass.name() + ".");
    }
}
