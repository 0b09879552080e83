package dev.consilium.study.web;

import dev.consilium.common.Page;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.study.FileOutcome;
import dev.consilium.study.IntakeFiles;
import dev.consilium.study.IntakeReceipt;
import dev.consilium.study.IntakeReport;
import dev.consilium.study.IntakeView;
import dev.consilium.study.SeriesCases;
import dev.consilium.study.StudyIntake;
import dev.consilium.study.StudySettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files into a project, and what became of them. For the data manager of the project. */
@RestController
class IntakeController {

    private final StudyIntake intake;
    private final IntakeFiles files;
    private final StudySettings settings;
    private final Memberships memberships;
    private final CurrentActor currentActor;
    private final ObjectProvider<SeriesCases> cases;

    IntakeController(
            StudyIntake intake,
            IntakeFiles files,
            StudySettings settings,
            Memberships memberships,
            CurrentActor currentActor,
            ObjectProvider<SeriesCases> cases) {
        this.intake = intake;
        this.files = files;
        this.settings = settings;
        this.memberships = memberships;
        this.currentActor = currentActor;
        this.cases = cases;
    }

    /**
     * 202 and where to look, or with {@code wait} 200 as soon as the intake is settled.
     *
     * @param replaces a series in quarantine that this one takes the place of
     */
    @PostMapping(path = "/api/projects/{projectId}/studies", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<IntakeReport> receive(
            @PathVariable String projectId,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(name = "wait", required = false) @Nullable String wait,
            @RequestParam(name = "replaces", required = false) @Nullable String replaces) {
        Actor actor = currentActor.require();
        memberships.require(actor, projectId, Role.DATA_MANAGER);
        Duration longest = Patience.of(wait);
        IntakeReceipt receipt = receive(projectId, files == null ? List.of() : files, actor, key, replaces);
        IntakeView view = receipt.named(intake.await(receipt.intakeId(), longest));
        boolean done = wait != null && view.settled();
        return (done ? ResponseEntity.ok() : ResponseEntity.accepted())
                .location(URI.create("/api/intakes/" + receipt.intakeId()))
                .body(answer(view));
    }

    @GetMapping("/api/intakes/{intakeId}")
    IntakeReport get(@PathVariable String intakeId) {
        IntakeView view = intake.view(intakeId);
        requireOverseer(view.projectId(), currentActor.require());
        return answer(view);
    }

    /** File by file, without names. */
    @GetMapping("/api/intakes/{intakeId}/files")
    Page<FileOutcome> files(@PathVariable String intakeId, @RequestParam(defaultValue = "1") int page) {
        requireOverseer(intake.view(intakeId).projectId(), currentActor.require());
        return files.of(intakeId, page);
    }

    /** Why a series came back from its case tells what somebody said of it: nothing for a lead or auditor who judges cases too. */
    private void requireOverseer(String projectId, Actor viewer) {
        try {
            memberships.require(viewer, projectId, Role.DATA_MANAGER, Role.LEAD, Role.AUDITOR);
        } catch (Refusal foreign) {
            throw Refusal.notFound("intake");
        }
        if (memberships.rolesOf(projectId, viewer.id()).stream().anyMatch(Role::judges)) {
            throw Refusal.notFound("intake");
        }
    }

    private IntakeReceipt receive(
            String projectId, List<MultipartFile> files, Actor actor, @Nullable String key, @Nullable String replaces) {
        try (ReceivedParts parts = ReceivedParts.of(files, settings)) {
            return intake.receive(projectId, parts.uploads(), actor, key, replaces);
        }
    }

    private IntakeReport answer(IntakeView view) {
        SeriesCases known = cases.getIfAvailable();
        return IntakeReport.of(
                view, series -> known == null ? null : known.caseOf(series).orElse(null));
    }
}
