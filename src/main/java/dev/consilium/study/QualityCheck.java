package dev.consilium.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.imaging.ImageQuality;
import dev.consilium.imaging.SliceGeometry;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Measures a de-identified series (science: image quality gate) and keeps what it found. */
@Component
public class QualityCheck {

    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final Findings findings;
    private final StoredImages images;
    private final DicomToolkit toolkit;
    private final ObjectMapper json;

    QualityCheck(
            SeriesRecords series,
            SeriesObjects objects,
            Findings findings,
            StoredImages images,
            DicomToolkit toolkit,
            ObjectMapper json) {
        this.series = series;
        this.objects = objects;
        this.findings = findings;
        this.images = images;
        this.toolkit = toolkit;
        this.json = json;
    }

    /** Measures and keeps the findings. Idempotent. */
    @Transactional
    public Measures measure(String seriesId) {
        String modality = series.lock(seriesId).modality();
        SeriesMeasurement measurement = new SeriesMeasurement(toolkit);
        objects.ofSeries(seriesId).forEach(object -> measurement.add(images.open(object)));
        SliceGeometry geometry = measurement.geometry();
        List<Finding> found = QualityFindings.of(measurement, geometry);
        Measures measures = measures(modality == null ? "OT" : modality, measurement, geometry, found);
        findings.replace(seriesId, Findings.Source.QUALITY, found);
        series.measured(seriesId, write(measures));
        return measures;
    }

    private static Measures measures(
            String modality, SeriesMeasurement measurement, SliceGeometry geometry, List<Finding> found) {
        return new Measures(
                modality,
                measurement.objects,
                measurement.unreadable.size(),
                measurement.missingAttributes.size(),
                measurement.empty.size(),
                Math.toIntExact(geometry.missingSlices()),
                geometry.duplicates().size(),
                geometry.nonuniform(),
                geometry.inconsistent(),
                measurement.rows,
                measurement.columns,
                measurement.median(ImageQuality::dynamicRange),
                measurement.median(ImageQuality::noise),
                measurement.median(ImageQuality::sharpness),
                measurement.median(ImageQuality::snr),
                !measurement.burnedInRisks.isEmpty(),
                found.stream().map(Finding::code).toList());
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
     * @param snr signal to noise, the median over slices, 0 where undefined
     */
    public record Measures(
            String modality,
            int objects,
            int unreadable,
            int missingAttributes,
            int emptyImages,
            int missingSlices,
            int duplicatePositions,
            boolean nonuniformSpacing,
            int inconsistentGeometry,
            int rows,
            int columns,
            double dynamicRange,
            double noise,
            double sharpness,
            double snr,
            boolean burnedInRisk,
            List<String> codes) {}
}
