package dev.consilium.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.consilium.quality.AgreementOverview;
import dev.consilium.quality.ClassAgreement;
import dev.consilium.quality.Standing;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far the readers of a project agree, over the independent first readings of its closed cases.
 *
 * @param settled cases closed with a ground truth, ambiguous ones too
 */
public record AgreementView(
        String project,
        String name,
        int settled,
        @JsonUnwrapped AgreementOverview report) {

    /** The class to look at first is at the head; empty where none is in trouble. */
    public List<ClassAgreement> troubles() {
        return report.troubles();
    }

    /** What percent agreement lacks of 1: the costs of all classes. */
    public double lacking() {
        return report.classes().stream()
                .mapToDouble(one -> one.trouble().pull())
                .sum();
    }

    /** There are too few cases with any class to say something of it. */
    public boolean tooEarly() {
        return report.classes().stream().allMatch(one -> one.standing() == Standing.TOO_FEW);
    }

    public boolean paradoxical() {
        return report.classes().stream().anyMatch(ClassAgreement::paradox);
    }

    /** A value in words. @param none what stands for no class at all */
    public String named(List<String> classes, String none) {
        return classes.isEmpty() ? none : classes.stream().map(this::nameOf).collect(Collectors.joining(" + "));
    }

    /** Of a class that is no longer in the schema, its code. */
    public String nameOf(String code) {
        return report.classes().stream()
                .filter(one -> one.code().equals(code))
                .map(ClassAgreement::name)
                .findFirst()
                .orElse(code);
    }
}
