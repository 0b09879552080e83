package dev.consilium.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.CanonicalJson;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.common.Digests;
import dev.consilium.quality.lesion.Lesion;
import dev.consilium.quality.lesion.LesionReading;
import dev.consilium.study.SeriesGrid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The submitted readings of a case as lesions on the grid of its series, in the order of their random ids. */
@Component
public class LesionReadings {

    private final Readings readings;
    private final LabelRegions regions;

    LesionReadings(Readings readings, LabelRegions regions) {
        this.readings = readings;
        this.regions = regions;
    }

    /** Whether a schema asks for lesions, all of which can be compared. */
    public static boolean has(LabelSchema schema) {
        return schema.classes().stream().anyMatch(c -> LabelRegions.has(c.kind()))
                && incomparable(schema).isEmpty();
    }

    /** Who called the image unusable and marked nothing abstains, and is not among them. */
    public List<LesionReading> of(String caseId, String seriesId, LabelSchema schema) {
        requireComparable(caseId, schema);
        ReadingValues values = new ReadingValues(schema);
        List<Reading> voting = readings.submitted(caseId).stream()
                .filter(reading -> !values.abstains(reading))
                .sorted(Comparator.comparing(Reading::id))
                .toList();
        List<LesionReading> lesions = new ArrayList<>();
        for (Reading reading : voting) {
            lesions.add(of(reading.id(), seriesId, lesions.size(), labels(reading)));
        }
        return lesions;
    }

    public SeriesGrid grid(String seriesId) {
        return regions.grid(seriesId);
    }

    /** SHA-256 of the canonical JSON of ids, classes and geometries. */
    static String digest(List<LesionReading> readings) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (LesionReading reading : readings) {
            ObjectNode one = all.addObject().put("reading", reading.readingId());
            ArrayNode lesions = one.putArray("lesions");
            reading.lesions().forEach(lesion -> lesions.addObject()
                    .put("class", lesion.labelClass())
                    .set("geometry", lesion.label().geometry()));
        }
        return Digests.sha256Hex(CanonicalJson.write(all));
    }

    /** Labels as lesions; those that cover nothing by their kind are left out. @param number position among those compared */
    public LesionReading of(String id, String seriesId, int number, List<Label> labels) {
        return new LesionReading(id, lesions(seriesId, number, labels));
    }

    private static List<Label> labels(Reading reading) {
        Annotation annotation = reading.annotation();
        return annotation == null ? List.of() : annotation.labels();
    }

    private List<Lesion> lesions(String seriesId, int number, List<Label> labels) {
        List<Lesion> lesions = new ArrayList<>();
        for (int index = 0; index < labels.size(); index++) {
            Label label = labels.get(index);
            if (LabelRegions.has(label.kind())) {
                lesions.add(new Lesion(number, index, label, regions.of(seriesId, label)));
            }
        }
        return lesions;
    }

    /** Points and lines would be left out without a word. */
    private static void requireComparable(String caseId, LabelSchema schema) {
        incomparable(schema).ifPresent(c -> {
            throw new IllegalStateException("case " + caseId + ": class " + c.code() + " is a "
                    + c.kind().code() + "; overlap is scored for what covers voxels alone");
        });
    }

    private static Optional<LabelSchema.LabelClass> incomparable(LabelSchema schema) {
        return schema.classes().stream()
                .filter(c -> c.kind() != LabelKind.FINDING && !LabelRegions.has(c.kind()))
                .findFirst();
    }
}
