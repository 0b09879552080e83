package dev.consilium.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.annotation.CanonicalJson;
import dev.consilium.audit.AuditEntry;
import dev.consilium.audit.AuditTrail;
import dev.consilium.common.Digests;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.Projects;
import dev.consilium.testing.Cast;
import dev.consilium.testing.ConsiliumTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What leaves the house, and what does not. */
@ConsiliumTest
class DatasetExportTest {

    private final DatasetExport export;
    private final AuditTrail trail;
    private final CurrentActor current;
    private final MockMvc mvc;
    private final ObjectMapper json;
    private final Cast cast;
    private final ReadProject read;
    private Actor lead;

    @Autowired
    DatasetExportTest(
            DatasetExport export,
            AuditTrail trail,
            CurrentActor current,
            WebApplicationContext context,
            ObjectMapper json,
            JdbcClient jdbc,
            Projects projects,
            People people,
            Memberships memberships) {
        this.export = export;
        this.trail = trail;
        this.current = current;
        this.mvc = MockMvcBuilders.webAppContextSetup(context).build();
        this.json = json;
        this.cast = new Cast(people, memberships);
        this.read = new ReadProject(jdbc, json, projects, cast);
    }

    @BeforeEach
    void aLead() {
        lead = Actor.person(cast.holding(read.project.id(), Role.LEAD).id());
    }

    @Test
    void aClosedCaseIsThereWithEverythingItsLabelRestsOn() throws IOException {
        JsonNode dataset = json.readTree(write(ExportFormat.JSON));
        assertThat(dataset.at("/format").asText()).isEqualTo("consilium-dataset");
        assertThat(dataset.at("/counts").toString())
                .isEqualTo("{\"cases\":1,\"openCasesLeftOut\":1,\"withdrawnCasesLeftOut\":0}");
        assertThat(dataset.at("/protocols/0/key").asText()).isEqualTo("finding-consensus");
        assertThat(dataset.at("/protocols/0/digest").asText()).isEqualTo(read.project.protocolDigest());
        assertThat(dataset.at("/protocols/0/labelSchema/classes/0/code").asText())
                .isEqualTo("no-finding");
        JsonNode closed = dataset.at("/cases/0");
        assertThat(closed.at("/id").asText()).isEqualTo(read.closed);
        assertThat(closed.at("/state").asText()).isEqualTo("ARBITRATED");
        assertThat(closed.at("/route").asText()).isEqualTo("arbitrate");
        assertThat(closed.at("/series/seriesUid").asText()).isEqualTo("2.25.71");
        assertThat(closed.at("/series/method").asText()).isEqualTo("PS3.15 2024b: 113100");
        assertThat(closed.at("/series/objects").findValuesAsText("sopUid")).containsExactly("2.25.812", "2.25.811");
        assertThat(closed.at("/series/objects/0/sha256").asText()).hasSize(64);
        assertThat(closed.at("/groundTruth/0/softLabel").toString())
                .isEqualTo("{\"haemorrhage\":0.5,\"no-finding\":0.5}");
        assertThat(closed.at("/consensus/tie").asBoolean()).isTrue();
    }

    @Test
    void anUndefinedMetricIsNullWithItsStatus() throws IOException {
        JsonNode metric = json.readTree(write(ExportFormat.JSON)).at("/cases/0/scores/0/metrics/0");
        assertThat(metric.has("value")).isTrue();
        assertThat(metric.get("value").isNull()).isTrue();
        assertThat(metric.get("status").asText()).isEqualTo("UNDEFINED_NO_PAIRS");
        assertThat(metric.get("nUndefinedUnits").asInt()).isEqualTo(1);
    }

    @Test
    void readersAndArbitersHavePseudonymsAndDissentIsKept() throws IOException {
        String text = new String(write(ExportFormat.JSON), StandardCharsets.UTF_8);
        JsonNode closed = json.readTree(text).at("/cases/0");
        assertThat(closed.at("/readings").findValuesAsText("reader")).containsExactly("R1", "R2");
        assertThat(closed.at("/decisions/0/arbiter").asText()).isEqualTo("R3");
        assertThat(closed.at("/decisions/0/chosenReading").asText())
                .isEqualTo(closed.at("/readings/0/id").asText());
        assertThat(closed.at("/decisions/0/dissent").toString()).isEqualTo("[\"" + read.dissent + "\"]");
        for (Person person : List.of(read.ann, read.ben, read.sam)) {
            assertThat(text).doesNotContain(person.id(), person.username(), person.displayName());
        }
    }

    @Test
    void nothingOfAnOpenCaseLeaves() throws IOException {
        for (ExportFormat format : List.of(ExportFormat.JSON, ExportFormat.CSV)) {
            assertThat(new String(write(format), StandardCharsets.UTF_8))
                    .doesNotContain(read.open, ReadProject.BLINDED, "2.25.72");
        }
        assertThat(zip().values())
                .allSatisfy(text -> assertThat(text).doesNotContain(read.open, ReadProject.BLINDED, "2.25.72"));
    }

    /** In these cases are no masks, which is said. */
    @Test
    void anArchiveHoldsTheSameJsonAndSaysWhichMasksThereAre() throws IOException {
        Map<String, String> zip = zip();
        assertThat(zip).containsOnlyKeys("dataset.json");
        JsonNode archived = json.readTree(zip.get("dataset.json"));
        ObjectNode closed = (ObjectNode) archived.at("/cases/0");
        assertThat(closed.get("masks").isNull()).isTrue();
        closed.remove("masks");
        assertThat(closed).isEqualTo(json.readTree(write(ExportFormat.JSON)).at("/cases/0"));
        assertThat(zip()).isNotEqualTo(zip);
        assertThat(timeless(zip().get("dataset.json"))).isEqualTo(timeless(zip.get("dataset.json")));
    }

    private Map<String, String> zip() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(write(ExportFormat.ZIP)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void theDigestOfAReadingCanBeRecomputedFromTheExport() throws IOException {
        JsonNode reading = json.readTree(write(ExportFormat.JSON)).at("/cases/0/readings/0");
        ObjectNode content = json.createObjectNode();
        for (String member : List.of("labels", "confidence", "flags", "comment", "edgeCategory")) {
            content.set(member, reading.get(member));
        }
        content.withArray("labels").forEach(label -> ((ObjectNode) label).remove("geometry"));
        assertThat(reading.get("contentDigest").asText()).isEqualTo(Digests.sha256Hex(CanonicalJson.write(content)));
    }

    @Test
    void twoExportsDifferInTheirTimeOnly() {
        String first = new String(write(ExportFormat.JSON), StandardCharsets.UTF_8);
        String second = new String(write(ExportFormat.JSON), StandardCharsets.UTF_8);
        assertThat(timeless(first)).isEqualTo(timeless(second)).isNotEqualTo(first);
        assertThat(write(ExportFormat.CSV)).isEqualTo(write(ExportFormat.CSV));
    }

    private static String timeless(String dataset) {
        return dataset.replaceFirst("\"exportedAt\":\"[^\"]+\"", "");
    }

    @Test
    void aSpreadsheetGetsARowPerReadingAndNoFormula() throws IOException {
        List<CSVRecord> rows = rows();
        assertThat(rows).extracting(row -> row.get("reader")).containsExactly("R1", "R2");
        assertThat(rows).extracting(row -> row.get("classes")).containsExactly("haemorrhage", "no-finding");
        assertThat(rows).extracting(row -> row.get("truth_classes")).containsOnly("haemorrhage");
        assertThat(rows).extracting(row -> row.get("comment")).containsExactly("clear", "'" + ReadProject.FORMULA);
    }

    /** A truth names the revision it rests on, so all of them leave. */
    @Test
    void everyRevisionOfAReadingIsThere() throws IOException {
        read.correctTheDissent("mass-lesion");
        JsonNode corrected = json.readTree(write(ExportFormat.JSON)).at("/cases/0/readings/1");
        assertThat(corrected.at("/revision").asInt()).isEqualTo(2);
        assertThat(corrected.at("/labels/0/class").asText()).isEqualTo("mass-lesion");
        assertThat(corrected.at("/earlier")).hasSize(1);
        assertThat(corrected.at("/earlier/0/revision").asInt()).isEqualTo(1);
        assertThat(corrected.at("/earlier/0/labels/0/class").asText()).isEqualTo("no-finding");
        assertThat(corrected.at("/earlier/0/contentDigest").asText())
                .isNotEqualTo(corrected.at("/contentDigest").asText());
        List<CSVRecord> rows = rows();
        assertThat(rows).extracting(row -> row.get("revision")).containsExactly("1", "1", "2");
        assertThat(rows).extracting(row -> row.get("latest")).containsExactly("true", "false", "true");
        assertThat(rows)
                .extracting(row -> row.get("classes"))
                .containsExactly("haemorrhage", "no-finding", "mass-lesion");
    }

    private List<CSVRecord> rows() throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(new String(write(ExportFormat.CSV), StandardCharsets.UTF_8)))
                .getRecords();
    }

    @Test
    void theTrailNamesTheBytesThatLeft() {
        byte[] written = write(ExportFormat.CSV);
        AuditEntry entry = trail.ofSubject(read.project.id()).stream()
                .reduce((first, last) -> last)
                .orElseThrow();
        assertThat(entry.type()).isEqualTo("DatasetExported");
        assertThat(entry.actorId()).isEqualTo(lead.id());
        assertThat(entry.roles()).containsExactly("lead");
        assertThat(entry.facts())
                .containsEntry("format", "csv")
                .containsEntry("cases", "1")
                .containsEntry("sha256", Digests.sha256Hex(written));
    }

    @Test
    void readersAndStrangersExportNothing() {
        for (Role role : List.of(Role.DATA_MANAGER, Role.AUDITOR)) {
            lead = Actor.person(cast.holding(read.project.id(), role).id());
            assertThat(write(ExportFormat.JSON)).isNotEmpty();
        }
        lead = Actor.person(read.ann.id());
        refused("ROLE_MISSING", () -> write(ExportFormat.JSON));
        lead = Actor.person(cast.somebody().id());
        refused("NOT_FOUND", () -> write(ExportFormat.JSON));
        refused("FORMAT_UNKNOWN", () -> ExportFormat.of("xml"));
    }

    @Test
    void overHttpItIsAFileToSave() throws Exception {
        MockHttpServletResponse csv = get("?format=csv");
        assertThat(csv.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"consilium-" + read.project.id() + ".csv\"");
        assertThat(csv.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(csv.getContentAsByteArray()).isEqualTo(write(ExportFormat.CSV));
        MockHttpServletResponse dataset = get("");
        assertThat(dataset.getContentType()).isEqualTo("application/json");
        assertThat(dataset.getContentLength()).isEqualTo(dataset.getContentAsByteArray().length);
    }

    private MockHttpServletResponse get(String query) {
        return current.as(lead, () -> {
            try {
                return mvc.perform(MockMvcRequestBuilders.get("/api/projects/" + read.project.id() + "/export" + query))
                        .andReturn()
                        .getResponse();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private byte[] write(ExportFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(read.project.id(), format, out, lead);
        return out.toByteArray();
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
