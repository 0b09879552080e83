package dev.consilium.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.SubmitAnnotationCommand;
import dev.consilium.arbitration.DecideCommand;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import dev.consilium.project.Cases;
import dev.consilium.testing.TestDatabase;
import dev.consilium.workflow.task.FormSchema;
import jakarta.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What people hand in and what becomes of it, with the forms and the schema that ship. */
class FilledFormsTest {

    private static final Actor ANN = Actor.person("ann");
    private static final ObjectMapper JSON = TestDatabase.json();
    private static final LabelSchema SCHEMA = LabelSchema.parse(read("processes/finding-consensus/schema.json"));

    private final Cases cases = mock(Cases.class);
    private final FilledForms forms = new FilledForms(
            new ShippedForms(),
            cases,
            JSON,
            Validation.buildDefaultValidatorFactory().getValidator());

    FilledFormsTest() {
        when(cases.schemaOf(any())).thenReturn(SCHEMA);
    }

    @Nested
    class AReading {

        @Test
        void isTheSameWhetherItCameAsMembersOrAsAForm() {
            SubmitAnnotationCommand members = reading(new CompleteTaskCommand(
                    List.of(Label.finding("infarct")), 0.75, Set.of(Flag.EDGE_CASE), "old", null, null, null, null));
            SubmitAnnotationCommand form = reading(form(
                    "findings", List.of("infarct"), "confidence", 75, "flags", List.of("edge-case"), "comment", "old"));
            assertThat(form).isEqualTo(members);
        }

        @Test
        void becomesTheFormAgainForItsCorrection() {
            SubmitAnnotationCommand given =
                    reading(form("findings", List.of("infarct", "atrophy"), "confidence", 33, "comment", "left"));
            Map<String, Object> data = FilledForms.data(given);
            assertThat(data)
                    .containsEntry("findings", List.of("infarct", "atrophy"))
                    .containsEntry("confidence", 33L)
                    .containsEntry("comment", "left");
            assertThat(reading(new CompleteTaskCommand(null, null, null, null, null, null, data, null)))
                    .isEqualTo(given);
        }

        @Test
        void saysWhatKindOfEdgeCaseItIs() {
            SubmitAnnotationCommand form = reading(form(
                    "findings",
                    List.of("infarct"),
                    "confidence",
                    75,
                    "flags",
                    List.of("edge-case"),
                    "edgeCategory",
                    "rare-disease"));
            assertThat(form.edgeCategory()).isEqualTo(EdgeCategory.RARE_DISEASE);
            assertThat(FilledForms.data(form)).containsEntry("edgeCategory", "rare-disease");
            refused(
                    "SUBMISSION_MALFORMED",
                    () -> reading(form("findings", List.of("infarct"), "confidence", 50, "edgeCategory", "odd")));
        }

        @Test
        void needsNoFindingOfAnUnusableImage() {
            SubmitAnnotationCommand unusable =
                    reading(form("confidence", 90, "flags", List.of("unusable-image"), "comment", "only motion"));
            assertThat(unusable.labels()).isEmpty();
            refused("FORM_REFUSED", () -> reading(form("confidence", 90, "flags", List.of("uncertain"))));
        }

        @Test
        void hasNoCommentWhereTheFieldIsBlank() {
            assertThat(reading(form("findings", List.of("infarct"), "confidence", 1, "comment", "  "))
                            .comment())
                    .isNull();
        }

        @Test
        void needsEveryFieldTheFormRequires() {
            refused("FORM_REFUSED", () -> reading(form()));
            refused("FORM_REFUSED", () -> reading(form("findings", List.of("infarct"))));
            refused("FORM_REFUSED", () -> reading(form("findings", List.of(), "confidence", 50)));
            refused("FORM_REFUSED", () -> reading(members(List.of(Label.finding("infarct")), null, Set.of())));
        }

        @Test
        void staysWithinTheBoundsOfTheForm() {
            for (Object confidence : List.of(-1, 101, "50")) {
                assertThatThrownBy(() -> reading(form("findings", List.of("infarct"), "confidence", confidence)))
                        .as("%s", confidence)
                        .isInstanceOf(Refusal.class);
            }
            refused("SUBMISSION_INVALID", () -> reading(members(List.of(Label.finding("infarct")), 1.01, Set.of())));
            refused(
                    "SUBMISSION_INVALID",
                    () -> reading(form("findings", List.of("infarct"), "confidence", 50, "comment", "x".repeat(4001))));
            refused(
                    "FORM_REFUSED",
                    () -> reading(form("findings", List.of("infarct"), "confidence", 50, "extra", "x")));
        }

        @Test
        void namesClassesOfTheProtocolOnly() {
            refused("UNKNOWN_CLASS", () -> reading(form("findings", List.of("unicorn"), "confidence", 50)));
            refused("UNKNOWN_CLASS", () -> reading(members(List.of(Label.finding("unicorn")), 0.5, Set.of())));
            refused(
                    "UNKNOWN_CLASS",
                    () -> reading(form("findings", Collections.singletonList(null), "confidence", 50)));
        }

        @Test
        void isRefusedWhereAMemberIsNullInsideAList() {
            Label classless = new Label(null, LabelKind.FINDING, null, Map.of());
            Set<Flag> nullFlag = Collections.singleton(null);
            assertThatThrownBy(() -> reading(members(Collections.singletonList(null), 0.5, Set.of())))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> reading(members(List.of(classless), 0.5, Set.of())))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> reading(members(List.of(Label.finding("infarct")), 0.5, nullFlag)))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> reading(form(
                            "findings",
                            List.of("infarct"),
                            "confidence",
                            50,
                            "flags",
                            Collections.singletonList(null))))
                    .isInstanceOf(Refusal.class);
        }

        @Test
        void isRefusedWhereAFlagIsNoneOfTheForm() {
            refused(
                    "SUBMISSION_MALFORMED",
                    () -> reading(form("findings", List.of("infarct"), "confidence", 50, "flags", List.of("sure"))));
            refused(
                    "SUBMISSION_MALFORMED",
                    () -> reading(form("findings", List.of("infarct"), "confidence", 50, "flags", "uncertain")));
        }
    }

    @Nested
    class ADecision {

        @Test
        void isTheSameWhetherItCameAsAMemberOrAsAForm() throws IOException {
            DecideCommand member =
                    arbitration(new CompleteTaskCommand(null, null, null, null, JSON.readTree("""
                    {"kind": "edit", "reader": 2, "labels": [{"class": "infarct", "kind": "finding"}],
                     "reasonCode": "image-limits", "password": "pw"}"""), null, null, null));
            DecideCommand form = arbitration(signed(
                    "kind", "edit", "reader", "2", "findings", List.of("infarct"), "reasonCode", "image-limits"));
            assertThat(form).isEqualTo(member);
            assertThat(form.reader()).isEqualTo(2);
        }

        @Test
        void namesNoReaderAndNoLabelsWhereTheFieldsAreEmpty() {
            DecideCommand decision = arbitration(
                    signed("kind", "ambiguous", "reader", "", "findings", List.of(), "reasonCode", "guideline-gap"));
            assertThat(decision.kind()).isEqualTo(DecideCommand.Kind.AMBIGUOUS);
            assertThat(decision.reader()).isNull();
            assertThat(decision.labels()).isNull();
        }

        @Test
        void isRefusedWhereItIsNoneOrNotSigned() {
            refused(
                    "DECISION_MISSING",
                    () -> arbitration(new CompleteTaskCommand(null, null, null, null, null, null, null, null)));
            refused("SUBMISSION_INVALID", () -> arbitration(form("kind", "ambiguous", "reasonCode", "guideline-gap")));
            refused("SUBMISSION_INVALID", () -> arbitration(signed("kind", "ambiguous")));
            refused("SUBMISSION_MALFORMED", () -> arbitration(signed("kind", "coin", "reasonCode", "other")));
            refused(
                    "SUBMISSION_MALFORMED",
                    () -> arbitration(signed("kind", "choose", "reader", "first", "reasonCode", "other")));
            refused(
                    "FORM_REFUSED",
                    () -> arbitration(signed("kind", "choose", "reader", "4", "reasonCode", "image-limits")));
            refused("FORM_REFUSED", () -> arbitration(signed("kind", "ambiguous", "reasonCode", "because")));
        }

        @Test
        void keepsThePasswordOutOfWhatIsDigested() throws IOException {
            CompleteTaskCommand member = new CompleteTaskCommand(
                    null,
                    null,
                    null,
                    null,
                    JSON.readTree("{\"kind\": \"choose\", \"password\": \"pw-4711\"}"),
                    null,
                    null,
                    null);
            CompleteTaskCommand form = signed("kind", "ambiguous");
            assertThat(JSON.valueToTree(member.withoutPassword()).toString())
                    .doesNotContain("pw-4711")
                    .contains("choose");
            assertThat(form.withoutPassword().password()).isNull();
            assertThat(String.valueOf(member.decision())).contains("pw-4711");
        }
    }

    @Nested
    class AQuarantineReview {

        @Test
        void releasesOrRejectsWithAReason() {
            assertThat(quarantine("release", "two ranges")).isEqualTo(new QuarantineDecision(true, "two ranges"));
            assertThat(quarantine("reject", "moved head")).isEqualTo(new QuarantineDecision(false, "moved head"));
            assertThat(forms.quarantine(
                            item("quarantine-review"), form("decision", "release", "reason", "two ranges"), ANN))
                    .isEqualTo(new QuarantineDecision(true, "two ranges"));
        }

        @Test
        void isRefusedWithoutDecisionOrReason() {
            assertThatThrownBy(() -> quarantine("keep", "two ranges")).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> quarantine("release", null)).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> quarantine("release", "  ")).isInstanceOf(Refusal.class);
            refused("FORM_REFUSED", () -> forms.quarantine(item("quarantine-review"), form(), ANN));
        }

        private QuarantineDecision quarantine(String decision, @Nullable String reason) {
            return forms.quarantine(
                    item("quarantine-review"),
                    new CompleteTaskCommand(null, null, null, null, new TextNode(decision), reason, null, null),
                    ANN);
        }
    }

    private SubmitAnnotationCommand reading(CompleteTaskCommand command) {
        return forms.reading(item("first-read"), command, SCHEMA, ANN);
    }

    private DecideCommand arbitration(CompleteTaskCommand command) {
        return forms.arbitration(item("senior-arbitration"), command, ANN);
    }

    private static CompleteTaskCommand members(List<Label> labels, @Nullable Double confidence, Set<Flag> flags) {
        return new CompleteTaskCommand(labels, confidence, flags, null, null, null, null, null);
    }

    private static CompleteTaskCommand form(Object... members) {
        return new CompleteTaskCommand(null, null, null, null, null, null, map(members), null);
    }

    private static CompleteTaskCommand signed(Object... members) {
        return new CompleteTaskCommand(null, null, null, null, null, null, map(members), "pw");
    }

    private static Map<String, Object> map(Object... members) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            map.put((String) members[i], members[i + 1]);
        }
        return map;
    }

    private static WorklistItem item(String form) {
        return new WorklistItem(
                "t1",
                "Task",
                "Task",
                form,
                Role.ANNOTATOR,
                "p1",
                "c1",
                "s1",
                "CT",
                "s1",
                "ann",
                "routine",
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The forms as they ship, for a case with three readings, without an engine that deployed them. */
    private static final class ShippedForms extends DeployedForms {

        ShippedForms() {
            super(null, null, null, null, null, JSON);
        }

        @Override
        void requireFilled(WorklistItem item, Map<String, Object> data, Actor actor) {
            Set<String> classes =
                    SCHEMA.classes().stream().map(LabelSchema.LabelClass::code).collect(Collectors.toSet());
            List<FormSchema.Violation> violations = FormSchema.parse(read("forms/" + item.form() + ".form"))
                    .validate(data, Map.of("classes", classes, "readers", Set.of("1", "2", "3")));
            if (!violations.isEmpty()) {
                throw Refusal.unprocessable("FORM_REFUSED", violations.toString());
            }
        }
    }
}
