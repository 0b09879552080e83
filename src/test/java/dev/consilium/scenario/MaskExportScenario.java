package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.maskfile.MaskFiles;
import dev.consilium.testing.CalibratedReaders;
import dev.consilium.testing.Lie;
import dev.consilium.testing.ReadingTeam;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Masks that readers put over the API come out of an export where they were drawn in the patient. */
abstract class MaskExportScenario extends CaseSteps {

    private static final GridShape GRID = Lie.GRID;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void aMaskComesOutWhereItWasDrawn(Lie lie) throws IOException {
        ReadingTeam world = lesions(lie);
        RunLengthMask mask = new PixelBox(10, 20, 30, 45, 0, 2)
                .rasterised(GRID)
                .or(new PixelBox(30, 20, 40, 30, 0, 0).rasterised(GRID));
        draw(world, "ada", mask);
        draw(world, "ben", mask);
        until(world, "state", "ACCEPTED");
        Map<String, byte[]> archive = exported(world);
        JsonNode dataset = new ObjectMapper().readTree(archive.get("dataset.json"));
        JsonNode closed = dataset.at("/cases/0");
        assertThat(closed.at("/groundTruth/0/labels/0/geometry/digest").asText())
                .isEqualTo(mask.digest())
                .isEqualTo(closed.at("/masks/segments/0/digest").asText());
        assertThat(closed.at("/masks/leftOut")).isEmpty();
        requireFiles(archive, closed.path("masks").path("files"));
        for (JsonNode file : closed.at("/masks/files")) {
            lie.requirePlaces(read(archive.get(file.path("name").asText())), mask);
        }
        Dataset seg = seg(archive, closed);
        requireImagesOfTheCase(seg, closed);
        assertThat(seg.items(Tag.SegmentSequence).get(0).text(Tag.SegmentAlgorithmType))
                .hasValue("MANUAL");
    }

    @Test
    void whatLeavesNamesNobodyAndIsTheSameTwice() throws IOException {
        ReadingTeam world = lesions(Lie.SAGITTAL);
        draw(world, "ada", new PixelBox(10, 10, 30, 40, 0, 2).rasterised(GRID));
        draw(world, "ben", new PixelBox(10, 10, 34, 40, 0, 2).rasterised(GRID));
        until(world, "state", "ACCEPTED");
        Map<String, byte[]> archive = exported(world);
        Map<String, byte[]> again =
                unzipped(as(world, "dora").get(direct(world)).expect(200).bytes());
        assertThat(again.keySet()).isEqualTo(archive.keySet());
        archive.forEach((name, bytes) -> assertThat(
                        name.equals("dataset.json")
                                ? timeless(bytes).equals(timeless(again.get(name)))
                                : java.util.Arrays.equals(bytes, again.get(name)))
                .as(name)
                .isTrue());
        JsonNode closed =
                new ObjectMapper().readTree(archive.get("dataset.json")).at("/cases/0");
        Dataset seg = seg(archive, closed);
        assertThat(seg.items(Tag.SegmentSequence).get(0).text(Tag.SegmentAlgorithmType))
                .hasValue("SEMIAUTOMATIC");
        assertThat(seg.items(Tag.SegmentSequence).get(0).text(Tag.SegmentLabel)).hasValue("Outline of a lesion");
        assertThat(seg.text(Tag.ContentCreatorName).orElse("")).isEmpty();
        assertThat(seg.text(Tag.PatientIdentityRemoved)).hasValue("YES");
        assertThat(seg.texts(Tag.DeidentificationMethod)).hasSize(2).noneMatch(text -> text.startsWith("seal"));
        String text = new String(archive.get(name(closed, "DICOM_SEG")), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("Secret", "SECRET-4711", "1.2.3.4", "1.2.3.5", "ada", world.idOf("ada"));
        assertThat(closed.at("/masks/truthRevision").asInt()).isEqualTo(1);
    }

    @Test
    void aCaseWithoutMasksHasNone() throws IOException {
        ReadingTeam world = lesions(Lie.AXIAL);
        LesionScenario.mark(world, "ada", LesionScenario.box("nodule", 10, 10, 30, 30, 0, 1));
        LesionScenario.mark(world, "ben", LesionScenario.box("nodule", 10, 10, 30, 30, 0, 1));
        until(world, "state", "ACCEPTED");
        Map<String, byte[]> archive = exported(world);
        assertThat(archive).containsOnlyKeys("dataset.json");
        JsonNode closed =
                new ObjectMapper().readTree(archive.get("dataset.json")).at("/cases/0");
        assertThat(closed.has("masks")).isTrue();
        assertThat(closed.path("masks").isNull()).isTrue();
    }

    @Test
    void whoMayNotExportGetsNoMasks() {
        ReadingTeam world = lesions(Lie.AXIAL);
        isRefused(as(world, "ada").get(direct(world)), 403, "ROLE_MISSING");
        isRefused(as(world, "ada").post(exports(world, "?format=zip"), Map.of()), 403, "ROLE_MISSING");
    }

    private ReadingTeam lesions(Lie lie) {
        ReadingTeam world = new ReadingTeam(
                port,
                people,
                "masks-" + Ids.random(),
                "lesion-double-read",
                cast -> ReadingTeam.readers(cast.member("sen", "Senta", "senior"), "ada", "ben"),
                lie.images());
        CalibratedReaders.in(jdbc, world.team().projectId(), "lesion-double-read");
        return world;
    }

    private static void draw(ReadingTeam world, String reader, RunLengthMask mask) {
        String task = world.claim(reader, "reading");
        LesionScenario.put(world, reader, task, mask.bytes()).expect(200);
        complete(world, reader, task, LesionScenario.marks(LesionScenario.mask(mask)))
                .expect(200);
    }

    /** Asked for, made and saved, as somebody does over the API. */
    private static Map<String, byte[]> exported(ReadingTeam world) {
        String id = as(world, "lea")
                .post(exports(world, "?format=zip"), Map.of())
                .expect(202)
                .json()
                .path("id")
                .asText();
        JsonNode ready = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> as(world, "lea")
                                .get(exports(world, "/" + id))
                                .expect(200)
                                .json(),
                        seen -> seen.path("state").asText().equals("ready"));
        var file = as(world, "lea").get(exports(world, "/" + id + "/file")).expect(200);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).endsWith(".zip\""));
        assertThat(Digests.hex(Digests.sha256().digest(file.bytes())))
                .isEqualTo(ready.path("sha256").asText());
        return unzipped(file.bytes());
    }

    private static Map<String, byte[]> unzipped(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static void requireFiles(Map<String, byte[]> archive, JsonNode files) {
        assertThat(files.findValuesAsText("kind")).containsExactly("DICOM_SEG", "NIFTI");
        assertThat(archive.keySet())
                .containsExactly(
                        files.path(0).path("name").asText(),
                        files.path(1).path("name").asText(),
                        "dataset.json");
        for (JsonNode file : files) {
            byte[] bytes = archive.get(file.path("name").asText());
            assertThat(Digests.hex(Digests.sha256().digest(bytes)))
                    .isEqualTo(file.path("sha256").asText());
        }
    }

    /** Nothing it refers to is missing from the dataset. */
    private static void requireImagesOfTheCase(Dataset seg, JsonNode closed) {
        JsonNode series = closed.path("series");
        assertThat(seg.text(Tag.StudyInstanceUID))
                .hasValue(series.path("studyUid").asText());
        Dataset referenced = seg.items(Tag.ReferencedSeriesSequence).get(0);
        assertThat(referenced.text(Tag.SeriesInstanceUID))
                .hasValue(series.path("seriesUid").asText());
        assertThat(referenced.items(Tag.ReferencedInstanceSequence).stream()
                        .map(image -> image.text(Tag.ReferencedSOPInstanceUID).orElseThrow())
                        .toList())
                .hasSize(3)
                .isSubsetOf(series.path("objects").findValuesAsText("sopUid"));
    }

    private static Dataset seg(Map<String, byte[]> archive, JsonNode closed) throws IOException {
        return DicomToolkits.present()
                .read(new ByteArrayInputStream(archive.get(name(closed, "DICOM_SEG"))), ReadLimits.DEFAULT);
    }

    private static String name(JsonNode closed, String kind) {
        for (JsonNode file : closed.at("/masks/files")) {
            if (file.path("kind").asText().equals(kind)) {
                return file.path("name").asText();
            }
        }
        throw new AssertionError(kind + " is not there: " + closed.path("masks"));
    }

    private MaskVolume read(byte[] bytes) throws IOException {
        Path file = directory.resolve("mask");
        Files.write(file, bytes);
        return MaskFiles.read(file);
    }

    private static String timeless(byte[] dataset) {
        return new String(dataset, java.nio.charset.StandardCharsets.UTF_8)
                .replaceFirst("\"exportedAt\":\"[^\"]+\"", "");
    }

    private static String exports(ReadingTeam world, String path) {
        return "/api/projects/" + world.team().projectId() + "/exports" + path;
    }

    private static String direct(ReadingTeam world) {
        return "/api/projects/" + world.team().projectId() + "/export?format=zip";
    }

    private static dev.consilium.testing.ApiClient as(ReadingTeam world, String who) {
        return world.team().as(who);
    }
}
