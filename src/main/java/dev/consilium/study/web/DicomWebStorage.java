package dev.consilium.study.web;

import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.study.IntakeFiles;
import dev.consilium.study.StudyIntake;
import dev.consilium.study.StudySettings;
import dev.consilium.study.Upload;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** STOW-RS (PS3.18 10.5) into a project, for its data manager: the same intake as that of files. */
@RestController
class DicomWebStorage {

    private static final MediaType DICOM = MediaType.parseMediaType("application/dicom");

    private final StudyIntake intake;
    private final IntakeFiles files;
    private final StudySettings settings;
    private final ObjectProvider<MultipartConfigElement> limits;
    private final DicomToolkit toolkit;
    private final ReadLimits readLimits;
    private final Memberships memberships;
    private final CurrentActor currentActor;

    DicomWebStorage(
            StudyIntake intake,
            IntakeFiles files,
            StudySettings settings,
            ObjectProvider<MultipartConfigElement> limits,
            DicomToolkit toolkit,
            ReadLimits readLimits,
            Memberships memberships,
            CurrentActor currentActor) {
        this.intake = intake;
        this.files = files;
        this.settings = settings;
        this.limits = limits;
        this.toolkit = toolkit;
        this.readLimits = readLimits;
        this.memberships = memberships;
        this.currentActor = currentActor;
    }

    /** No parameter of the request is bound: to look for one the server would receive all parts first. */
    @PostMapping(
            path = "/dicomweb/projects/{projectId}/studies",
            consumes = "multipart/related",
            produces = {DicomWeb.JSON, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<SortedMap<String, Map<String, Object>>> store(
            @PathVariable String projectId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        Actor actor = currentActor.require();
        memberships.require(actor, projectId, Role.DATA_MANAGER);
        MediaType type = related(contentType);
        try (ReceivedParts parts = ReceivedParts.empty(settings)) {
            List<SentObject> sent = received(request, type, parts);
            List<Upload> uploads = sent.stream()
                    .map(SentObject::upload)
                    .filter(Objects::nonNull)
                    .toList();
            if (uploads.isEmpty() && !sent.isEmpty()) {
                return answer(new StoreAnswer(sent), null);
            }
            String id = intake.receive(projectId, uploads, actor, key).intakeId();
            return answer(new StoreAnswer(settled(sent, files.refusals(id))), id);
        }
    }

    private static MediaType related(String contentType) throws HttpMediaTypeNotSupportedException {
        MediaType type = MediaType.parseMediaType(contentType);
        String root = DicomWeb.parameter(type, "type");
        if (root == null || !root.equalsIgnoreCase(DICOM.toString())) {
            throw new HttpMediaTypeNotSupportedException(type, List.of(MediaType.MULTIPART_RELATED));
        }
        return type;
    }

    private List<SentObject> received(HttpServletRequest request, MediaType type, ReceivedParts parts)
            throws IOException {
        List<@Nullable Upload> uploads = new ArrayList<>();
        long bytes = limits.getObject().getMaxRequestSize();
        RelatedParts.Limits most = new RelatedParts.Limits(bytes < 0 ? Long.MAX_VALUE : bytes, settings.maxEntries());
        RelatedParts.read(request.getInputStream(), type, most, partType -> {
            boolean dicom = partType.isEmpty() || isDicom(partType);
            Upload upload = dicom ? parts.next() : null;
            uploads.add(upload);
            return upload == null ? OutputStream.nullOutputStream() : parts.open(upload);
        });
        List<SentObject> sent = new ArrayList<>();
        for (Upload upload : uploads) {
            sent.add(upload == null ? SentObject.refused("NOT_DICOM") : SentObject.of(upload, toolkit, readLimits));
        }
        return sent;
    }

    private static boolean isDicom(String partType) {
        try {
            return DICOM.includes(MediaType.parseMediaType(partType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** @param refusals by the number of the upload, from 1 */
    private static List<SentObject> settled(List<SentObject> sent, Map<Integer, String> refusals) {
        List<SentObject> settled = new ArrayList<>();
        int part = 0;
        for (SentObject one : sent) {
            settled.add(one.upload() == null ? one : one.with(refusals.get(++part)));
        }
        return settled;
    }

    private static ResponseEntity<SortedMap<String, Map<String, Object>>> answer(
            StoreAnswer stored, @Nullable String intakeId) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(stored.status());
        if (intakeId != null) {
            answer.location(URI.create("/api/intakes/" + intakeId));
        }
        return answer.body(stored.body());
    }
}
