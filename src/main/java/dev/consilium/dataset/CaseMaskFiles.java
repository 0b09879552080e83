package dev.consilium.dataset;

import dev.consilium.common.PrivateFiles;
import dev.consilium.dataset.ExportedMasks.ExportedFile;
import dev.consilium.dataset.ExportedMasks.ExportedSegment;
import dev.consilium.dataset.ExportedMasks.Kind;
import dev.consilium.dataset.ExportedMasks.LeftOut;
import dev.consilium.dataset.ExportedMasks.Reason;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.maskfile.MaskFileException;
import dev.consilium.imaging.maskfile.MaskFormat;
import dev.consilium.imaging.maskfile.SegDetails;
import dev.consilium.imaging.maskfile.SegmentDescription;
import dev.consilium.imaging.maskfile.Segmentations;
import dev.consilium.imaging.maskfile.SeriesImages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the masks of one case as files: placed in the patient where its images make an even stack, else as runs on the images. */
final class CaseMaskFiles {

    /** Takes files one after the other. */
    interface Archive {
        /** Where the content writes nothing and throws there is no such file. @return its SHA-256 */
        String add(String name, PrivateFiles.Content content) throws IOException;
    }

    /** A mask as it is stored: its slices are the images in display order. */
    record Drawn(
            int label,
            String labelClass,
            RunLengthMask mask,
            SegmentDescription description,
            SegmentDescription.Tracking tracking) {}

    private final DicomToolkit toolkit;
    private final Archive archive;
    private final String folder;
    private final List<Drawn> drawn;
    private final List<ExportedFile> files = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    CaseMaskFiles(DicomToolkit toolkit, Archive archive, String caseId, List<Drawn> drawn) {
        this.toolkit = toolkit;
        this.archive = archive;
        this.folder = "masks/" + caseId + "/";
        this.drawn = drawn;
    }

    /** @param headers of the de-identified images, in display order */
    ExportedMasks write(int truthRevision, List<Dataset> headers, SegDetails details) throws IOException {
        String stem = folder + "truth-" + truthRevision;
        try {
            SeriesImages images = SeriesImages.of(headers);
            placed(stem, new Segmentations(images, details), images.placed(segments()));
        } catch (MaskFileException e) {
            leftOut.add(new LeftOut(Kind.DICOM_SEG, Reason.ofImages(e)));
            leftOut.add(new LeftOut(Kind.NIFTI, Reason.ofImages(e)));
        }
        if (files.stream().noneMatch(file -> file.kind() == Kind.DICOM_SEG)) {
            runs();
        }
        return new ExportedMasks(truthRevision, described(), List.copyOf(files), List.copyOf(leftOut));
    }

    /** The label map is not compressed by itself: the archive does that, and the digest depends on no compressor. */
    private void placed(String stem, Segmentations segmentations, MaskVolume volume) throws IOException {
        List<SegmentDescription> descriptions =
                drawn.stream().map(Drawn::description).toList();
        addIfHeld(stem + ".dcm", Kind.DICOM_SEG, out -> toolkit.write(segmentations.binary(volume, descriptions), out));
        addIfHeld(stem + ".nii", Kind.NIFTI, out -> MaskFormat.NIFTI.write(volume, out));
    }

    private void addIfHeld(String name, Kind kind, PrivateFiles.Content content) throws IOException {
        try {
            add(name, kind, content);
        } catch (MaskFileException e) {
            leftOut.add(new LeftOut(kind, Reason.ofFile(e)));
        }
    }

    private void runs() throws IOException {
        List<RunLengthMask> different =
                drawn.stream().map(Drawn::mask).distinct().toList();
        for (RunLengthMask mask : different) {
            add(folder + mask.digest() + ".rlm", Kind.RLM1, out -> out.write(mask.bytes()));
        }
    }

    private void add(String name, Kind kind, PrivateFiles.Content content) throws IOException {
        files.add(new ExportedFile(name, kind, archive.add(name, content)));
    }

    private List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        for (Drawn one : drawn) {
            segments.add(new Segment(segments.size() + 1, one.description().label(), one.mask()));
        }
        return segments;
    }

    private List<ExportedSegment> described() {
        List<ExportedSegment> segments = new ArrayList<>();
        for (Drawn one : drawn) {
            segments.add(new ExportedSegment(
                    segments.size() + 1,
                    one.label(),
                    one.labelClass(),
                    one.mask().digest(),
                    one.tracking().id(),
                    one.tracking().uid()));
        }
        return segments;
    }
}
