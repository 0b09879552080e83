package dev.consilium.cli;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DeidentificationPolicy;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.FaceBlanking;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The faces of the series that files are of; a series is looked over before the first of its files is written. */
final class FileFaces {

    private final DeidentificationPolicy policy;
    private final DicomToolkit toolkit;
    private final Map<String, List<Path>> files = new HashMap<>();
    private final Map<String, FaceBlanking> found = new HashMap<>();
    private final Map<String, DicomException> refused = new HashMap<>();

    /** @param all of them, so that every series is whole; none is read unless the policy wants faces blanked */
    FileFaces(DeidentificationPolicy policy, List<Path> all, DicomToolkit toolkit) {
        this.policy = policy;
        this.toolkit = toolkit;
        if (policy.faces() == DeidentificationPolicy.Faces.BLANK) {
            all.forEach(this::sort);
        }
    }

    /** What cannot be read is refused when its turn comes. */
    private void sort(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            files.computeIfAbsent(series(toolkit.readHeader(in, ReadLimits.DEFAULT)), key -> new ArrayList<>())
                    .add(file);
        } catch (DicomException | IOException notRead) {
            return;
        }
    }

    private static String series(Dataset header) {
        return header.text(Tag.SeriesInstanceUID).orElse("");
    }

    /** @throws DicomException {@code FACES_NOT_BLANKED}, for every file of a series alike */
    FaceBlanking of(Dataset original) throws IOException {
        String series = series(original);
        DicomException before = refused.get(series);
        if (before != null) {
            throw before;
        }
        FaceBlanking known = found.get(series);
        if (known != null) {
            return known;
        }
        List<DicomToolkit.Source> originals = files.getOrDefault(series, List.of()).stream()
                .<DicomToolkit.Source>map(file -> () -> new BufferedInputStream(Files.newInputStream(file)))
                .toList();
        try {
            FaceBlanking faces = FaceBlanking.of(policy, originals, toolkit, ReadLimits.DEFAULT);
            found.put(series, faces);
            return faces;
        } catch (DicomException e) {
            refused.put(series, e);
            throw e;
        }
    }
}
