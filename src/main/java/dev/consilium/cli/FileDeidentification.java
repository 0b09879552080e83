package dev.consilium.cli;

import dev.consilium.common.Ids;
import dev.consilium.common.PrivateFiles;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.CleanedObject;
import dev.consilium.imaging.ObjectDeidentification;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** One file at a time into a folder, whole or not at all; what goes wrong is an answer, never an exception. */
final class FileDeidentification {

    private final ObjectDeidentification deidentification;
    private final FileFaces faces;
    private final DicomToolkit toolkit;
    private final Path folder;

    FileDeidentification(ObjectDeidentification deidentification, FileFaces faces, DicomToolkit toolkit, Path folder) {
        this.deidentification = deidentification;
        this.faces = faces;
        this.toolkit = toolkit;
        this.folder = folder;
    }

    DeidentifiedFile of(Path file) {
        try {
            return written(file);
        } catch (DicomException e) {
            return DeidentifiedFile.refused(file.toString(), e.code());
        } catch (IOException e) {
            return DeidentifiedFile.refused(file.toString(), "IO_ERROR");
        } catch (RuntimeException e) {
            return DeidentifiedFile.refused(file.toString(), "UNEXPECTED");
        } catch (OutOfMemoryError e) {
            return DeidentifiedFile.refused(file.toString(), "LIMIT_EXCEEDED");
        }
    }

    private DeidentifiedFile written(Path file) throws IOException {
        Dataset original;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            original = toolkit.read(in, ReadLimits.DEFAULT);
        }
        CleanedObject clean = deidentification.of(original, faces.of(original));
        Path output = place(clean.header());
        Files.createDirectories(output.resolveSibling(""));
        Path part = output.resolveSibling(Ids.random() + ".part");
        try {
            PrivateFiles.write(part, clean::write);
            if (Files.exists(output) && Files.mismatch(part, output) >= 0) {
                return DeidentifiedFile.refused(file.toString(), "SOP_UID_CONFLICT");
            }
            Files.move(part, output, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        return new DeidentifiedFile(
                file.toString(), output.toString(), null, clean.burnedInRisk().orElse(null), clean.methodCodes());
    }

    /** New UIDs are of digits and points; of what has none the name says so. */
    private Path place(Dataset clean) {
        return folder.resolve(clean.text(Tag.StudyInstanceUID).orElse("no-study"))
                .resolve(clean.text(Tag.SeriesInstanceUID).orElse("no-series"))
                .resolve(clean.text(Tag.SOPInstanceUID).orElseGet(() -> Ids.random()) + ".dcm");
    }
}
