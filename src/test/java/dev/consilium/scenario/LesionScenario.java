package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.identity.People;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.testing.Answer;
import dev.consilium.testing.Browser;
import dev.consilium.testing.CalibratedReaders;
import dev.consilium.testing.ReadingTeam;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Lesions marked by two readers, over real HTTP with real jobs: three slices of 64 by 64 pixels of half a millimetre, 2 mm apart. */
abstract class LesionScenario extends PanelSteps {

    private static final GridShape GRID = new GridShape(3, 64, 64);

    @Test
    void whoMarkTheSameLesionsAreSettledBetweenThem() {
        ReadingTeam world = lesions();
        mark(world, "ada", box("nodule", 10, 10, 30, 30, 0, 1), box("lymph-node", 40, 40, 62, 62, 2, 2));
        mark(world, "ben", box("lymph-node", 40, 40, 62, 62, 2, 2), box("nodule", 12, 10, 32, 30, 0, 1));
        JsonNode seen = until(world, "state", "ACCEPTED");
        assertThat(seen.path("route").asText()).isEqualTo("accept");
        JsonNode truth = seen.path("groundTruth");
        assertThat(truth.path("labels").findValuesAsText("class")).containsExactly("nodule", "lymph-node");
        JsonNode nodule = truth.path("labels").path(0).path("geometry");
        assertThat(nodule.path("x0").asDouble()).isEqualTo(11);
        assertThat(nodule.path("x1").asDouble()).isEqualTo(31);
        assertThat(nodule.path("firstSlice").asInt()).isZero();
        assertThat(nodule.path("lastSlice").asInt()).isEqualTo(1);
        JsonNode source = truth.path("lesions").path(0);
        assertThat(source.path("minOverlap").asDouble()).isEqualTo(18.0 / 22, within(1e-12));
        assertThat(source.path("sources").findValuesAsText("reading"))
                .containsExactlyInAnyOrderElementsOf(seen.path("readings").findValuesAsText("id"));
        assertThat(source.path("sources").findValuesAsText("label")).containsExactlyInAnyOrder("0", "1");
        JsonNode scores = seen.path("scores").path(0).path("metrics");
        assertThat(value(scores, "min-lesion-iou")).isEqualTo(18.0 / 22, within(1e-12));
        assertThat(value(scores, "lesion-count")).isEqualTo(2);
        assertThat(value(scores, "lesion-volume-mm3")).isIn(20 * 20 * 2 * 0.5, 22 * 22 * 0.5);
    }

    @Test
    void noLesionIsAnAnswer() {
        ReadingTeam world = lesions();
        mark(world, "ada");
        mark(world, "ben");
        JsonNode seen = until(world, "state", "ACCEPTED");
        assertThat(seen.path("groundTruth").path("labels")).isEmpty();
        assertThat(seen.path("groundTruth").path("softLabel").path("-").asDouble())
                .isEqualTo(1);
    }

    @Test
    void whatOnlyOneHasIsNeverAccepted() {
        ReadingTeam world = lesions();
        mark(world, "ada", box("nodule", 10, 10, 30, 30, 0, 1));
        mark(world, "ben");
        JsonNode seen = until(world, "state", "REVIEW");
        assertThat(seen.path("route").asText()).isEqualTo("specialist");
        assertThat(value(seen.path("scores").path(0).path("metrics"), "unmatched-lesions"))
                .isEqualTo(1);
        assertThat(seen.has("groundTruth")).isFalse();
        complete(
                        world,
                        "spe",
                        world.claim("spe", "specialist-review"),
                        Map.of(
                                "decision",
                                Map.of(
                                        "kind",
                                        "correct",
                                        "labels",
                                        List.of(box("nodule", 10, 10, 30, 31, 0, 1)),
                                        "reasonCode",
                                        "finding-missed",
                                        "password",
                                        world.team().password())))
                .expect(200);
        JsonNode truth = until(world, "state", "VALIDATED").path("groundTruth");
        assertThat(truth.at("/labels/0/geometry/y1").asDouble()).isEqualTo(31);
    }

    @Test
    void boxesThatCannotLieOnTheImagesAreRefused() {
        ReadingTeam world = lesions();
        String task = world.claim("ada", "reading");
        refused(world, task, box("nodule", 30, 10, 10, 30, 0, 1), "GEOMETRY_DEGENERATE");
        refused(world, task, box("nodule", 10, 10, 30, 30, 2, 1), "GEOMETRY_DEGENERATE");
        refused(world, task, box("nodule", 10, 10, 65, 30, 0, 1), "OUTSIDE_IMAGE");
        refused(world, task, box("nodule", 10, 10, 30, 30, 0, 3), "OUTSIDE_IMAGE");
        refused(world, task, label("nodule", "box", Map.of("x0", 1)), "GEOMETRY_SHAPE");
        refused(world, task, label("lesion-outline", "mask", Map.of("digest", "a".repeat(64))), "MASK_UNKNOWN");
        assertThat(count(world, "reading where case_id = :case and submitted_at is not null"))
                .isZero();
    }

    @Test
    void aLesionTooSmallForItsClassComesBack() {
        ReadingTeam world = lesions();
        mark(world, "ada", box("nodule", 10, 10, 15, 15, 0, 0));
        String correction = world.claim("ada", "reading");
        assertThat(world.team()
                        .as("ada")
                        .get("/api/tasks/" + correction)
                        .expect(200)
                        .json()
                        .path("reworkReason")
                        .asText())
                .isEqualTo("TOO_SMALL");
        complete(world, "ada", correction, marks(box("nodule", 10, 10, 16, 15, 0, 0)))
                .expect(200);
        mark(world, "ben", box("nodule", 10, 10, 16, 15, 0, 0));
        until(world, "state", "ACCEPTED");
    }

    @Test
    void masksAreAveragedAndSeenByWhoMaySeeTheirLabels() {
        ReadingTeam world = lesions();
        RunLengthMask narrow = new PixelBox(10, 10, 30, 40, 0, 2).rasterised(GRID);
        RunLengthMask broad = new PixelBox(10, 10, 34, 40, 0, 2).rasterised(GRID);
        String ofAda = world.claim("ada", "reading");
        String ofBen = world.claim("ben", "reading");
        JsonNode receipt = put(world, "ada", ofAda, narrow.bytes()).expect(200).json();
        assertThat(receipt.path("digest").asText()).isEqualTo(narrow.digest());
        assertThat(receipt.path("voxels").asLong()).isEqualTo(narrow.voxels());
        assertThat(receipt.path("bbox").path("x1").asInt()).isEqualTo(30);
        String path = "/masks/" + narrow.digest();
        List<String> blinded = List.of("ben", "lea", "sen", "dora");
        for (String who : blinded) {
            isAbsent(world.team().as(who).get("/api/cases/" + world.caseId() + path));
        }
        isAbsent(world.team().as("ben").get("/api/tasks/" + ofBen + path));
        isRefused(world.team().as("ben").get("/api/tasks/" + ofAda + path), 404, "NOT_FOUND");
        refused(world, "ben", ofBen, mask(narrow), "MASK_UNKNOWN");
        assertThat(world.team()
                        .as("ada")
                        .get("/api/tasks/" + ofAda + path)
                        .expect(200)
                        .bytes())
                .isEqualTo(narrow.bytes());
        complete(world, "ada", ofAda, marks(mask(narrow))).expect(200);
        isAbsent(world.team().as("ben").get("/api/cases/" + world.caseId() + path));
        isAbsent(world.team().as("ben").get("/api/tasks/" + ofBen + path));
        assertThat(put(world, "ben", ofBen, broad.bytes()).expect(200).status()).isEqualTo(200);
        complete(world, "ben", ofBen, marks(mask(broad))).expect(200);
        JsonNode seen = until(world, "state", "ACCEPTED");
        String merged = seen.path("groundTruth")
                .path("labels")
                .path(0)
                .path("geometry")
                .path("digest")
                .asText();
        RunLengthMask truth = RunLengthMask.ofBytes(world.team()
                .as("ben")
                .get("/api/cases/" + world.caseId() + "/masks/" + merged)
                .expect(200)
                .bytes());
        assertThat(truth.voxels()).isBetween(narrow.voxels(), broad.voxels());
        assertThat(truth.overlap(narrow).both()).isEqualTo(narrow.voxels());
        for (String who : List.of("ben", "lea", "sen")) {
            world.team().as(who).get("/api/cases/" + world.caseId() + path).expect(200);
        }
    }

    @Test
    void aMaskWithAHoleIsLookedAtHoweverWellItOverlaps() {
        ReadingTeam world = lesions();
        RunLengthMask whole = new PixelBox(10, 10, 30, 40, 0, 2).rasterised(GRID);
        draw(world, "ada", whole);
        draw(world, "ben", whole.minus(new PixelBox(20, 20, 21, 21, 1, 1).rasterised(GRID)));
        JsonNode seen = until(world, "state", "REVIEW");
        assertThat(count(world, "reading_case where id = :case and route_reason = 'ODD_SHAPE'"))
                .isEqualTo(1);
        JsonNode metrics = seen.path("scores").path(0).path("metrics");
        assertThat(value(metrics, "odd-lesion-shapes")).isEqualTo(1);
        assertThat(value(metrics, "lesion-uncertain-fraction")).isEqualTo(1.0 / whole.voxels(), within(1e-12));
    }

    @Test
    void outlinesOnOneSliceAreComparedLikeMasks() {
        ReadingTeam world = lesions();
        Map<String, Object> ofAda = crossSection(10, 30);
        mark(world, "ada", ofAda);
        mark(world, "ben", crossSection(10, 31));
        JsonNode seen = until(world, "state", "ACCEPTED");
        JsonNode truth = seen.path("groundTruth").path("labels").path(0);
        assertThat(truth.path("kind").asText()).isEqualTo("polygon");
        assertThat(truth.path("geometry").path("points").path(1).path(0).asInt())
                .as("the outline of one of them, not a third")
                .isIn(30, 31);
        JsonNode metrics = seen.path("scores").path(0).path("metrics");
        assertThat(value(metrics, "min-lesion-iou")).isEqualTo(20.0 / 21, within(1e-12));
        assertThat(value(metrics, "object-f1")).isEqualTo(1);
    }

    @Test
    void anOutlineThatCannotBeReadIsRefused() {
        ReadingTeam world = lesions();
        String task = world.claim("ada", "reading");
        refused(
                world,
                task,
                label("cross-section", "polygon", Map.of("points", List.of(List.of(1, 1)))),
                "GEOMETRY_SHAPE");
    }

    private static Map<String, Object> crossSection(int x0, int x1) {
        return label(
                "cross-section",
                "polygon",
                Map.of(
                        "slice",
                        1,
                        "points",
                        List.of(List.of(x0, 10), List.of(x1, 10), List.of(x1, 40), List.of(x0, 40))));
    }

    @Test
    void anArbiterSeesOutlinesWhatMergingComesToAndWhatOneReaderPartsThatTheOtherDoesNot() {
        ReadingTeam world = lesions();
        draw(world, "ada", new PixelBox(10, 10, 30, 20, 0, 1).rasterised(GRID));
        RunLengthMask left = new PixelBox(10, 10, 20, 20, 0, 1).rasterised(GRID);
        RunLengthMask right = new PixelBox(22, 10, 30, 20, 1, 1).rasterised(GRID);
        String ofBen = world.claim("ben", "reading");
        put(world, "ben", ofBen, left.bytes()).expect(200);
        put(world, "ben", ofBen, right.bytes()).expect(200);
        complete(world, "ben", ofBen, marks(mask(left), mask(right))).expect(200);
        JsonNode review = until(world, "state", "REVIEW");
        JsonNode metrics = review.path("scores").path(0).path("metrics");
        assertThat(value(metrics, "object-splits") + value(metrics, "object-merges"))
                .isEqualTo(1);
        handOn(world);
        String task = world.claim("sen", "arbitration");
        JsonNode lesions = sheet(world, "sen", task).path("material").path("lesions");
        assertThat(lesions).hasSize(2);
        assertThat(lesions.path(0).path("parted").path(0).path("lesions")).hasToString("[1,2]");
        isAbsent(world.team().as("ada").get("/api/tasks/" + task + "/outlines"));
        JsonNode outlines = world.team()
                .as("sen")
                .get("/api/tasks/" + task + "/outlines")
                .expect(200)
                .json();
        assertThat(outlines).hasSize(2);
        JsonNode slice = outlines.path(0).path("slices").path(0);
        assertThat(slice.path("slice").asInt()).isZero();
        List<String> paths = new ArrayList<>();
        slice.path("readers").forEach(reader -> paths.add(reader.path("path").asText()));
        assertThat(paths).containsExactlyInAnyOrder("M10 10L30 10L30 20L10 20Z", "M10 10L20 10L20 20L10 20Z");
        assertThat(slice.path("merged").path("consensus").asText()).startsWith("M10 10L2");
        assertThat(slice.path("merged").path("union").asText()).isEqualTo("M10 10L30 10L30 20L10 20Z");
        assertThat(slice.path("merged").path("intersection").asText()).isEqualTo("M10 10L20 10L20 20L10 20Z");
        assertThat(slice.path("uncertain").path(0).path("entropy").asDouble()).isEqualTo(1);
        assertThat(slice.path("uncertain").path(0).path("path").asText()).isEqualTo("M20 10L30 10L30 20L20 20Z");
    }

    @Test
    void anArbiterSeesWhatMasksDifferInBeyondTheirOverlap() {
        ReadingTeam world = lesions();
        draw(world, "ada", new PixelBox(10, 10, 20, 40, 0, 2).rasterised(GRID));
        draw(world, "ben", new PixelBox(16, 10, 40, 40, 0, 2).rasterised(GRID));
        until(world, "state", "ARBITRATION");
        JsonNode lesion = sheet(world, "sen", world.claim("sen", "arbitration"))
                .path("material")
                .path("lesions")
                .path(0);
        assertThat(lesion.path("uncertainFraction").asDouble()).isEqualTo(26.0 / 30, within(1e-12));
        JsonNode pair = lesion.path("overlaps").path(0);
        assertThat(pair.path("iou").asDouble()).isEqualTo(4.0 / 30, within(1e-12));
        assertThat(pair.has("surfaceAgreement")).isTrue();
        assertThat(lesion.path("readers"))
                .allSatisfy(reader -> assertThat(reader.has("volumeMm3")).isTrue());
    }

    private static void draw(ReadingTeam world, String reader, RunLengthMask mask) {
        String task = world.claim(reader, "reading");
        put(world, reader, task, mask.bytes()).expect(200);
        complete(world, reader, task, marks(mask(mask))).expect(200);
    }

    @Test
    void aMaskMayComeAsRunsAndIsTheSameMask() {
        ReadingTeam world = lesions();
        String task = world.claim("ada", "reading");
        RunLengthMask mask =
                new MaskBuilder(GRID).add(1, 100, 140).add(1, 164, 204).build();
        Map<String, Object> runs =
                Map.of("slices", List.of(Map.of("slice", 1, "runs", List.of(100, 20, 0, 20, 24, 40))));
        String path = "/api/tasks/" + task + "/masks";
        assertThat(world.team()
                        .as("ada")
                        .post(path, runs)
                        .expect(200)
                        .json()
                        .path("digest")
                        .asText())
                .isEqualTo(mask.digest());
        JsonNode back = world.team()
                .as("ada")
                .get(path + "/" + mask.digest(), "application/json")
                .expect(200)
                .json();
        assertThat(back.path("slices").path(0).path("slice").asInt()).isEqualTo(1);
        assertThat(back.path("slices").path(0).path("runs").toString()).isEqualTo("[100,40,24,40,3892]");
    }

    @Test
    void whatIsNoMaskOfTheSeriesIsRefused() {
        ReadingTeam world = lesions();
        String task = world.claim("ada", "reading");
        RunLengthMask other = new PixelBox(1, 1, 9, 9, 0, 0).rasterised(new GridShape(4, 64, 64));
        isRefused(put(world, "ada", task, other.bytes()), 422, "MASK_SHAPE");
        isRefused(put(world, "ada", task, new MaskBuilder(GRID).build().bytes()), 422, "MASK_EMPTY");
        isRefused(put(world, "ada", task, new byte[] {1, 2, 3}), 422, "MASK_MALFORMED");
        isRefused(put(world, "ada", task, new byte[4_000_001]), 413, "MASK_TOO_LARGE");
        for (Object slices : List.of(
                List.of(Map.of("slice", 3, "runs", List.of(1, 2))),
                List.of(Map.of("slice", 0, "runs", List.of(1, -2))),
                List.of(Map.of("slice", 0, "runs", List.of(1, 64 * 64))),
                List.of(Map.of("slice", 0, "runs", List.of(1, 2)), Map.of("slice", 0, "runs", List.of(1, 2))),
                List.of(Map.of("slice", 0)))) {
            isRefused(
                    world.team().as("ada").post("/api/tasks/" + task + "/masks", Map.of("slices", slices)),
                    422,
                    "MASK_MALFORMED");
        }
        byte[] sound = new PixelBox(1, 1, 9, 9, 0, 0).rasterised(GRID).bytes();
        isRefused(put(world, "ben", task, sound), 409, "TASK_NOT_YOURS");
        isRefused(put(world, "lea", task, sound), 404, "NOT_FOUND");
        assertThat(count(world, "mask_use where case_id = :case")).isZero();
    }

    @Test
    void anArbiterAnswersEveryLesionAndWhoDifferedIsKept() {
        ReadingTeam world = lesions();
        differ(world);
        String task = world.claim("sen", "arbitration");
        JsonNode sheet =
                world.team().as("sen").get("/api/tasks/" + task).expect(200).json();
        JsonNode presented = sheet.path("material").path("lesions");
        assertThat(presented).hasSize(4);
        assertThat(presented.findValuesAsText("lesion")).containsExactly("1", "2", "3", "4");
        assertThat(presented.findValuesAsText("by")).containsExactly("consensus", "union", "intersection");
        JsonNode around = presented.path(1).path("merges").path(1).path("box");
        assertThat(around.path("x0").asInt()).isEqualTo(10);
        assertThat(around.path("x1").asInt()).isEqualTo(34);
        assertThat(presented.path(1).path("overlaps").path(0).path("iou").asDouble())
                .isEqualTo(16.0 / 24, within(1e-12));
        assertThat(sheet.toString()).doesNotContain(world.idOf("ada"), world.idOf("ben"));
        int ada = presented.path(2).path("readers").path(0).path("reader").asInt();
        refusedLesions(world, task, "LESION_UNANSWERED", answer(1, "drop"));
        refusedLesions(world, task, "LESION_UNKNOWN", answer(5, "drop"));
        refusedLesions(world, task, "LESION_ANSWERED_TWICE", answer(1, "drop"), answer(1, "drop"));
        refusedLesions(
                world,
                task,
                "LESION_NOT_MERGEABLE",
                answer(1, "merge"),
                answer(2, "drop"),
                answer(3, "drop"),
                answer(4, "drop"));
        refusedLesions(
                world,
                task,
                "LESION_RULE_UNSUITED",
                answer(1, "drop"),
                answer(2, "merge", "by", "majority"),
                answer(3, "drop"),
                answer(4, "drop"));
        refusedLesions(
                world,
                task,
                "READER_UNKNOWN",
                answer(1, "drop"),
                answer(2, "drop"),
                answer(3, "choose", "reader", 3 - ada),
                answer(4, "drop"));
        refusedLesions(
                world,
                task,
                "LESION_LABEL_MISSING",
                answer(1, "edit"),
                answer(2, "drop"),
                answer(3, "drop"),
                answer(4, "drop"));
        refusedLesions(world, task, "OUTSIDE_IMAGE", answer(1, "edit", "label", box("mass", 0, 0, 65, 5, 0, 0)));
        complete(
                        world,
                        "sen",
                        task,
                        lesionByLesion(
                                world,
                                answer(1, "choose", "reader", ada),
                                answer(2, "merge"),
                                answer(3, "drop"),
                                answer(4, "edit", "label", box("lymph-node", 38, 38, 60, 60, 2, 2))))
                .expect(200);
        JsonNode seen = until(world, "state", "ARBITRATED");
        JsonNode truth = seen.path("groundTruth").path("labels");
        assertThat(truth.findValuesAsText("class")).containsExactly("mass", "nodule", "lymph-node");
        assertThat(truth.path(1).path("geometry").path("x0").asInt()).isEqualTo(12);
        JsonNode decided = seen.path("decision").path("lesions");
        assertThat(decided.findValuesAsText("action")).containsExactly("choose", "merge", "drop", "edit");
        String ofAda = mine(world, "ada");
        String ofBen = mine(world, "ben");
        assertThat(decided.path(0).path("dissent").toString()).isEqualTo("[\"" + ofBen + "\"]");
        assertThat(decided.path(1).path("dissent")).isEmpty();
        assertThat(decided.path(2).path("dissent").toString()).isEqualTo("[\"" + ofAda + "\"]");
        assertThat(decided.path(3).path("dissent").toString()).contains(ofAda, ofBen);
        assertThat(seen.path("decision").path("dissent").toString()).contains(ofAda, ofBen);
        assertThat(decided.path(1).path("by").asText()).isEqualTo("consensus");
        assertThat(decided.path(0).path("by").isNull()).isTrue();
    }

    @Test
    void anArbiterMergesEachLesionByItsOwnRule() {
        ReadingTeam world = lesions();
        RunLengthMask left = new PixelBox(10, 10, 20, 40, 0, 0).rasterised(GRID);
        RunLengthMask right = new PixelBox(16, 10, 40, 40, 0, 0).rasterised(GRID);
        RunLengthMask upper = new PixelBox(10, 10, 30, 22, 1, 1).rasterised(GRID);
        RunLengthMask lower = new PixelBox(10, 16, 30, 40, 1, 1).rasterised(GRID);
        draw(world, "ada", List.of(left, upper), box("nodule", 40, 2, 56, 20, 2, 2));
        draw(world, "ben", List.of(right, lower), box("nodule", 48, 2, 62, 20, 2, 2));
        until(world, "state", "ARBITRATION");
        String task = world.claim("sen", "arbitration");
        Map<String, Object> lesions = Map.of(
                "lesions",
                List.of(
                        answer(1, "merge", "by", "union"),
                        answer(2, "merge", "by", "majority"),
                        answer(3, "merge", "by", "intersection")));
        complete(
                        world,
                        "sen",
                        task,
                        Map.of(
                                "form",
                                Map.of("kind", "per-lesion", "reasonCode", "finding-missed"),
                                "labels",
                                List.of(box("lymph-node", 2, 40, 24, 62, 2, 2)),
                                "decision",
                                lesions,
                                "password",
                                world.team().password()))
                .expect(200);
        JsonNode seen = until(world, "state", "ARBITRATED");
        assertThat(seen.at("/decision/lesions").findValuesAsText("by"))
                .containsExactly("union", "majority", "intersection");
        JsonNode truth = seen.at("/groundTruth/labels");
        assertThat(truth.at("/0/class").asText()).as("drawn anew").isEqualTo("lymph-node");
        assertThat(truth.at("/1/geometry/digest").asText())
                .isEqualTo(left.or(right).digest());
        assertThat(truth.at("/2/geometry/digest").asText())
                .isEqualTo(upper.and(lower).digest());
        assertThat(truth.at("/3/geometry/x0").asInt()).isEqualTo(48);
        assertThat(truth.at("/3/geometry/x1").asInt()).isEqualTo(56);
    }

    private static void draw(ReadingTeam world, String reader, List<RunLengthMask> masks, Map<String, Object> beside) {
        String task = world.claim(reader, "reading");
        List<Map<String, Object>> labels = new ArrayList<>(List.of(beside));
        for (RunLengthMask mask : masks) {
            put(world, reader, task, mask.bytes()).expect(200);
            labels.add(mask(mask));
        }
        complete(world, reader, task, Map.of("labels", labels, "confidence", 0.8, "flags", List.of()))
                .expect(200);
    }

    /** Both say nodule, each of another place: whoever is not chosen dissents, and is told so. */
    @Test
    void whoMarksAnotherPlaceUnderTheSameClassDissents() {
        ReadingTeam world = lesions();
        mark(world, "ada", box("nodule", 10, 10, 30, 30, 0, 1), box("nodule", 5, 50, 15, 60, 2, 2));
        mark(world, "ben", box("nodule", 40, 40, 60, 60, 2, 2), box("nodule", 40, 5, 55, 20, 0, 1));
        until(world, "state", "ARBITRATION");
        String task = world.claim("sen", "arbitration");
        int ofAda = StreamSupport.stream(
                        sheet(world, "sen", task).at("/material/lesions").spliterator(), false)
                .filter(lesion -> lesion.toString().contains("\"x0\":10"))
                .findFirst()
                .orElseThrow()
                .at("/readers/0/reader")
                .asInt();
        complete(world, "sen", task, decision(world, "choose", "reader", ofAda)).expect(200);
        JsonNode seen = until(world, "state", "ARBITRATED");
        assertThat(seen.path("decision").path("dissent").toString()).isEqualTo("[\"" + mine(world, "ben") + "\"]");
        assertThat(told(world)).containsExactly(world.idOf("ben"));
        String feedback = Browser.signedIn(
                        port, world.team().username("ben"), world.team().password())
                .get("/feedback")
                .body();
        assertThat(feedback).contains("nodule", "but not the same lesions");
    }

    @Test
    void aPanelKeepsWhoMarksAnotherPlaceAsDissentToo() {
        List<String> panel = List.of("vera", "vito", "wanda");
        ReadingTeam world = new ReadingTeam(port, people, "lesions", "lesion-double-read", cast -> {
            ReadingTeam.readers(cast.member("sen", "Senta", "senior"), "ada", "ben");
            panel.forEach(name -> cast.member(name, name, "senior"));
        });
        mark(world, "ada", box("nodule", 10, 10, 30, 30, 0, 1), box("nodule", 5, 50, 15, 60, 2, 2));
        mark(world, "ben", box("nodule", 40, 40, 60, 60, 2, 2), box("nodule", 40, 5, 55, 20, 0, 1));
        complete(
                        world,
                        "sen",
                        world.claim("sen", "arbitration"),
                        decision(world, "refer-to-panel", "comment", "three should look"))
                .expect(200);
        for (String member : panel) {
            String task = world.claim(member, "panel-vote");
            int ofAda = StreamSupport.stream(
                            sheet(world, member, task).at("/material/readings").spliterator(), false)
                    .filter(reading -> reading.toString().contains("\"x0\":10"))
                    .findFirst()
                    .orElseThrow()
                    .path("number")
                    .asInt();
            complete(world, member, task, decision(world, "choose", "reader", ofAda))
                    .expect(200);
        }
        JsonNode seen = until(world, "state", "ARBITRATED");
        assertThat(seen.at("/decision/level").asText()).isEqualTo("PANEL");
        assertThat(seen.path("decision").path("dissent").toString()).isEqualTo("[\"" + mine(world, "ben") + "\"]");
    }

    @Test
    void aSpecialistsCorrectionLeavesDissentingWhoLacksOrMovesALesionAndNobodyElse() {
        ReadingTeam world = lesions();
        mark(world, "ada", box("nodule", 10, 10, 30, 30, 0, 1));
        mark(world, "ben", box("nodule", 10, 10, 30, 30, 0, 1), box("nodule", 50, 50, 60, 60, 2, 2));
        until(world, "state", "REVIEW");
        complete(
                        world,
                        "spe",
                        world.claim("spe", "specialist-review"),
                        decision(world, "correct", "labels", List.of(box("nodule", 12, 10, 30, 30, 0, 1))))
                .expect(200);
        JsonNode seen = until(world, "state", "VALIDATED");
        assertThat(seen.path("decision").path("dissent").toString()).isEqualTo("[\"" + mine(world, "ben") + "\"]");
        assertThat(told(world)).containsExactly(world.idOf("ben"));
    }

    private List<String> told(ReadingTeam world) {
        return jdbc.sql("select reader_id from feedback_item where case_id = :case and released_at is not null")
                .param("case", world.caseId())
                .query(String.class)
                .list();
    }

    @Test
    void aPanelAndItsChairGiveOnlyLesionsThatCanLieOnTheImages() {
        ReadingTeam world = lesions(port, people, THREE);
        differ(world);
        refer(world);
        String task = world.claim("vera", "panel-vote");
        isRefused(complete(world, "vera", task, edited(world, outside())), 422, "OUTSIDE_IMAGE");
        isRefused(complete(world, "vera", task, edited(world, tooSmall())), 422, "LABELS_WANTING");
        isRefused(complete(world, "vera", task, authored(world, tooSmall())), 422, "LABELS_WANTING");
        complete(world, "vera", task, authored(world, box("mass", 0, 0, 20, 20, 0, 0)))
                .expect(200);
        complete(world, "vito", world.claim("vito", "panel-vote"), authored(world, box("nodule", 0, 0, 20, 20, 0, 0)))
                .expect(200);
        complete(
                        world,
                        "wanda",
                        world.claim("wanda", "panel-vote"),
                        authored(world, box("lymph-node", 0, 0, 20, 20, 0, 0)))
                .expect(200);
        String chair = chair(world, THREE);
        String decision = world.offered(chair, "chair-decision");
        isRefused(complete(world, chair, decision, edited(world, outside())), 422, "OUTSIDE_IMAGE");
        isRefused(complete(world, chair, decision, edited(world, tooSmall())), 422, "LABELS_WANTING");
        complete(world, chair, decision, edited(world, box("nodule", 5, 50, 20, 60, 2, 2)))
                .expect(200);
        assertThat(until(world, "state", "ARBITRATED")
                        .path("groundTruth")
                        .path("labels")
                        .findValuesAsText("class"))
                .containsExactly("nodule");
    }

    @Test
    void whatAnArbiterMarksTooSmallComesBackToTheSameArbiter() {
        ReadingTeam world = lesions();
        differ(world);
        complete(world, "sen", world.claim("sen", "arbitration"), authored(world, tooSmall()))
                .expect(200);
        org.awaitility.Awaitility.await().until(() -> isOffered(world, "sen"));
        String again = world.claim("sen", "arbitration");
        assertThat(sheet(world, "sen", again).path("reworkReason").asText()).isEqualTo("TOO_SMALL");
        assertThat(count(world, "case_part where case_id = :case and duty = 'ARBITER' and done_at is null"))
                .isEqualTo(1);
        complete(world, "sen", again, edited(world, box("nodule", 5, 50, 20, 60, 2, 2)))
                .expect(200);
        until(world, "state", "ARBITRATED");
    }

    @Test
    void aBoardMayDecideThatNothingIsThere() {
        ReadingTeam world = lesions();
        Map<String, Object> flagged = new HashMap<>(marks(box("nodule", 10, 10, 30, 30, 0, 1)));
        flagged.put("flags", List.of("edge-case"));
        flagged.put("edgeCategory", "artefact");
        complete(world, "ada", world.claim("ada", "reading"), flagged).expect(200);
        until(world, "state", "BOARD");
        String task = world.claim("spe", "board-opinion");
        isRefused(complete(world, "spe", task, BoardSteps.opinion(world, "decided")), 422, "LABELS_MISSING");
        complete(world, "spe", task, BoardSteps.opinion(world, "decided", "labels", List.of()))
                .expect(200);
        complete(
                        world,
                        "sen",
                        world.claim("sen", "board-opinion"),
                        Map.of(
                                "form",
                                Map.of("outcome", "decided", "category", "artefact", "reason", "motion alone"),
                                "labels",
                                List.of(),
                                "password",
                                world.team().password()))
                .expect(200);
        JsonNode truth = until(world, "state", "ARBITRATED").path("groundTruth");
        assertThat(truth.path("origin").asText()).isEqualTo("BOARD");
        assertThat(truth.path("labels")).isEmpty();
    }

    /** Four places: one the readers agree on, one they name differently, and one that each has alone. */
    private static void differ(ReadingTeam world) {
        mark(
                world,
                "ada",
                box("nodule", 10, 10, 30, 30, 0, 1),
                box("mass", 35, 5, 60, 30, 0, 1),
                box("nodule", 5, 50, 15, 60, 2, 2));
        mark(
                world,
                "ben",
                box("nodule", 14, 10, 34, 30, 0, 1),
                box("nodule", 35, 5, 60, 31, 0, 1),
                box("nodule", 50, 50, 60, 60, 2, 2));
        until(world, "state", "ARBITRATION");
    }

    private static Map<String, Object> authored(ReadingTeam world, Map<String, Object> label) {
        return decision(world, "author", "labels", List.of(label));
    }

    /** Of all places only the first stands, as this. */
    private static Map<String, Object> edited(ReadingTeam world, Map<String, Object> label) {
        return lesionByLesion(
                world, answer(1, "edit", "label", label), answer(2, "drop"), answer(3, "drop"), answer(4, "drop"));
    }

    private static Map<String, Object> outside() {
        return box("mass", 0, 0, 65, 5, 0, 0);
    }

    private static Map<String, Object> tooSmall() {
        return box("nodule", 10, 10, 15, 15, 0, 0);
    }

    private static String mine(ReadingTeam world, String who) {
        return StreamSupport.stream(seenBy(world, who).path("readings").spliterator(), false)
                .filter(reading -> reading.path("mine").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    @SafeVarargs
    private static void refusedLesions(ReadingTeam world, String task, String code, Map<String, Object>... answers) {
        isRefused(complete(world, "sen", task, lesionByLesion(world, answers)), 422, code);
    }

    @SafeVarargs
    private static Map<String, Object> lesionByLesion(ReadingTeam world, Map<String, Object>... answers) {
        return decision(world, "per-lesion", "lesions", List.of(answers));
    }

    private static Map<String, Object> answer(int lesion, String action, Object... members) {
        Map<String, Object> answer = new HashMap<>(Map.of("lesion", lesion, "action", action));
        for (int i = 0; i < members.length; i += 2) {
            answer.put((String) members[i], members[i + 1]);
        }
        return answer;
    }

    /** In a project of which is known how sure two readers are: else a third would be asked. */
    ReadingTeam lesions() {
        ReadingTeam world = lesions(port, people);
        CalibratedReaders.in(jdbc, world.team().projectId(), "lesion-double-read");
        return world;
    }

    static ReadingTeam lesions(int port, People people) {
        return lesions(port, people, List.of());
    }

    /** @param seniors beside Senta */
    private static ReadingTeam lesions(int port, People people, List<String> seniors) {
        return new ReadingTeam(port, people, "lesions", "lesion-double-read", cast -> {
            ReadingTeam.readers(
                    cast.member("spe", "Spela", "specialist").member("sen", "Senta", "senior"), "ada", "ben");
            seniors.forEach(name -> cast.member(name, name, "senior"));
        });
    }

    @SafeVarargs
    static void mark(ReadingTeam world, String reader, Map<String, Object>... labels) {
        complete(world, reader, world.claim(reader, "reading"), marks(labels)).expect(200);
    }

    @SafeVarargs
    static Map<String, Object> marks(Map<String, Object>... labels) {
        return Map.of("labels", List.of(labels), "confidence", 0.8, "flags", List.of());
    }

    static Map<String, Object> box(String labelClass, double x0, double y0, double x1, double y1, int first, int last) {
        return label(
                labelClass,
                "box",
                Map.of("x0", x0, "y0", y0, "x1", x1, "y1", y1, "firstSlice", first, "lastSlice", last));
    }

    static Map<String, Object> mask(RunLengthMask mask) {
        return label("lesion-outline", "mask", Map.of("digest", mask.digest()));
    }

    static Map<String, Object> label(String labelClass, String kind, Map<String, Object> geometry) {
        return new HashMap<>(Map.of("class", labelClass, "kind", kind, "geometry", geometry));
    }

    static Answer put(ReadingTeam world, String who, String task, byte[] mask) {
        return world.team().as(who).postBytes("/api/tasks/" + task + "/masks", mask);
    }

    private static void refused(ReadingTeam world, String task, Map<String, Object> label, String code) {
        refused(world, "ada", task, label, code);
    }

    private static void refused(ReadingTeam world, String who, String task, Map<String, Object> label, String code) {
        isRefused(complete(world, who, task, marks(label)), 422, code);
    }

    private static void isAbsent(Answer answer) {
        isRefused(answer, 404, "NOT_FOUND");
    }

    static double value(JsonNode metrics, String id) {
        List<JsonNode> found = new ArrayList<>(StreamSupport.stream(metrics.spliterator(), false)
                .filter(metric -> metric.path("metricId").asText().equals(id))
                .toList());
        assertThat(found).as(id).isNotEmpty();
        return found.get(0).path("value").asDouble();
    }
}
