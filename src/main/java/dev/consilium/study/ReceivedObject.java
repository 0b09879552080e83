package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An image that may be taken in, with its original UIDs; these never reach the database. */
record ReceivedObject(
        Unpacking.Place at,
        String inboxName,
        String sha256,
        String studyUid,
        String seriesUid,
        String sopUid,
        @Nullable String modality) {

    private static final Set<String> ONE_OBJECT_EACH = Set.of("CR", "DX", "MG", "XA", "US");
    private static final Set<String> NOT_TO_BE_READ = Set.of("SEG", "RTDOSE", "RTPLAN", "RTSTRUCT", "SR", "PR", "KO");

    /** @throws RejectedUpload with the code of the toolkit, {@code NO_IMAGE} or {@code MISSING_UID} */
    static ReceivedObject look(Unpacking.Unpacked file, DicomToolkit toolkit, ReadLimits limits)
            throws IOException, RejectedUpload {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file.file()))) {
            return look(file, toolkit.read(in, limits));
        } catch (DicomException e) {
            throw new RejectedUpload(e.code());
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw new RejectedUpload("MALFORMED");
        }
    }

    /** Objects of one key are one series; projection images are each one of their own. */
    String groupingKey() {
        String series = studyUid + "|" + seriesUid;
        return modality != null && ONE_OBJECT_EACH.contains(modality) ? series + "|" + sopUid : series;
    }

    private static ReceivedObject look(Unpacking.Unpacked file, Dataset dataset) throws RejectedUpload {
        String modality = modality(dataset);
        if (!dataset.contains(Tag.PixelData) || modality != null && NOT_TO_BE_READ.contains(modality)) {
            throw new RejectedUpload("NO_IMAGE");
        }
        return new ReceivedObject(
                file.at(),
                file.name(),
                file.sha256(),
                uid(dataset, Tag.StudyInstanceUID),
                uid(dataset, Tag.SeriesInstanceUID),
                uid(dataset, Tag.SOPInstanceUID),
                modality);
    }

    private static String uid(Dataset dataset, int tag) throws RejectedUpload {
        return dataset.text(tag).filter(uid -> !uid.isEmpty()).orElseThrow(() -> new RejectedUpload("MISSING_UID"));
    }

    /** A code string (PS3.5 6.2) or nothing: free text in this place might identify. */
    private static @Nullable String modality(Dataset dataset) {
        return dataset.text(Tag.Modality)
                .map(text -> text.toUpperCase(Locale.ROOT))
                .filter(text -> text.matches("[A-Z0-9_]{1,16}"))
                .orElse(null);
    }
}
