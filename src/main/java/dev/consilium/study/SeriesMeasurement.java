package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Deidentified;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.Frame;
import dev.consilium.dicom.PixelRegion;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.BurnedInText;
import dev.consilium.imaging.DeviceRule;
import dev.consilium.imaging.FrameAttributes;
import dev.consilium.imaging.ImageQuality;
import dev.consilium.imaging.ImageQuality.Circumstances;
import dev.consilium.imaging.Measure;
import dev.consilium.imaging.Motion;
import dev.consilium.imaging.Plane;
import dev.consilium.imaging.SliceGeometry;
import dev.consilium.imaging.SliceGeometry.Slice;
import dev.consilium.imaging.TextDetection;
import dev.consilium.imaging.UltrasoundRegions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers figures of a series object by object, in display order; holds figures only, never pixels. Images count from 1. */
final class SeriesMeasurement {

    /** As many as can be marked. */
    private static final int MOST_PLACES = RegionCheck.MOST;

    private final DicomToolkit toolkit;
    private final String modality;
    private final List<DeviceRule> rules;
    private final Map<Integer, Slice> slices = new TreeMap<>();
    private int image;
    int objects;
    int rows;
    int columns;
    /** How many objects the series says it has, 0 where it does not. */
    int stated;

    final Map<Integer, ImageQuality> qualities = new TreeMap<>();
    final Map<Integer, String> unreadable = new LinkedHashMap<>();
    final Map<Integer, List<String>> missingAttributes = new LinkedHashMap<>();
    final Map<Integer, String> wrongModality = new LinkedHashMap<>();
    final List<String> burnedInRisks = new ArrayList<>();
    /** Images that something like text is drawn into, and where in them. */
    final Map<Integer, List<PixelRegion>> lettered = new TreeMap<>();
    /** By image, where an ultrasound image says that it has no data. */
    private final Map<Integer, List<PixelRegion>> outsideRegions = new TreeMap<>();
    /** The first image of each object that has one. */
    private final Map<Integer, Integer> imageOf = new TreeMap<>();

    /** @param modality of the series; @param rules what is known of its devices */
    SeriesMeasurement(DicomToolkit toolkit, String modality, List<DeviceRule> rules) {
        this.toolkit = toolkit;
        this.modality = modality;
        this.rules = rules;
    }

    void add(Dataset dataset) {
        objects++;
        List<String> missing = RequiredAttributes.missing(dataset);
        if (!missing.isEmpty()) {
            missingAttributes.put(objects, missing);
        }
        ModalityCheck.wrong(dataset, modality).ifPresent(wrong -> wrongModality.put(objects, wrong));
        stated = Math.max(stated, statedIn(dataset));
        BurnedInText.risk(dataset, rules)
                .filter(risk -> !burnedInRisks.contains(risk))
                .ifPresent(burnedInRisks::add);
        List<PixelRegion> outside =
                Deidentified.pixelsCleaned(dataset) ? List.of() : UltrasoundRegions.outside(dataset);
        for (int frame = 0; frame < dataset.frames(); frame++) {
            image++;
            imageOf.putIfAbsent(objects, image);
            if (!outside.isEmpty()) {
                outsideRegions.put(image, outside);
            }
            add(dataset, frame);
        }
    }

    private void add(Dataset dataset, int number) {
        FrameAttributes attributes = FrameAttributes.of(dataset, number);
        attributes.slice().ifPresent(slice -> slices.put(image, slice));
        Frame frame;
        try {
            frame = toolkit.decode(dataset, number);
        } catch (DicomException e) {
            unreadable.put(image, e.code());
            return;
        }
        rows = rows == 0 ? frame.rows() : rows;
        columns = columns == 0 ? frame.columns() : columns;
        Circumstances known =
                new Circumstances(modality, phase(dataset), frame.photometric().equals("MONOCHROME1"));
        List<PixelRegion> text =
                TextDetection.of(frame).stream().map(TextDetection.Box::region).toList();
        if (!text.isEmpty()) {
            lettered.put(image, text);
        }
        qualities.put(image, ImageQuality.of(Plane.of(frame, attributes), known));
    }

    boolean burnedInRisk() {
        return !burnedInRisks.isEmpty() || !lettered.isEmpty();
    }

    /** Number of Series Related Instances; Images in Acquisition may be more than one series. */
    private static int statedIn(Dataset dataset) {
        try {
            return dataset.integer(Tag.NumberOfSeriesRelatedInstances).orElse(0);
        } catch (DicomException notANumber) {
            return 0;
        }
    }

    private static Motion.@Nullable Phase phase(Dataset dataset) {
        String said = dataset.text(Tag.InPlanePhaseEncodingDirection).orElse("").toUpperCase(Locale.ROOT);
        return switch (said) {
            case "ROW" -> Motion.Phase.ROW;
            case "COL", "COLUMN" -> Motion.Phase.COLUMN;
            default -> null;
        };
    }

    /** Objects the series says it has and that did not come. */
    int missingInstances() {
        return Math.max(0, stated - objects);
    }

    /** Frames of one object without places of their own all carry the object's: they say nothing of a volume. */
    SliceGeometry geometry() {
        boolean stacked = objects > 1 || slices.values().stream().distinct().count() > 1;
        return SliceGeometry.of(stacked ? List.copyOf(slices.values()) : List.of());
    }

    /** Images that do not lie in one volume with the first. */
    List<Integer> apart() {
        return slices.entrySet().stream()
                .filter(entry -> !entry.getValue().consistentWith(first()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Images of this quality, in their order. */
    List<Integer> images(Predicate<ImageQuality> quality) {
        return qualities.entrySet().stream()
                .filter(entry -> quality.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The image by its number and, where it has a place, its position along the normal of the first image. */
    String where(int number) {
        Slice slice = slices.get(number);
        return slice == null
                ? "image " + number
                : String.format(Locale.ROOT, "image %d at %.2f mm", number, slice.along(first().normal()));
    }

    /** The image as a place. */
    FindingPlace place(int number) {
        return FindingPlace.image(number, position(number));
    }

    /** The first image of an object; nothing where it has none. */
    List<FindingPlace> placeOfObject(int object) {
        Integer first = imageOf.get(object);
        return first == null ? List.of() : List.of(place(first));
    }

    /** What lies outside of where an ultrasound image says its data are, and what was taken for text, box by box. */
    List<FindingPlace> letteredPlaces() {
        List<FindingPlace> places = new ArrayList<>();
        for (Map<Integer, List<PixelRegion>> found : List.of(outsideRegions, lettered)) {
            found.forEach((number, boxes) -> boxes.stream()
                    .limit(MOST_PLACES - Math.min(MOST_PLACES, places.size()))
                    .forEach(box -> places.add(FindingPlace.box(number, position(number), box))));
        }
        return places;
    }

    /** Between the images that are next to a gap. */
    FindingPlace place(SliceGeometry.Gap gap) {
        int from = imagesAt(gap.from()).findFirst().orElseThrow();
        int to = imagesAt(gap.to())
                .filter(other -> gap.width() > 0 || other != from)
                .findFirst()
                .orElse(from);
        return from <= to
                ? new FindingPlace(from, to, gap.from(), gap.to(), gap.missing(), null, null)
                : new FindingPlace(to, from, gap.to(), gap.from(), gap.missing(), null, null);
    }

    /** Of the images that lie in one volume with the first. */
    Stream<Integer> imagesAt(double mm) {
        return slices.entrySet().stream()
                .filter(entry -> entry.getValue().consistentWith(first()))
                .filter(entry ->
                        Math.abs(entry.getValue().along(first().normal()) - mm) < SliceGeometry.DUPLICATE_WITHIN)
                .map(Map.Entry::getKey);
    }

    private @Nullable Double position(int number) {
        Slice slice = slices.get(number);
        return slice == null ? null : (Double) slice.along(first().normal());
    }

    /** The larger distance between pixels in mm; null where no image says it. */
    @Nullable
    Double pixelSpacing() {
        return slices.isEmpty()
                ? null
                : (Double) first().spacing().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow();
    }

    /** The median of each figure over the images that could be decoded. */
    Map<ImageFigure, Measure> medians() {
        Map<ImageFigure, Measure> medians = new EnumMap<>(ImageFigure.class);
        for (ImageFigure figure : ImageFigure.values()) {
            medians.put(
                    figure,
                    Measure.median(qualities.values().stream().map(figure::of).toList()));
        }
        return medians;
    }

    private Slice first() {
        return slices.values().iterator().next();
    }
}
