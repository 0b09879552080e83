package dev.consilium.study;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.imaging.ImageQuality;
import dev.consilium.imaging.Measure;
import dev.consilium.imaging.SliceGeometry;
import dev.consilium.study.ImageMeasures.Usual;
import dev.consilium.study.SeriesObjects.SeriesObject;
import dev.consilium.study.SeriesRecords.SeriesRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Measures a de-identified series (science: image quality gate) and keeps what it found. */
@Component
public class QualityCheck {

    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final SeriesOrigins origins;
    private final ImageMeasures imageMeasures;
    private final Findings findings;
    private final DeviceRules rules;
    private final StoredImages images;
    private final DicomToolkit toolkit;
    private final ObjectMapper json;

    QualityCheck(
            SeriesRecords series,
            SeriesObjects objects,
            SeriesOrigins origins,
            ImageMeasures imageMeasures,
            Findings findings,
            DeviceRules rules,
            StoredImages images,
            DicomToolkit toolkit,
            ObjectMapper json) {
        this.series = series;
        this.objects = objects;
        this.origins = origins;
        this.imageMeasures = imageMeasures;
        this.findings = findings;
        this.rules = rules;
        this.images = images;
        this.toolkit = toolkit;
        this.json = json;
    }

    /** Measures and keeps figures and findings. Idempotent. */
    @Transactional
    public Measures measure(String seriesId) {
        SeriesRecord record = series.lock(seriesId);
        String modality = modality(record);
        SeriesMeasurement measurement = measurement(record);
        imageMeasures.replace(seriesId, measurement.qualities);
        SliceGeometry geometry = measurement.geometry();
        Map<ImageFigure, Measure> medians = measurement.medians();
        List<String> unusual = UnusualFigures.of(medians, usual(record, modality));
        List<Finding> found = QualityFindings.of(measurement, geometry, unusual);
        Measures measures = measures(modality, measurement, geometry, medians, unusual.size(), found);
        findings.replace(seriesId, Findings.Source.QUALITY, found);
        series.measured(seriesId, write(measures));
        return measures;
    }

    /** Figures of images whose pixels have changed, as others are compared with them; what was found and decided stands. */
    void renew(SeriesRecord record) {
        imageMeasures.replace(record.id(), measurement(record).qualities);
    }

    private static String modality(SeriesRecord record) {
        return record.modality() == null ? "OT" : record.modality();
    }

    private SeriesMeasurement measurement(SeriesRecord record) {
        SeriesMeasurement measurement = new SeriesMeasurement(toolkit, modality(record), rules.of(record.projectId()));
        for (SeriesObject object : objects.ofSeries(record.id())) {
            Dataset dataset = images.open(object);
            origins.keep(record.id(), SeriesOrigin.of(dataset));
            measurement.add(dataset);
        }
        return measurement;
    }

    private Map<ImageFigure, Usual> usual(SeriesRecord record, String modality) {
        return origins.of(record.id())
                .map(origin -> imageMeasures.usual(record.projectId(), record.id(), modality, origin))
                .orElse(Map.of());
    }

    private static Measures measures(
            String modality,
            SeriesMeasurement measurement,
            SliceGeometry geometry,
            Map<ImageFigure, Measure> medians,
            int unusual,
            List<Finding> found) {
        return new Measures(
                modality,
                measurement.objects,
                measurement.unreadable.size(),
                measurement.missingAttributes.size(),
                measurement.wrongModality.size(),
                measurement.missingInstances(),
                measurement.images(quality -> quality.intensity().empty()).size(),
                measurement.images(ImageQuality::inverted).size(),
                Math.toIntExact(geometry.missingSlices()),
                geometry.duplicates().size(),
                geometry.nonuniform(),
                geometry.inconsistent(),
                geometry.tilt(),
                measurement.rows,
                measurement.columns,
                measurement.pixelSpacing(),
                geometry.medianGap() > 0 ? geometry.medianGap() : null,
                figures(medians),
                unusual,
                measurement.burnedInRisk(),
                found.stream().map(Finding::code).toList());
    }

    private static Map<String, Measure> figures(Map<ImageFigure, Measure> medians) {
        Map<String, Measure> figures = new LinkedHashMap<>();
        medians.forEach((figure, median) -> figures.put(figure.column(), median));
        return figures;
    }

    private String write(Measures measures) {
        try {
            return json.writeValueAsString(measures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What the decision table reads; counts over the series. {@code codes} are the finding codes in schema order.
     *
     * @param gantryTilt degrees
     * @param pixelSpacing mm, the larger of both; null where no image says it
     * @param sliceSpacing mm, the median; null where there is no stack
     * @param figures the median over the images of each figure, by its name
     * @param unusualFigures how many of the figures lie outside those of the project's accepted images
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Measures(
            String modality,
            int objects,
            int unreadable,
            int missingAttributes,
            int wrongModality,
            int missingInstances,
            int emptyImages,
            int invertedImages,
            int missingSlices,
            int duplicatePositions,
            boolean nonuniformSpacing,
            int inconsistentGeometry,
            double gantryTilt,
            int rows,
            int columns,
            @Nullable Double pixelSpacing,
            @Nullable Double sliceSpacing,
            @Nullable Map<String, Measure> figures,
            int unusualFigures,
            boolean burnedInRisk,
            List<String> codes) {

        public Measures {
            // What was measured before figures were kept is read back without them.
            figures = figures == null ? Map.of() : figures;
        }

        /** Sigma of the noise in modality units; null where undefined. */
        public @Nullable Double noise() {
            return figure(ImageFigure.NOISE);
        }

        /** Laplacian variance over local variance. */
        public @Nullable Double sharpness() {
            return figure(ImageFigure.SHARPNESS);
        }

        public @Nullable Double snr() {
            return figure(ImageFigure.SNR);
        }

        /** 99.9th less 0.1st percentile, in modality units; 0 where nothing could be decoded. */
        public double dynamicRange() {
            Double value = figure(ImageFigure.DYNAMIC_RANGE);
            return value == null ? 0 : value;
        }

        private @Nullable Double figure(ImageFigure figure) {
            Measure measure = figures == null ? null : figures.get(figure.column());
            return measure == null ? null : measure.value();
        }
    }
}
