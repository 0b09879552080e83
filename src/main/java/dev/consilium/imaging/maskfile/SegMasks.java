package dev.consilium.imaging.maskfile;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.dicom.Frame;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a DICOM Segmentation (PS3.3 A.51, C.8.20): binary, fractional from a threshold on, or a label map. Frames that are not there are
 * empty; segments may overlap.
 */
final class SegMasks {

    private static final ReadLimits LIMITS =
            new ReadLimits(16, 1L << 28, 1L << 28, 1100, 2_000_000, Duration.ofSeconds(60));

    private final DicomToolkit toolkit;
    private final Dataset seg;
    private final MaskReading reading;

    private SegMasks(DicomToolkit toolkit, Dataset seg, MaskReading reading) {
        this.toolkit = toolkit;
        this.seg = seg;
        this.reading = reading;
    }

    static MaskVolume read(InputStream in, MaskReading reading) throws IOException {
        DicomToolkit toolkit = DicomToolkits.present();
        try {
            return new SegMasks(toolkit, toolkit.read(in, LIMITS), reading).volume();
        } catch (DicomException e) {
            throw MaskFileException.of(e);
        }
    }

    private MaskVolume volume() {
        SegType type = SegType.of(seg);
        Map<Integer, String> names = names();
        SegFrames frames = SegFrames.of(seg, reading.limits());
        GridShape shape = frames.grid().shape();
        SegmentCollector segments = new SegmentCollector(shape, names.keySet(), reading.limits());
        for (int frame = 0; frame < frames.count(); frame++) {
            Frame pixels = toolkit.storedValues(seg, frame);
            if (pixels.samplesPerPixel() != 1) {
                throw MaskFileException.invalid("The frames of the segmentation are coloured.");
            }
            collect(type, frames, frame, pixels, segments);
        }
        return new MaskVolume(
                frames.grid(),
                names.entrySet().stream()
                        .map(name -> new Segment(name.getKey(), name.getValue(), segments.mask(name.getKey())))
                        .toList());
    }

    private void collect(SegType type, SegFrames frames, int frame, Frame pixels, SegmentCollector segments) {
        SegFrames.Place place = frames.place(frame);
        if (type == SegType.LABELMAP) {
            segments.addLabels(place, pixels);
        } else {
            int segment = frames.segment(frame);
            double least = type == SegType.BINARY ? 1 : reading.threshold() * SegType.maximum(seg);
            segments.add(segment, place, pixels, least);
        }
    }

    /** Number to label, in the order of the file; a segment 0 is the background of a label map. */
    private Map<Integer, String> names() {
        Map<Integer, String> names = new LinkedHashMap<>();
        List<Dataset> items = seg.items(Tag.SegmentSequence);
        if (items.size() > reading.limits().segments()) {
            throw MaskFileException.tooLarge(
                    "The segmentation has more than " + reading.limits().segments() + " segments.");
        }
        for (Dataset item : items) {
            int number = item.integer(Tag.SegmentNumber).orElse(-1);
            String label = item.text(Tag.SegmentLabel).orElse(Integer.toString(number));
            if (number < 0 || names.put(number, label) != null) {
                throw MaskFileException.invalid("The segments of the segmentation are not numbered, or not apart.");
            }
        }
        names.remove(0);
        if (names.isEmpty()) {
            throw MaskFileException.invalid("The segmentation describes no segment.");
        }
        return names;
    }
}
