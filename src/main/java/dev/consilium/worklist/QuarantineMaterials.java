package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.study.DeviceRules;
import dev.consilium.study.Finding;
import dev.consilium.study.Quarantine;
import dev.consilium.study.SeriesCatalogue;
import java.util.List;
import org.springframework.stereotype.Component;

/** The images of a held series and what the gate took for text in them. */
@Component
class QuarantineMaterials implements TaskMaterials {

    private final SeriesCatalogue catalogue;
    private final DeviceRules devices;

    QuarantineMaterials(SeriesCatalogue catalogue, DeviceRules devices) {
        this.catalogue = catalogue;
        this.devices = devices;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.QUARANTINE;
    }

    @Override
    public TaskMaterial material(WorklistItem item, Actor holder) {
        List<Finding> ofText = catalogue.findings(item.requireSeries()).stream()
                .filter(finding -> finding.code().equals(Quarantine.TEXT_RISK))
                .toList();
        return new QuarantineMaterial(
                catalogue.get(item.requireSeries()).slices(),
                !ofText.isEmpty(),
                ofText.stream()
                        .flatMap(finding -> finding.places().stream())
                        .filter(place -> place.box() != null)
                        .toList(),
                devices.device(item.requireSeries()).orElse(""));
    }
}
