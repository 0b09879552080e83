package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.Frame;
import dev.consilium.imaging.FrameAttributes;
import dev.consilium.imaging.ImageQuality;
import dev.consilium.imaging.Plane;
import dev.consilium.imaging.SliceGeometry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Gathers figures of a series object by object, in display order; holds figures only, never pixels. Images count from 1. */
final class SeriesMeasurement {

    private final DicomToolkit toolkit;
    private final List<ImageQuality> qualities = new ArrayList<>();
    private final List<SliceGeometry.Slice> slices = new ArrayList<>();
    private int image;
    int objects;
    int rows;
    int columns;
    final Map<Integer, String> unreadable = new LinkedHashMap<>();
    final Map<Integer, List<String>> missingAttributes = new LinkedHashMap<>();
    final List<Integer> empty = new ArrayList<>();
    final List<Integer> oneValued = new ArrayList<>();
    final List<String> burnedInRisks = new ArrayList<>();

    SeriesMeasurement(DicomToolkit toolkit) {
        this.toolkit = toolkit;
    }

    void add(Dataset dataset) {
        objects++;
        List<String> missing = RequiredAttributes.missing(dataset);
        if (!missing.isEmpty()) {
            missingAttributes.put(objects, missing);
        }
        BurnedInText.risk(dataset).filter(risk -> !burnedInRisks.contains(risk)).ifPresent(burnedInRisks::add);
        for (int frame = 0; frame < dataset.frames(); frame++) {
            image++;
            add(dataset, frame);
        }
    }

    private void add(Dataset dataset, int number) {
        FrameAttributes attributes = FrameAttributes.of(dataset, number);
        attributes.slice().ifPresent(slices::add);
        Frame frame;
        try {
            frame = toolkit.decode(dataset, number);
        } catch (DicomException e) {
            unreadable.put(image, e.code());
            return;
        }
        rows = rows == 0 ? frame.rows() : rows;
        columns = columns == 0 ? frame.columns() : columns;
        ImageQuality quality = ImageQuality.of(Plane.of(frame, attributes));
        qualities.add(quality);
        if (quality.empty()) {
            empty.add(image);
        } else if (quality.dynamicRange() <= 0) {
            oneValued.add(image);
        }
    }

    /** Frames of one object without places of their own all carry the object's: they say nothing of a volume. */
    SliceGeometry geometry() {
        boolean stacked = objects > 1 || slices.stream().distinct().count() > 1;
        return SliceGeometry.of(stacked ? slices : List.of());
    }

    /** The median over the images that could be decoded, 0 where there is none. */
    double median(ToDoubleFunction<ImageQuality> figure) {
        double[] sorted = qualities.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
