package dev.consilium.workflow.delegate;

import static org.mockito.Mockito.mock;

import dev.consilium.arbitration.Arbitrations;
import dev.consilium.arbitration.FeedbackItems;
import dev.consilium.arbitration.GroundTruths;
import dev.consilium.arbitration.LabelReview;
import dev.consilium.arbitration.Reworks;
import dev.consilium.arbitration.SpecialistReviews;
import dev.consilium.project.Absences;
import dev.consilium.project.CaseScoring;
import dev.consilium.project.StaffSelection;
import dev.consilium.study.DuplicateDetection;
import dev.consilium.study.QualityCheck;
import dev.consilium.study.Quarantine;
import dev.consilium.study.SeriesAcceptance;
import dev.consilium.study.SeriesDeidentification;
import dev.consilium.workflow.task.TaskDeadlines;
import java.beans.Introspector;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The use cases the delegates call, stubbed, and every real delegate over them, for tests of diagrams. */
public final class StubbedUseCases {

    private static final List<String> NAMES = names();

    private final Map<Class<?>, Object> stubs = new LinkedHashMap<>();

    private StubbedUseCases() {}

    public static StubbedUseCases create() {
        return new StubbedUseCases();
    }

    /** The one stub of this use case. */
    public <T> T of(Class<T> useCase) {
        return useCase.cast(stubs.computeIfAbsent(useCase, type -> mock(type)));
    }

    /** By bean name: the whole catalogue. */
    public Map<String, ProtocolDelegate> delegates() {
        Map<String, ProtocolDelegate> delegates = new TreeMap<>();
        for (String name : NAMES) {
            ProtocolDelegate delegate = make(name);
            delegates.put(Introspector.decapitalize(delegate.getClass().getSimpleName()), delegate);
        }
        return delegates;
    }

    private static List<String> names() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ProtocolDelegate.class));
        return scanner.findCandidateComponents(ProtocolDelegate.class.getPackageName()).stream()
                .map(BeanDefinition::getBeanClassName)
                .map(Objects::requireNonNull)
                .toList();
    }

    private ProtocolDelegate make(String className) {
        try {
            Constructor<?> constructor = Class.forName(className).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return (ProtocolDelegate) constructor.newInstance(
                    Arrays.stream(constructor.getParameterTypes()).map(this::of).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(className, e);
        }
    }

    public SeriesDeidentification deidentification() {
        return of(SeriesDeidentification.class);
    }

    public DuplicateDetection duplicates() {
        return of(DuplicateDetection.class);
    }

    public QualityCheck quality() {
        return of(QualityCheck.class);
    }

    public SeriesAcceptance acceptance() {
        return of(SeriesAcceptance.class);
    }

    public Quarantine quarantine() {
        return of(Quarantine.class);
    }

    public StaffSelection selection() {
        return of(StaffSelection.class);
    }

    public LabelReview review() {
        return of(LabelReview.class);
    }

    public CaseScoring scoring() {
        return of(CaseScoring.class);
    }

    public Arbitrations arbitrations() {
        return of(Arbitrations.class);
    }

    public GroundTruths groundTruths() {
        return of(GroundTruths.class);
    }

    public FeedbackItems feedback() {
        return of(FeedbackItems.class);
    }

    public SpecialistReviews reviews() {
        return of(SpecialistReviews.class);
    }

    public Reworks reworks() {
        return of(Reworks.class);
    }

    public TaskDeadlines taskDeadlines() {
        return of(TaskDeadlines.class);
    }

    public Absences absences() {
        return of(Absences.class);
    }
}
