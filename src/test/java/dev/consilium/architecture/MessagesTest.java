package dev.consilium.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Flag;
import dev.consilium.arbitration.AuditFinding;
import dev.consilium.arbitration.AuditVerdict;
import dev.consilium.arbitration.Decision;
import dev.consilium.arbitration.GroundTruth;
import dev.consilium.arbitration.ReviewCommand;
import dev.consilium.arbitration.ReworkRequest;
import dev.consilium.arbitration.edgecase.BoardOutcome;
import dev.consilium.arbitration.edgecase.EdgeCase;
import dev.consilium.dataset.ExportFormat;
import dev.consilium.dataset.ExportState;
import dev.consilium.dicom.DeidentificationPolicy;
import dev.consilium.identity.ColorScheme;
import dev.consilium.identity.Languages;
import dev.consilium.identity.Role;
import dev.consilium.insight.SettledBy;
import dev.consilium.project.CaseMessage;
import dev.consilium.project.CaseQuery;
import dev.consilium.project.CaseState;
import dev.consilium.project.Duty;
import dev.consilium.project.GuidelineChanges;
import dev.consilium.project.ProtocolTurn;
import dev.consilium.quality.ReaderOverview;
import dev.consilium.quality.Remedy;
import dev.consilium.quality.Standing;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.studio.DraftFile;
import dev.consilium.studio.DraftState;
import dev.consilium.studio.FileDifference;
import dev.consilium.studio.deployment.DeploymentRequest;
import dev.consilium.studio.deployment.ProjectVersion;
import dev.consilium.studio.trial.ReplayState;
import dev.consilium.study.Finding;
import dev.consilium.study.SeriesState;
import dev.consilium.workflow.protocol.ProtocolDescription;
import dev.consilium.workflow.variable.Escalation;
import dev.consilium.worklist.Guide;
import dev.consilium.worklist.ProjectRoom;
import dev.consilium.worklist.SystemCheck;
import dev.consilium.worklist.TaskKind;
import dev.consilium.worklist.reidentification.LookUp;
import dev.consilium.worklist.reidentification.LookUpReason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every language has the same texts, every page finds its texts, and none is kept that no page shows. */
class MessagesTest {

    /** Where pages put a key together with a value of a closed list, each value has its text. */
    private static final Map<String, Set<String>> FAMILIES = Map.ofEntries(
            entry("board-outcome.", names(BoardOutcome.values())),
            entry("cases.order.", codes(CaseQuery.Order.values(), CaseQuery.Order::code)),
            entry("case-message.", names(CaseMessage.values())),
            entry("case-state.", names(CaseState.values())),
            entry("deploy-kind.", names(ProtocolTurn.Kind.values())),
            entry("deploy-standing.", names(ProjectVersion.Standing.values())),
            entry("deploy-state.", names(DeploymentRequest.State.values())),
            entry("studio.state.", names(DraftState.values())),
            entry("studio.difference.", names(FileDifference.Kind.values())),
            entry("studio.line.", Set.of("came", "went")),
            entry("studio.part.", names(DraftFile.Part.values())),
            entry("studio.replay-state.", names(ReplayState.values())),
            entry("studio.left-out.", Set.of("EARLIER", "NOT_CLOSED", "WITHOUT_TRUTH", "PLACED", "UNREAD")),
            entry("category.", names(EdgeCategory.values())),
            entry("decision-level.", names(Decision.Level.values())),
            entry("demo.", Set.of("AGREE", "AGREE.then", "MAJORITY", "MAJORITY.then", "DISAGREE", "DISAGREE.then")),
            entry("demo.now.", openOrClosed()),
            entry("deid-faces.", names(DeidentificationPolicy.Faces.values())),
            entry("deid-gone.", Set.of("names", "dates", "uids", "places", "texts", "private")),
            entry("deid-option.", names(DeidentificationPolicy.Option.values())),
            entry("deid-option-keeps.", names(DeidentificationPolicy.Option.values())),
            entry("deid-option-risk.", names(DeidentificationPolicy.Option.values())),
            entry("duty.", names(Duty.values())),
            entry("edge-case-state.", names(EdgeCase.State.values())),
            entry("escalation.", codes(Escalation.values(), Escalation::code)),
            entry("finding-about.", names(AuditFinding.About.values())),
            entry("finding-severity.", names(AuditFinding.Severity.values())),
            entry("flag.", names(Flag.values())),
            entry("guideline.kind.", names(GuidelineChanges.Kind.values())),
            entry("help.", ofGuides(guide -> Stream.concat(Stream.of("", ".what"), parts(guide.steps())))),
            entry("help.begin.", Set.of("worklist", "projects", "people")),
            entry("help.key.", keysOfKeyboard("worklist", "slice", "slices", "wheel", "tab", "escape")),
            entry("export-means.", Set.of("INTERRUPTED", "OUTDATED", "REMOVED")),
            entry("export-reason.", Set.of("ROLE_MISSING", "NOT_FOUND", "EXPORT_NOT_WRITABLE", "EXPORT_BROKEN")),
            entry("export-state.", names(ExportState.values())),
            entry("founding.step.", Set.of("1", "2", "3")),
            entry("origin.", names(GroundTruth.Origin.values())),
            entry("priority.", Set.of("urgent", "routine")),
            entry("scheme.", codes(ColorScheme.values(), ColorScheme::code)),
            entry("review.", codes(ReviewCommand.Kind.values(), ReviewCommand.Kind::code)),
            entry("rework.", names(ReworkRequest.State.values())),
            entry("role.", names(Role.values())),
            entry("role-many.", names(Role.values())),
            entry("role-means.", names(Role.values())),
            entry("room.", codes(ProjectRoom.Place.values(), ProjectRoom.Place::code)),
            entry("series-state.", names(SeriesState.values())),
            entry("step-kind.", names(ProtocolDescription.StepKind.values())),
            entry("severity.", names(Finding.Severity.values())),
            entry("bias.", names(ReaderOverview.Bias.values())),
            entry("metric-status.", names(MetricResult.Status.values())),
            entry("remedy.", names(Remedy.values())),
            entry("settled-by.", names(SettledBy.values())),
            entry("settled-by-means.", Set.of("READERS", "EXPERTS")),
            entry("standing.", names(Standing.values())),
            entry("tour.", ofGuides(guide -> Stream.concat(Stream.of(".title"), parts(guide.tour())))),
            entry("system.do.", codes(SystemCheck.Subject.values(), SystemCheck.Subject::code)),
            entry("system.state.", codes(SystemCheck.State.values(), SystemCheck.State::code)),
            entry("system.subject.", codes(SystemCheck.Subject.values(), SystemCheck.Subject::code)),
            entry("late.", Set.of("nobody", "somebody")),
            entry("look-up-reason.", names(LookUpReason.values())),
            entry("look-up-state.", names(LookUp.State.values())),
            entry("level.", codes(Role.values(), Role::group)),
            entry("worklist.due.", Set.of("overdue", "today", "week", "none")),
            entry("worklist.sort.", Set.of("urgency", "due", "newest", "oldest")),
            entry("verdict.", names(AuditVerdict.values())));

    /** Where the values come from protocols, or have a text only where it says more than the value itself. */
    private static final Set<String> OPEN = Set.of(
            "case.",
            "coefficient.",
            "coefficient-says.",
            "decided.",
            "error.heading.",
            "escalation.",
            "event.",
            "export.",
            "finding.",
            "intake-code.",
            "label-code.",
            "metric.",
            "nav.",
            "raised-level.",
            "reason.",
            "role-level.",
            "route-reason.",
            "task-origin.",
            "team.refusal.",
            "route.",
            "vote.",
            "wait.");

    /** Of open families, those that are also groups of single texts. */
    private static final Set<String> NAMED_ONE_BY_ONE = Set.of("case.", "export.", "nav.");

    private static final Map<String, Set<String>> PUT_TOGETHER = Map.of(
            "case.",
            Stream.of("hold", "resume", "reopen", "withdraw", "priority")
                    .flatMap(verb -> Stream.of(verb, verb + ".why", verb + ".done"))
                    .collect(Collectors.toSet()),
            "export.",
            codes(ExportFormat.values(), ExportFormat::code),
            "nav.",
            Set.of("worklist", "projects", "incidents", "system", "people", "help"));

    private static final List<String> OF_TASKS = List.of(".title", ".submit", ".meaning");

    private static final TextBundle ENGLISH = TextBundle.of("messages");

    private static final UsedTexts USED = UsedTexts.ofProduct();

    static Stream<Locale> translations() {
        return Languages.SHIPPED.stream().skip(1);
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyLanguageHasTheSameTexts(Locale language) {
        assertThat(TextBundle.of("messages_" + language.toLanguageTag()).driftFrom(ENGLISH))
                .isEmpty();
    }

    @Test
    void everyFileIsALanguageOnOffer() {
        assertThat(UsedTexts.files(TextBundle.RESOURCES, ".properties")
                        .map(file -> file.getFileName().toString())
                        .filter(name -> name.startsWith("messages_")))
                .containsExactlyInAnyOrderElementsOf(translations()
                        .map(language -> "messages_" + language.toLanguageTag() + ".properties")
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_de", "refusals_de"})
    void apostrophesAreRight(String bundle) {
        assertThat(TextBundle.of(bundle).misquoted()).isEmpty();
    }

    @Test
    void everyTextThatIsNamedExists() {
        assertThat(USED.keys()).filteredOn(key -> !ENGLISH.keys().contains(key)).isEmpty();
    }

    @Test
    void keysArePutTogetherOnlyInFamiliesThatAreListed() {
        Set<String> listed = new TreeSet<>(FAMILIES.keySet());
        listed.addAll(OPEN);
        assertThat(USED.beginnings()).isSubsetOf(listed);
    }

    @Test
    void everyValueOfAFamilyHasItsText() {
        FAMILIES.forEach((family, values) -> assertThat(ENGLISH.keys())
                .as(family)
                .containsAll(values.stream().map(value -> family + value).toList()));
    }

    @Test
    void noTextIsKeptThatNoPageShows() {
        assertThat(ENGLISH.keys()).filteredOn(key -> !isShown(key)).isEmpty();
    }

    private static boolean isShown(String key) {
        return USED.keys().contains(key)
                || FAMILIES.entrySet().stream().anyMatch(family -> isOf(key, family.getKey(), family.getValue()))
                || PUT_TOGETHER.entrySet().stream().anyMatch(group -> isOf(key, group.getKey(), group.getValue()))
                || OPEN.stream().anyMatch(family -> !NAMED_ONE_BY_ONE.contains(family) && key.startsWith(family))
                || OF_TASKS.stream().anyMatch(part -> isOfTask(key, part));
    }

    private static boolean isOf(String key, String family, Set<String> values) {
        return key.startsWith(family) && values.contains(key.substring(family.length()));
    }

    private static boolean isOfTask(String key, String part) {
        return Arrays.stream(TaskKind.values()).anyMatch(kind -> key.equals(kind.code() + part));
    }

    /** Where a case of the demo is. */
    private static Set<String> openOrClosed() {
        return Arrays.stream(CaseState.values())
                .map(state -> state.closed() ? "closed" : state.name())
                .collect(Collectors.toSet());
    }

    private static Set<String> ofGuides(Function<Guide, Stream<String>> ends) {
        return Arrays.stream(Guide.values())
                .flatMap(guide -> ends.apply(guide).map(end -> guide.code() + end))
                .collect(Collectors.toSet());
    }

    private static Stream<String> parts(List<String> names) {
        return names.stream().map(name -> "." + name);
    }

    private static Set<String> keysOfKeyboard(String... keys) {
        return Arrays.stream(keys).flatMap(key -> Stream.of(key, key + ".does")).collect(Collectors.toSet());
    }

    private static Set<String> names(Enum<?>... values) {
        return codes(values, Enum::name);
    }

    private static <E> Set<String> codes(E[] values, Function<E, String> code) {
        return Arrays.stream(values).map(code).collect(Collectors.toSet());
    }

    /** The checks find what they are there for. */
    @Nested
    class WhatIsWrong {

        private final TextBundle original = new TextBundle(Map.of("a.one", "{0} of {1}", "a.two", "Two"));

        @Test
        void isFoundWhereATextIsMissingOrTooMuch() {
            assertThat(new TextBundle(Map.of("a.one", "{0} von {1}", "a.three", "Drei")).driftFrom(original))
                    .containsExactly("a.three has no original", "a.two is missing");
        }

        @Test
        void isFoundWhereAValueHasNoPlace() {
            assertThat(new TextBundle(Map.of("a.one", "{0} von vielen", "a.two", " ")).driftFrom(original))
                    .containsExactly("a.one has [{0], its original [{0, {1]", "a.two is empty");
        }

        @Test
        void isFoundWhereAnApostropheQuotes() {
            assertThat(new TextBundle(Map.of(
                                    "a", "{0}'s case", "b", "the lead''s", "c", "{0}''s", "d", "it's", "e", "{0"))
                            .misquoted())
                    .containsExactlyInAnyOrder("a={0}'s case", "b=the lead''s", "e={0");
        }

        @Test
        void isFoundInTemplatesControllersAndIslands() {
            UsedTexts used = new UsedTexts(new TreeSet<>(), new TreeSet<>());
            used.template(
                    "<p th:text=\"#{no.such-text}\"><b th:text=\"#{${'unlisted.' + x}}\"><i th:text=\"#{${a ? 'x.y' : 'x.z'}}\">");
            used.java("flash.addFlashAttribute(\"done\", \"never.written\"); read(\"guideline.md\");");
            used.island("text('page.nothing', 3)");
            assertThat(used.keys())
                    .containsExactly("island.page.nothing", "never.written", "no.such-text", "x.y", "x.z");
            assertThat(used.beginnings()).containsExactly("unlisted.");
        }
    }
}
