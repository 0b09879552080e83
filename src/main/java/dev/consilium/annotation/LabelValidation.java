package dev.consilium.annotation;

import java.util.List;
import org.springframework.stereotype.Component;

/** Checks submitted labels against their schema; every finding has a code and a place. */
@Component
public class LabelValidation {

    /** Pure: the same labels give the same findings. */
    public List<LabelFinding> validate(LabelSchema schema, List<Label> labels) {
        throw new UnsupportedOperationException();
    }

    /** @param location JSON pointer into the labels, for example {@code /0/attributes/side} */
    public record LabelFinding(String code, boolean blocking, String location, String sentence) {}
}
