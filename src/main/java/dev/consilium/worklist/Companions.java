package dev.consilium.worklist;

import dev.consilium.annotation.Hanging;
import dev.consilium.annotation.Hanging.Beside;
import dev.consilium.annotation.Hanging.Images;
import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.study.PatientSeries;
import dev.consilium.study.PatientSeries.Member;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The series that may stand beside the images of a case (decision 35): of the same patient in the same project, as the protocol version says
 * that the case runs under; none of a withdrawn case.
 */
@Component
class Companions {

    private final Cases cases;
    private final PatientSeries patients;

    Companions(Cases cases, PatientSeries patients) {
        this.cases = cases;
        this.patients = patients;
    }

    /** @param daysBefore the study of the case, of an earlier one; null within one study */
    record Companion(Member series, Images images, @Nullable Long daysBefore) {}

    /** In the order in which they are offered. */
    List<Companion> of(Case read) {
        Hanging hanging = cases.schemaOf(read.id()).hanging();
        return hanging.beside().isEmpty()
                ? List.of()
                : chosen(hanging, read.seriesId(), patients.around(read.seriesId()), this::shown);
    }

    /** The series of the cases it may stand beside. */
    List<String> besideWhich(String seriesId) {
        List<Member> family = patients.around(seriesId);
        return family.stream()
                .map(Member::id)
                .filter(main -> !main.equals(seriesId) && hangs(seriesId, main, family))
                .toList();
    }

    private boolean hangs(String seriesId, String main, List<Member> family) {
        Optional<Case> read = cases.ofSeries(main);
        return read.isPresent()
                && chosen(cases.schemaOf(read.get().id()).hanging(), main, family, this::shown).stream()
                        .anyMatch(companion -> companion.series().id().equals(seriesId));
    }

    private boolean shown(String seriesId) {
        return cases.ofSeries(seriesId)
                .filter(of -> of.state() == CaseState.WITHDRAWN)
                .isEmpty();
    }

    /** @param family the newest study first */
    static List<Companion> chosen(Hanging hanging, String seriesId, List<Member> family, Predicate<String> shown) {
        Map<String, Companion> chosen = new LinkedHashMap<>();
        Optional<Member> own =
                family.stream().filter(one -> one.id().equals(seriesId)).findFirst();
        own.ifPresent(main -> hanging.beside().forEach(beside -> family.stream()
                .filter(other -> offered(beside, main, other))
                .filter(other -> shown.test(other.id()))
                .limit(beside.limit())
                .forEach(other -> chosen.putIfAbsent(other.id(), companion(beside.images(), main, other)))));
        return List.copyOf(chosen.values());
    }

    private static boolean offered(Beside beside, Member main, Member other) {
        boolean sameStudy = other.studyUid().equals(main.studyUid());
        return !other.id().equals(main.id())
                && other.slices() > 0
                && beside.allows(other.modality(), main.modality())
                && (beside.images() == Images.STUDY ? sameStudy : !sameStudy && days(other, main) > 0);
    }

    private static Companion companion(Images images, Member main, Member other) {
        return new Companion(other, images, images == Images.PRIOR ? days(other, main) : null);
    }

    /** From one to the other; 0 where a day is not known, since nobody can say what came first. */
    private static long days(Member from, Member to) {
        LocalDate before = from.studied();
        LocalDate after = to.studied();
        return before == null || after == null ? 0 : ChronoUnit.DAYS.between(before, after);
    }
}
