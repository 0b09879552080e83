package dev.consilium.study;

import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.ReadLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sorts what was sent into series and rejected files; a file that is rejected leaves the inbox at once and never blocks another. */
@Component
class Reception {

    /** Series in the order of their first file. */
    record Received(List<List<ReceivedObject>> series, List<Rejection> rejected) {}

    private final StudySettings settings;
    private final DicomToolkit toolkit;
    private final ReadLimits limits;

    Reception(StudySettings settings, DicomToolkit toolkit, ReadLimits limits) {
        this.settings = settings;
        this.toolkit = toolkit;
        this.limits = limits;
    }

    /** The code with which an object would be rejected, looked at by itself. */
    Optional<String> refusal(Upload object) {
        try {
            if (Files.size(object.content()) > settings.maxObjectBytes()) {
                return Optional.of("LIMIT_EXCEEDED");
            }
            Unpacking.Place alone = new Unpacking.Place(1, null);
            ReceivedObject.look(
                    new Unpacking.Unpacked(alone, object.name(), object.name(), object.content(), ""), toolkit, limits);
            return Optional.empty();
        } catch (RejectedUpload e) {
            return Optional.of(e.code());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Received receive(List<Upload> uploads, Path directory) throws IOException {
        Unpacking unpacking = new Unpacking(settings, directory);
        for (Upload upload : uploads) {
            unpacking.add(upload);
        }
        List<Rejection> rejected = new ArrayList<>(unpacking.rejected());
        Map<String, List<ReceivedObject>> series = new LinkedHashMap<>();
        Map<String, String> digestOfSopUid = new HashMap<>();
        for (Unpacking.Unpacked file : unpacking.unpacked()) {
            try {
                ReceivedObject object = ReceivedObject.look(file, toolkit, limits);
                refuseSecond(object, digestOfSopUid);
                series.computeIfAbsent(object.groupingKey(), key -> new ArrayList<>())
                        .add(object);
            } catch (RejectedUpload e) {
                Files.delete(file.file());
                rejected.add(file.rejected(e.code()));
            }
        }
        return new Received(List.copyOf(series.values()), rejected);
    }

    /** A SOP Instance UID names one object (PS3.5 9): the first of an upload stands, another with the same UID does not. */
    private static void refuseSecond(ReceivedObject object, Map<String, String> digestOfSopUid) throws RejectedUpload {
        String first = digestOfSopUid.putIfAbsent(object.sopUid(), object.sha256());
        if (first != null) {
            throw new RejectedUpload(first.equals(object.sha256()) ? FileOutcome.DUPLICATE : "SOP_UID_CONFLICT");
        }
    }
}
