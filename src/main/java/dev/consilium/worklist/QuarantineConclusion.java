package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.dicom.PixelRegion;
import dev.consilium.identity.Actor;
import dev.consilium.project.CaseParts;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.study.Clearance;
import dev.consilium.study.DeviceRules;
import dev.consilium.study.MarkedRegion;
import dev.consilium.study.Quarantine;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.springframework.stereotype.Component;

/** A data manager has released a series or rejected it. Of its case they have seen what others said, and judge it no more in any role. */
@Component
class QuarantineConclusion implements TaskConclusion {

    private final FilledForms forms;
    private final ClearanceSigning clearances;
    private final Quarantine quarantine;
    private final DeviceRules devices;
    private final Cases cases;
    private final CaseParts parts;

    QuarantineConclusion(
            FilledForms forms,
            ClearanceSigning clearances,
            Quarantine quarantine,
            DeviceRules devices,
            Cases cases,
            CaseParts parts) {
        this.forms = forms;
        this.clearances = clearances;
        this.quarantine = quarantine;
        this.devices = devices;
        this.cases = cases;
        this.parts = parts;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.QUARANTINE;
    }

    @Override
    public TaskOutcome conclude(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        QuarantineDecision decided = forms.quarantine(item, command, actor);
        if (decided.released()) {
            Clearance cleared = decided.saysOfPixels() ? clearances.sign(item.requireSeries(), decided, actor) : null;
            quarantine.release(item.requireSeries(), decided.reason(), cleared, actor);
            if (cleared != null && decided.forDevice()) {
                devices.learn(item.requireSeries(), ofAllImages(cleared), actor);
            }
        } else {
            quarantine.reject(item.requireSeries(), decided.reason(), actor);
        }
        cases.ofSeries(item.requireSeries()).ifPresent(seen -> parts.take(seen.id(), actor.id(), Duty.INFORMANT));
        return TaskOutcome.of(Variables.RELEASED, decided.released());
    }

    private static List<PixelRegion> ofAllImages(Clearance cleared) {
        if (!cleared.regions().stream().allMatch(MarkedRegion::isOfAll)) {
            throw Refusal.unprocessable(
                    "DEVICE_RULE_OF_SOME",
                    "What holds for the device is blacked in every image: mark it for all images, or release without the rule.");
        }
        return cleared.of(1);
    }
}
