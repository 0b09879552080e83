package dev.consilium.cli.mask;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.cli.score.JsonText;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What answers on masks write alike; what there is none of is null as JSON and a dash in words. */
final class MaskText {

    private MaskText() {}

    static void grid(JsonGenerator json, @Nullable MaskGrid grid) throws IOException {
        if (grid == null) {
            json.writeNullField("grid");
            return;
        }
        GridShape shape = grid.shape();
        VoxelSpacing spacing = grid.spacing();
        json.writeObjectFieldStart("grid");
        json.writeFieldName("shape");
        json.writeArray(new int[] {shape.slices(), shape.rows(), shape.columns()}, 0, 3);
        json.writeFieldName("spacingMm");
        JsonText.numbers(json, new double[] {spacing.z(), spacing.y(), spacing.x()});
        json.writeEndObject();
    }

    static void number(JsonGenerator json, String field, @Nullable Number value) throws IOException {
        json.writeFieldName(field);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value.longValue());
        }
    }

    static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
