package dev.consilium.cli.mask;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.cli.score.JsonText;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.quality.fusion.FusionOptions;
import dev.consilium.quality.metric.MetricResult.Status;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the answer to every fusion begins with, of one label or of several. */
final class FuseHead {

    private FuseHead() {}

    static void write(
            JsonGenerator json, FusionOptions options, Status status, List<String> warnings, @Nullable MaskGrid grid)
            throws IOException {
        json.writeStringField("method", options.method().id());
        json.writeStringField("definitionVersion", options.method().definitionVersion());
        json.writeStringField("fieldOfView", options.fieldOfView().id());
        json.writeStringField("reference", options.leaveOneOut() ? "leave-one-out" : "consensus");
        json.writeStringField("status", status.name());
        JsonText.strings(json, "warnings", warnings);
        MaskText.grid(json, grid);
    }
}
