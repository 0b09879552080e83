package dev.consilium.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.annotation.SubmitAnnotationCommand;
import dev.consilium.arbitration.LabelReview;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingCheckTest {

    private static final Actor ANN = Actor.person("ann");
    private static final CompleteTaskCommand ENTERED =
            new CompleteTaskCommand(null, null, null, null, null, null, Map.of("findings", List.of("tear")), null);
    private static final LabelFinding WARNING =
            new LabelFinding("LATERALITY_IMAGE", false, "/0/attributes/side", "Look again.");

    private final Worklist worklist = mock(Worklist.class);
    private final WorklistItem item = mock(WorklistItem.class);
    private final FilledForms forms = mock(FilledForms.class);
    private final PlacedLabels placed = mock(PlacedLabels.class);
    private final Cases cases = mock(Cases.class);
    private final LabelReview review = mock(LabelReview.class);
    private final Materials materials = mock(Materials.class);
    private final ReadingCheck check = new ReadingCheck(worklist, forms, placed, cases, review, materials);

    @BeforeEach
    void aTaskOfAnn() {
        LabelSchema schema = new LabelSchema("t", List.of(LabelSchema.LabelClass.finding("tear")));
        List<Label> labels = List.of(Label.finding("tear"));
        when(worklist.visible("t", ANN)).thenReturn(item);
        doReturn(item).when(item).requireHeldBy(ANN);
        doReturn(item).when(item).requireGoing();
        when(item.kind()).thenReturn(TaskKind.READING);
        when(item.requireCase()).thenReturn("c");
        when(cases.schemaOf("c")).thenReturn(schema);
        when(forms.reading(item, ENTERED, schema, ANN))
                .thenReturn(new SubmitAnnotationCommand(labels, 0.5, Set.of(Flag.UNCERTAIN), null, null));
        when(review.warnings("c", labels, Set.of(Flag.UNCERTAIN))).thenReturn(List.of(WARNING));
    }

    @Test
    void tellsTheWarningsOfWhatWasEntered() {
        assertThat(check.warnings("t", ENTERED, ANN)).containsExactly(WARNING);
    }

    @Test
    void looksOnlyAtReadings() {
        when(item.kind()).thenReturn(TaskKind.ARBITRATION);
        assertThat(check.warnings("t", ENTERED, ANN)).isEmpty();
        verify(review, never()).warnings(any(), any(), any());
    }

    @Test
    void tellsAllThatIsFoundInLabelsThatAreStillDrawn() {
        LabelFinding blocking = new LabelFinding("TOO_SMALL", true, "/0/geometry", "Too small.");
        List<Label> labels = List.of(Label.finding("tear"));
        when(review.findings("c", labels)).thenReturn(List.of(blocking, WARNING));
        assertThat(check.unfinished("t", drawn(labels), ANN)).containsExactly(blocking, WARNING);
        assertThat(check.unfinished("t", drawn(List.of()), ANN)).isEmpty();
    }

    @Test
    void looksAtWhatAReviewAndADecisionDrawButNotAtAnAnswerInWords() {
        List<Label> labels = List.of(Label.finding("tear"));
        when(review.findings("c", labels)).thenReturn(List.of(WARNING));
        for (TaskKind kind : List.of(TaskKind.SPECIALIST_REVIEW, TaskKind.ARBITRATION, TaskKind.CHAIR_DECISION)) {
            when(item.kind()).thenReturn(kind);
            assertThat(check.unfinished("t", drawn(labels), ANN)).containsExactly(WARNING);
        }
        when(item.kind()).thenReturn(TaskKind.QUESTION);
        assertThat(check.unfinished("t", drawn(labels), ANN)).isEmpty();
    }

    @Test
    void whatWouldBeRefusedIsAFindingWithItsPlace() {
        List<Label> labels = List.of(Label.finding("tear"));
        doThrow(Refusal.unprocessable("OUTSIDE_IMAGE", "Not on the images.").with("location", "/labels/0"))
                .when(placed)
                .require(eq(item), eq(labels), eq(ANN), any());
        assertThat(check.unfinished("t", drawn(labels), ANN))
                .containsExactly(new LabelFinding("OUTSIDE_IMAGE", true, "/labels/0", "Not on the images."));
    }

    private static CompleteTaskCommand drawn(List<Label> labels) {
        return new CompleteTaskCommand(labels, null, null, null, null, null, null, null);
    }

    @Test
    void isForTheHolderAlone() {
        doThrow(Refusal.conflict("TASK_NOT_YOURS", "You do not hold this task."))
                .when(item)
                .requireHeldBy(ANN);
        assertThatThrownBy(() -> check.warnings("t", ENTERED, ANN)).isInstanceOf(Refusal.class);
    }
}
