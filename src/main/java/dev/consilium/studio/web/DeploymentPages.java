package dev.consilium.studio.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.studio.Draft;
import dev.consilium.studio.DraftAccess;
import dev.consilium.studio.DraftFiles;
import dev.consilium.studio.DraftState;
import dev.consilium.studio.Drafts;
import dev.consilium.studio.deployment.Approvers;
import dev.consilium.studio.deployment.AskDeploymentCommand;
import dev.consilium.studio.deployment.DeploymentRequest;
import dev.consilium.studio.deployment.DeploymentRequest.State;
import dev.consilium.studio.deployment.DeploymentRequests;
import dev.consilium.studio.deployment.ProjectProtocol;
import dev.consilium.studio.deployment.VersionNumbers;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking for the deployment of a draft, and deciding on it. What is refused is said above the form, as it was filled in. */
@Controller
@RequestMapping("/drafts/{id}/deploy")
class DeploymentPages {

    private final Drafts drafts;
    private final DraftFiles files;
    private final DraftAccess access;
    private final DeploymentRequests requests;
    private final ProjectProtocol protocol;
    private final ProtocolDeployment deployment;
    private final VersionNumbers numbers;
    private final Approvers approvers;
    private final CurrentActor current;

    DeploymentPages(
            Drafts drafts,
            DraftFiles files,
            DraftAccess access,
            DeploymentRequests requests,
            ProjectProtocol protocol,
            ProtocolDeployment deployment,
            VersionNumbers numbers,
            Approvers approvers,
            CurrentActor current) {
        this.drafts = drafts;
        this.files = files;
        this.access = access;
        this.requests = requests;
        this.protocol = protocol;
        this.deployment = deployment;
        this.numbers = numbers;
        this.approvers = approvers;
        this.current = current;
    }

    @GetMapping
    String page(@PathVariable String id, Model model) {
        Actor actor = current.require();
        Draft draft = drafts.get(id, actor);
        ProtocolBundle bundle = drafts.bundle(id);
        List<DeploymentRequest> asked = requests.of(id, actor);
        DeploymentRequest waiting = asked.stream()
                .filter(request -> request.state() == State.ASKED)
                .findFirst()
                .orElse(null);
        model.addAttribute("draft", draft);
        model.addAttribute("files", files.of(id, actor));
        model.addAttribute("findings", deployment.findingsOfOwn(bundle));
        model.addAttribute("tag", numbers.of(bundle));
        model.addAttribute(
                "before", numbers.greatest(draft.projectId(), draft.key()).orElse(null));
        model.addAttribute("waiting", waiting);
        model.addAttribute("asked", asked);
        model.addAttribute("asks", draft.state() == DraftState.OPEN && access.isDesigner(draft.projectId(), actor));
        model.addAttribute("decides", protocol.decides(draft.projectId(), actor));
        model.addAttribute("approvers", approvers.of(draft, waiting == null ? actor.id() : waiting.askedBy()));
        model.addAttribute("me", actor.id());
        return "studio-deploy";
    }

    /** @param from the day it begins on, in the zone of whoever asks, as every time on their page; null for as soon as it is approved */
    @PostMapping
    String ask(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String versionTag,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @Nullable LocalDate from,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        model.addAttribute("note", note);
        model.addAttribute("from", from);
        return acting(
                id,
                "deploy.asked",
                model,
                response,
                flash,
                () -> requests.ask(
                        id,
                        new AskDeploymentCommand(
                                versionTag,
                                note,
                                from == null
                                        ? null
                                        : from.atStartOfDay(LocaleContextHolder.getTimeZone()
                                                        .toZoneId())
                                                .toInstant()),
                        current.require()));
    }

    @PostMapping("/approval")
    String approve(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return acting(
                id, "deploy.approved", model, response, flash, () -> requests.approve(id, password, current.require()));
    }

    @PostMapping("/rejection")
    String reject(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        model.addAttribute("reason", reason);
        return acting(
                id, "deploy.rejected", model, response, flash, () -> requests.reject(id, reason, current.require()));
    }

    private String acting(
            String id,
            String done,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash,
            Runnable work) {
        try {
            work.run();
        } catch (Refusal refused) {
            if (refused.kind() == Refusal.Kind.NOT_FOUND) {
                throw refused;
            }
            response.setStatus(refused.kind().status());
            model.addAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
            return page(id, model);
        }
        flash.addFlashAttribute("done", done);
        flash.addAttribute("draft", id);
        return "redirect:/drafts/{draft}/deploy";
    }
}
