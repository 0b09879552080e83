package dev.consilium.imaging.maskfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.imaging.mask.MaskVolume;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the segments of one slice as compressed runs of COCO, which may overlap. */
final class CocoLabels {

    private CocoLabels() {}

    static void write(MaskVolume volume, OutputStream out) throws IOException {
        MaskFormat.requireOneSlice(volume.grid());
        JsonGenerator json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartArray();
        for (MaskVolume.Segment segment : volume.segments()) {
            json.writeStartObject();
            json.writeNumberField("category_id", segment.number());
            json.writeArrayFieldStart("size");
            json.writeNumber(volume.grid().shape().rows());
            json.writeNumber(volume.grid().shape().columns());
            json.writeEndArray();
            json.writeStringField("counts", CocoCounts.compressed(ColumnRuns.counts(segment.mask())));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.close();
    }
}
