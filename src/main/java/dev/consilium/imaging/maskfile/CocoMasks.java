package dev.consilium.imaging.maskfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads COCO runs: {@code {"size": [rows, columns], "counts": [...] or "..."}}, or a list of them, or of annotations that hold one as
 * {@code segmentation}. All lie on one slice; they tell neither spacing nor place.
 */
final class CocoMasks {

    private static final int MOST_BYTES = 1 << 25;

    /** @param counts down the columns, background first */
    private record Runs(
            int rows, int columns, int[] counts, @Nullable Integer category) {}

    private final JsonParser json;

    private CocoMasks(JsonParser json) {
        this.json = json;
    }

    static MaskVolume read(InputStream in, MaskReading reading) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw MaskFileException.tooLarge("The runs take more than " + MOST_BYTES + " bytes of JSON.");
        }
        try (JsonParser json = new JsonFactory().createParser(bytes)) {
            List<Runs> all = new CocoMasks(json).all(reading.limits());
            if (json.nextToken() != null) {
                throw invalid();
            }
            return volume(all, reading);
        } catch (IOException e) {
            // The bytes are here: what cannot be read is no JSON.
            throw MaskFileException.damaged("The file begins as JSON does and is none.", e);
        }
    }

    private static MaskVolume volume(List<Runs> all, MaskReading reading) {
        if (all.isEmpty()) {
            throw invalid();
        }
        Runs first = all.get(0);
        GridShape shape = new GridShape(1, first.rows(), first.columns());
        boolean named = all.stream().map(Runs::category).distinct().count() == all.size()
                && all.stream().noneMatch(runs -> runs.category() == null || runs.category() < 1);
        List<Segment> segments = new ArrayList<>();
        for (Runs runs : all) {
            if (runs.rows() != first.rows() || runs.columns() != first.columns()) {
                throw MaskFileException.invalid("The runs of COCO are of images of different sizes.");
            }
            Integer category = runs.category();
            int number = named && category != null ? category : segments.size() + 1;
            String label = Integer.toString(category == null ? number : category);
            segments.add(new Segment(number, label, ColumnRuns.mask(shape, runs.counts(), reading.limits())));
        }
        return new MaskVolume(new MaskGrid(shape, RunsFile.UNKNOWN, null), segments);
    }

    private List<Runs> all(MaskFileLimits limits) throws IOException {
        List<Runs> all = new ArrayList<>();
        if (json.nextToken() == JsonToken.START_OBJECT) {
            all.add(runs(limits));
            return all;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            if (all.size() >= limits.segments()) {
                throw MaskFileException.tooLarge("The file holds more than " + all.size() + " masks.");
            }
            all.add(runs(limits));
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw invalid();
        }
        return all;
    }

    private Runs runs(MaskFileLimits limits) throws IOException {
        int[] size = null;
        int[] counts = null;
        Integer category = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "size" -> size = numbers();
                case "counts" ->
                    counts = value == JsonToken.VALUE_STRING ? CocoCounts.decompressed(json.getText()) : numbers();
                case "category_id" -> category = number();
                case "segmentation" -> {
                    Runs inner = nested(limits);
                    size = new int[] {inner.rows(), inner.columns()};
                    counts = inner.counts();
                }
                default -> json.skipChildren();
            }
        }
        if (size == null || size.length != 2 || counts == null) {
            throw invalid();
        }
        limits.requireVoxels(1, size[0], size[1]);
        return new Runs(size[0], size[1], counts, category);
    }

    private Runs nested(MaskFileLimits limits) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw MaskFileException.unsupported("The segmentation is no runs of COCO: turn its polygons into runs.");
        }
        int depth = json.getParsingContext().getNestingDepth();
        if (depth > 3) {
            throw invalid();
        }
        return runs(limits);
    }

    private int[] numbers() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw invalid();
        }
        int[] numbers = new int[16];
        int used = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (used == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * used);
            }
            numbers[used++] = number();
        }
        return Arrays.copyOf(numbers, used);
    }

    private int number() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw invalid();
        }
        return json.getIntValue();
    }

    private static MaskFileException invalid() {
        return MaskFileException.invalid("This JSON is no runs of COCO: {\"size\": [rows, columns], \"counts\": ...}.");
    }
}
