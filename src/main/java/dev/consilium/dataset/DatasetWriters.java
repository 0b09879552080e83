package dev.consilium.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.stereotype.Component;

/** A writer for each format. */
@Component
class DatasetWriters {

    private final ObjectMapper json;
    private final TruthMasks masks;
    private final ExportFiles files;

    DatasetWriters(ObjectMapper json, TruthMasks masks, ExportFiles files) {
        this.json = json;
        this.masks = masks;
        this.files = files;
    }

    /** @param out stays open */
    DatasetWriter open(ExportFormat format, OutputStream out) throws IOException {
        return switch (format) {
            case JSON -> new JsonDataset(json, out);
            case CSV -> new CsvDataset(json, out);
            case ZIP -> new ZipDataset(json, masks, files.scratch(), out);
        };
    }
}
