package dev.consilium.studio.deployment;

import dev.consilium.arbitration.Signature;
import dev.consilium.arbitration.Signatures;
import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolsInForce;
import dev.consilium.studio.Draft;
import dev.consilium.studio.DraftAccess;
import dev.consilium.studio.Drafts;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts that are asked to be deployed: checked by the linter when they are asked for and again when they are approved, approved by
 * somebody who had no part in them, and then deployed whole or not at all.
 */
@Component
@Transactional
public class DeploymentRequests {

    private static final int LONGEST_TEXT = 1000;

    private final DeploymentRows rows;
    private final Drafts drafts;
    private final DraftAccess access;
    private final VersionNumbers numbers;
    private final Approvers approvers;
    private final Signatures signatures;
    private final ProtocolDeployment deployment;
    private final ProtocolsInForce inForce;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeploymentRequests(
            DeploymentRows rows,
            Drafts drafts,
            DraftAccess access,
            VersionNumbers numbers,
            Approvers approvers,
            Signatures signatures,
            ProtocolDeployment deployment,
            ProtocolsInForce inForce,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.drafts = drafts;
        this.access = access;
        this.numbers = numbers;
        this.approvers = approvers;
        this.signatures = signatures;
        this.deployment = deployment;
        this.inForce = inForce;
        this.events = events;
        this.clock = clock;
    }

    /** Of a draft, the newest first. @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public List<DeploymentRequest> of(String draftId, Actor viewer) {
        access.require(draftId, viewer);
        return rows.ofDraft(draftId);
    }

    /**
     * The draft is written no more until somebody decides.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code DESIGNER_ONLY}, INVALID {@code REASON_MISSING}, {@code REASON_TOO_LONG},
     *     {@code FROM_PAST}, CONFLICT {@code DRAFT_NOT_OPEN}, UNPROCESSABLE {@code PROTOCOL_REFUSED} with {@code findings},
     *     {@code VERSION_DIFFERS}, {@code VERSION_NOT_GREATER}
     */
    public DeploymentRequest ask(String draftId, AskDeploymentCommand command, Actor designer) {
        access.requireDesigner(draftId, designer);
        String note = required(command.why());
        if (command.from() != null && command.from().isBefore(clock.instant())) {
            throw Refusal.invalid("FROM_PAST", "This time has passed; choose a later one, or leave it empty.");
        }
        Draft draft = drafts.submit(draftId, designer);
        ProtocolBundle bundle = drafts.bundle(draftId);
        deployment.refuseFindingsOfOwn(bundle);
        numbers.require(command.tag(), bundle, draft.projectId());
        DeploymentRequest asked = new DeploymentRequest(
                Ids.random(),
                draftId,
                draft.projectId(),
                bundle.digest(),
                command.tag(),
                note,
                command.from(),
                DeploymentRequest.State.ASKED,
                designer.id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
        rows.add(asked);
        events.publishEvent(new DeploymentAsked(
                draftId,
                draft.projectId(),
                asked.digest(),
                asked.versionTag(),
                Digests.sha256Hex(note),
                designer.id()));
        return asked;
    }

    /**
     * Everything in one transaction: the signature, the engine's definitions, the version, that it is in force, the state of the draft
     * and the trail. Where one fails, the version of before stays in force and nothing is left of the rest.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN as {@link Approvers#require}, {@code SIGNATURE_REFUSED}, CONFLICT
     *     {@code DEPLOYMENT_NOT_ASKED}, {@code DEPLOYMENT_OUTDATED}, UNPROCESSABLE {@code PROTOCOL_REFUSED}, {@code VERSION_NOT_GREATER}
     */
    public ProtocolVersion approve(String draftId, String password, Actor approver) {
        Draft draft = access.require(draftId, approver);
        approvers.requireRole(draft.projectId(), approver);
        inForce.hold(draft.projectId());
        DeploymentRequest request = waiting(draftId);
        approvers.require(request, draft, approver);
        ProtocolBundle bundle = drafts.bundle(draftId);
        requireUnchanged(request, bundle);
        numbers.require(request.versionTag(), bundle, draft.projectId());
        Signature signature = signatures.seal(approver, password, meaning(draft, request), content(request));
        ProtocolVersion version = deployment.deployFor(draft.projectId(), bundle);
        inForce.deploy(draft.projectId(), version.digest(), request.from(), request.note(), approver);
        drafts.deployed(draftId, approver);
        rows.approve(request.id(), signature);
        events.publishEvent(new DeploymentApproved(
                draftId, draft.projectId(), request.digest(), request.versionTag(), signature.digest(), approver.id()));
        return version;
    }

    /**
     * The draft is open again. Whoever asked may so take it back.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, INVALID {@code REASON_MISSING}, {@code REASON_TOO_LONG}, CONFLICT
     *     {@code DEPLOYMENT_NOT_ASKED}
     */
    public void reject(String draftId, String reason, Actor by) {
        Draft draft = access.require(draftId, by);
        approvers.requireRole(draft.projectId(), by);
        String why = required(reason.strip());
        DeploymentRequest request = waiting(draftId);
        drafts.reopen(draftId, by);
        rows.reject(request.id(), by.id(), clock.instant().truncatedTo(ChronoUnit.MICROS), why);
        events.publishEvent(
                new DeploymentRejected(draftId, draft.projectId(), request.digest(), Digests.sha256Hex(why), by.id()));
    }

    private DeploymentRequest waiting(String draftId) {
        return rows.lockWaiting(draftId)
                .orElseThrow(() -> Refusal.conflict(
                        "DEPLOYMENT_NOT_ASKED",
                        "Nobody waits for a decision on this draft: it was not asked for, or somebody has decided."));
    }

    /** What protocols share comes with the product, which may have been updated since. */
    private static void requireUnchanged(DeploymentRequest request, ProtocolBundle bundle) {
        if (!bundle.digest().equals(request.digest())) {
            throw Refusal.conflict(
                    "DEPLOYMENT_OUTDATED",
                    "What this draft takes from the product has changed since it was asked for. Reject it, check it again and ask anew.");
        }
    }

    private static String meaning(Draft draft, DeploymentRequest request) {
        return "I approve protocol " + draft.key() + " " + request.versionTag() + " for the new cases of this project.";
    }

    /** All that is signed but who signs it, when, and what that means. */
    private static Map<String, Object> content(DeploymentRequest request) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("projectId", request.projectId());
        content.put("draftId", request.draftId());
        content.put("protocol", request.digest());
        content.put("versionTag", request.versionTag());
        content.put("note", request.note());
        content.put("from", request.from() == null ? "approval" : request.from().toString());
        content.put("askedBy", request.askedBy());
        return content;
    }

    private static String required(String text) {
        if (text.isEmpty()) {
            throw Refusal.invalid("REASON_MISSING", "Say why in a few words.");
        }
        if (text.length() > LONGEST_TEXT) {
            throw Refusal.invalid("REASON_TOO_LONG", "Say why in at most " + LONGEST_TEXT + " characters.");
        }
        return text;
    }
}
