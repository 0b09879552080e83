package dev.consilium.cli;

import dev.consilium.common.Digests;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.Frame;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.FrameAttributes;
import dev.consilium.imaging.NoVolumeException;
import dev.consilium.imaging.PlacedVolume;
import dev.consilium.imaging.Plane;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The images of one series in files, as a volume, and which bytes it is of. */
final class DerivedSeries {

    /** @param sha256 of the file */
    record Source(String sopInstanceUid, String sha256) {}

    private final DicomToolkit toolkit;
    private final List<PlacedVolume.Image> images = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final Set<String> series = new HashSet<>();

    DerivedSeries(DicomToolkit toolkit) {
        this.toolkit = toolkit;
    }

    /** @throws DicomException where it is no image that can be decoded. @throws NoVolumeException where an image has no place */
    void add(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Dataset dataset = toolkit.read(new ByteArrayInputStream(bytes), ReadLimits.DEFAULT);
        for (int number = 0; number < dataset.frames(); number++) {
            Frame frame = toolkit.decode(dataset, number);
            FrameAttributes attributes = FrameAttributes.of(dataset, number);
            images.add(new PlacedVolume.Image(
                    attributes.slice().orElseThrow(() -> new NoVolumeException("An image does not say where it lies.")),
                    values(Plane.of(frame, attributes))));
        }
        sources.add(new Source(dataset.text(Tag.SOPInstanceUID).orElse(""), Digests.sha256Hex(bytes)));
        series.add(dataset.text(Tag.SeriesInstanceUID).orElse(""));
    }

    private static float[] values(Plane plane) {
        float[] values = new float[plane.stored().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) plane.value(i);
        }
        return values;
    }

    PlacedVolume volume() {
        if (series.size() > 1) {
            throw new NoVolumeException("The images are of " + series.size() + " series; derive from one.");
        }
        return PlacedVolume.of(images);
    }

    /** In an order that does not depend on file names. */
    List<Source> sources() {
        return sources.stream()
                .sorted(Comparator.comparing(Source::sopInstanceUid).thenComparing(Source::sha256))
                .toList();
    }
}
