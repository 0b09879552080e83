package dev.consilium.study.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.consilium.common.PrivateFiles;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.identity.Memberships;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.study.StudyIntake;
import dev.consilium.study.StudySettings;
import dev.consilium.testing.ApiClient;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.DataWriterAdapter;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.pdu.AAssociateRJ;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.dcm4che3.net.pdu.PresentationContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is stored over the network becomes an intake like any other; the sender is told the truth of each object. */
@OnH2
class DicomNodeIT extends CaseSteps {

    private static final Path SAMPLES = Path.of("../shared/samples/dicom");
    private static final String VERIFICATION = "1.2.840.10008.1.1";

    @Autowired
    private StudyIntake intake;

    @Autowired
    private StudySettings study;

    @Autowired
    private DicomToolkit toolkit;

    @Autowired
    private ReadLimits limits;

    @Autowired
    private Memberships memberships;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private ReadingTeam world;
    private DicomNodeSettings settings;
    private DicomNode node;

    @BeforeEach
    void listen() throws IOException {
        world = team(ReadingTeam::threeReadersAndASenior);
        node = listening(world.team().username("dora"));
    }

    private DicomNode listening(String account) throws IOException {
        settings = new DicomNodeSettings(
                "127.0.0.1",
                freePort(),
                Map.of("HEADS", world.team().projectId()),
                Set.of("SCANNER"),
                account,
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                4,
                16_384);
        DicomNode listening = new DicomNode(
                settings, new WaitingObjects(settings, study, intake, toolkit, limits, people, memberships), study);
        listening.start();
        return listening;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        node.stop();
        threads.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void aSeriesBecomesOneIntake() throws Exception {
        Map<String, byte[]> series = ApiClient.filesOf(SAMPLES.resolve("mr-series-sag"));
        Association association = called("HEADS", "SCANNER", series.get("0081.dcm"));
        for (byte[] object : series.values()) {
            assertThat(status(association, object)).isZero();
        }
        assertThat(status(association, series.get("0081.dcm"))).as("sent again").isZero();
        association.release();
        JsonNode taken = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(this::newest, found -> found.path("settled").asBoolean());
        assertThat(taken.path("series")).hasSize(1);
        assertThat(taken.path("series").path(0).path("files").asInt()).isEqualTo(series.size());
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        PrivateFiles.list(study.inbox().resolveSibling("dicom-node")))
                .isEmpty());
    }

    /** Another process with the same inbox could otherwise remove what has been answered for. */
    @Test
    void noOtherProcessGetsTheLockWhileObjectsCome() throws Exception {
        Path locks = Path.of("/proc/locks");
        Assumptions.assumeTrue(Files.isReadable(locks), "only Linux tells of its locks");
        byte[] slice = Files.readAllBytes(SAMPLES.resolve("mr-series-sag/0081.dcm"));
        Association association = called("HEADS", "SCANNER", slice);
        for (int i = 0; i < 4; i++) {
            assertThat(status(association, slice)).isZero();
            Thread.sleep(700); // the node looks for what is done every second
            Path batch = PrivateFiles.list(study.inbox().resolveSibling("dicom-node"))
                    .get(0);
            Object inode = Files.getAttribute(batch.resolve("project"), "unix:ino");
            assertThat(Files.readString(locks)).contains(":" + inode + " ");
        }
        association.release();
    }

    @Test
    void aDirectoryThatIsGoneIsBegunAnew() throws Exception {
        byte[] slice = Files.readAllBytes(SAMPLES.resolve("mr-series-sag/0081.dcm"));
        Association association = called("HEADS", "SCANNER", slice);
        assertThat(status(association, slice)).isZero();
        for (Path batch : PrivateFiles.list(study.inbox().resolveSibling("dicom-node"))) {
            PrivateFiles.removeTree(batch);
        }
        assertThat(status(association, slice)).isZero();
        association.release();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::newest, found -> found.path("settled")
                .asBoolean());
    }

    /** That of the team came by upload. */
    private JsonNode newest() {
        return jdbc.sql("select id from intake where project_id = :project and id <> :uploaded")
                .param("project", world.team().projectId())
                .param("uploaded", world.intakeId())
                .query(String.class)
                .optional()
                .map(id -> world.team()
                        .as("dora")
                        .get("/api/intakes/" + id)
                        .expect(200)
                        .json())
                .orElse(MissingNode.getInstance());
    }

    @Test
    void whatIsRefusedIsToldSo() throws Exception {
        byte[] report = Files.readAllBytes(SAMPLES.resolve("objects/test-SR.dcm"));
        Association association = called("HEADS", "SCANNER", report);
        assertThat(status(association, report)).isEqualTo(0xC000);
        association.release();
        assertThat(newest().isMissingNode()).isTrue();
    }

    @Test
    void withoutARightOfTheAccountNothingIsTaken() throws Exception {
        node.stop();
        node = listening(world.team().username("ada"));
        byte[] slice = Files.readAllBytes(SAMPLES.resolve("mr-series-sag/0081.dcm"));
        Association association = called("HEADS", "SCANNER", slice);
        assertThat(status(association, slice)).isEqualTo(0x0124);
        association.release();
    }

    @Test
    void onlyKnownTitlesTalkAndTheyAreEchoed() throws Exception {
        byte[] slice = Files.readAllBytes(SAMPLES.resolve("mr-series-sag/0081.dcm"));
        assertThatThrownBy(() -> called("NOBODY", "SCANNER", slice)).isInstanceOf(AAssociateRJ.class);
        assertThatThrownBy(() -> called("HEADS", "STRANGER", slice)).isInstanceOf(AAssociateRJ.class);
        Association association = called("HEADS", "SCANNER", slice);
        DimseRSP echo = association.cecho();
        assertThat(echo.next()).isTrue();
        assertThat(echo.getCommand().getInt(Tag.Status, -1)).isZero();
        association.release();
    }

    private Association called(String title, String calling, byte[] object) throws Exception {
        Device device = new Device("scanner");
        Connection local = new Connection();
        ApplicationEntity entity = new ApplicationEntity(calling);
        device.addConnection(local);
        device.addApplicationEntity(entity);
        entity.addConnection(local);
        device.setExecutor(threads);
        device.setScheduledExecutor(timer);
        AAssociateRQ request = new AAssociateRQ();
        request.setCallingAET(calling);
        request.setCalledAET(title);
        request.addPresentationContext(new PresentationContext(1, VERIFICATION, UID.ImplicitVRLittleEndian));
        try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(object))) {
            Attributes meta = in.readFileMetaInformation();
            request.addPresentationContext(new PresentationContext(
                    3, meta.getString(Tag.MediaStorageSOPClassUID), meta.getString(Tag.TransferSyntaxUID)));
        }
        return entity.connect(new Connection("node", "127.0.0.1", settings.port()), request);
    }

    private static int status(Association association, byte[] object) throws Exception {
        try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(object))) {
            Attributes meta = in.readFileMetaInformation();
            Attributes data = in.readDataset();
            DimseRSP response = association.cstore(
                    meta.getString(Tag.MediaStorageSOPClassUID),
                    meta.getString(Tag.MediaStorageSOPInstanceUID),
                    0,
                    new DataWriterAdapter(data),
                    meta.getString(Tag.TransferSyntaxUID));
            assertThat(response.next()).isTrue();
            return response.getCommand().getInt(Tag.Status, -1);
        }
    }
}
