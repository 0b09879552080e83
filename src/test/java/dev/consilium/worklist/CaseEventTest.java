package dev.consilium.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.arbitration.GroundTruth;
import dev.consilium.common.DomainEvent;
import dev.consilium.common.RecordedEvent;
import dev.consilium.project.CaseState;
import dev.consilium.workflow.variable.Escalation;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every event there is has a line in the history of its case, or a reason to have none; each line has its words. */
class CaseEventTest {

    /** Of no case, or only how another event came about. */
    private static final Set<String> NOT_TOLD = Set.of(
            "AbsenceBegun",
            "AbsenceCutShort",
            "AbsenceEnded",
            "AbsenceRecorded",
            "DatasetDownloaded",
            "DatasetExported",
            "DeidentificationPolicyChanged",
            "DeploymentApproved",
            "DeploymentAsked",
            "DeploymentRejected",
            "DeviceRuleEnded",
            "DeviceRuleLearned",
            "DraftBegun",
            "EdgeCaseRetagged",
            "EdgeCasesExported",
            "IntakeReceived",
            "LookUpApproved",
            "LookUpRefused",
            "LookUpRequested",
            "LookUpWithdrawn",
            "MaskPut",
            "MembershipGranted",
            "MembershipRevoked",
            "PasswordSet",
            "PatientLookedUp",
            "PersonCreated",
            "PersonDisabled",
            "PersonEnabled",
            "PersonInvited",
            "ProfileChanged",
            "ProjectCreated",
            "ProtocolDeployed",
            "ProtocolInForce",
            "ProtocolRolledBack",
            "QuarantineOverdue",
            "ReadingsOpened",
            "SeriesRejected",
            "SeriesReplaced",
            "SeriesWithdrawn",
            "SignInFailed",
            "TaskClosed",
            "TrailRead");

    private final ResourceBundle messages = ResourceBundle.getBundle("messages", Locale.ENGLISH);

    @Test
    void everyEventIsToldOrNamedHere() {
        Set<String> known =
                Arrays.stream(CaseEvent.values()).map(CaseEvent::type).collect(Collectors.toSet());
        Set<String> others = new TreeSet<>(eventTypes());
        others.removeAll(known);
        assertThat(others).containsExactlyInAnyOrderElementsOf(NOT_TOLD);
        assertThat(eventTypes()).containsAll(known);
    }

    @Test
    void everyLineHasItsWords() {
        for (CaseEvent event : CaseEvent.values()) {
            assertThat(messages.containsKey("event." + event.type()))
                    .as(event.type())
                    .isTrue();
        }
        words("CaseStateChanged", "state", Arrays.stream(CaseState.values()).map(CaseState::name));
        words(
                "GroundTruthRecorded",
                "origin",
                Arrays.stream(GroundTruth.Origin.values()).map(Enum::name));
        words(
                "EscalationRaised",
                "escalation",
                Arrays.stream(Escalation.values()).map(Escalation::code));
        words("CaseAudited", "verdict", Stream.of("passed", "rework", "failed"));
        words("EdgeCaseDecided", "outcome", Stream.of("decided", "not-an-edge-case", "unusable-image"));
        words("ReviewConcluded", "kind", Stream.of("ACCEPT", "EDGE_CASE", "UNUSABLE"));
        words("EdgeCaseOpened", "raisedBy", Stream.of("annotator", "protocol"));
    }

    @Test
    void whoSetTheDiagramGoingIsNotNamedForWhatItDid() {
        assertThat(CaseEvent.CASE_SCORED.doer(event("CaseScored", Map.of()))).isNull();
        assertThat(CaseEvent.ANNOTATION_SUBMITTED.doer(event("AnnotationSubmitted", Map.of())))
                .isEqualTo("somebody");
        assertThat(CaseEvent.TASK_CLAIMED.doer(event("TaskClaimed", Map.of("assignee", "ada"))))
                .isEqualTo("ada");
    }

    @Test
    void aTableThatDecidesNoWayIsNotTold() {
        assertThat(CaseEvent.of(event("DecisionTaken", Map.of("decision", "staffing"))))
                .isEmpty();
        assertThat(CaseEvent.of(event("DecisionTaken", Map.of("out.route", "accept"))))
                .contains(CaseEvent.ROUTED);
    }

    private void words(String type, String fact, Stream<String> values) {
        values.forEach(value -> {
            RecordedEvent event = event(type, Map.of(fact, value));
            CaseEvent.Detail detail = CaseEvent.of(event).orElseThrow().detail(event);
            assertThat(detail).as("%s %s", type, value).isNotNull();
            assertThat(messages.containsKey(detail.text())).as(detail.text()).isTrue();
        });
    }

    private static RecordedEvent event(String type, Map<String, String> facts) {
        return new RecordedEvent(Instant.EPOCH, type, "somebody", "case", facts);
    }

    private static Set<String> eventTypes() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(
                    org.springframework.beans.factory.annotation.AnnotatedBeanDefinition definition) {
                return definition.getMetadata().isConcrete();
            }
        };
        scan.addIncludeFilter(new AssignableTypeFilter(DomainEvent.class));
        return scan.findCandidateComponents("dev.consilium").stream()
                .filter(bean -> !String.valueOf(bean.getResourceDescription()).contains("test-classes"))
                .map(bean -> String.valueOf(bean.getBeanClassName()).replaceAll(".*[.$]", ""))
                .collect(Collectors.toSet());
    }
}
