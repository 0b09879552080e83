package dev.consilium.study.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.study.Finding;
import dev.consilium.study.ImageAccess;
import dev.consilium.study.IntakeFiles;
import dev.consilium.study.IntakeReceipt;
import dev.consilium.study.IntakeView;
import dev.consilium.study.Previews;
import dev.consilium.study.SeriesCases;
import dev.consilium.study.SeriesState;
import dev.consilium.study.StudyIntake;
import dev.consilium.study.StudySettings;
import dev.consilium.study.Upload;
import dev.consilium.study.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class IntakeControllerTest {

    private static final Actor MANAGER = Actor.person("m");

    @TempDir
    Path root;

    private final StudyIntake intake = mock(StudyIntake.class);
    private final Memberships memberships = mock(Memberships.class);
    private final Previews previews = mock(Previews.class);
    private final List<String> received = new ArrayList<>();
    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    private MockMvc mvc;

    @BeforeEach
    void serve() {
        CurrentActor currentActor = mock(CurrentActor.class);
        when(currentActor.require()).thenReturn(MANAGER);
        StudySettings settings =
                new StudySettings(root.resolve("inbox"), root.resolve("o"), root.resolve("k"), 1, 1, 1, 1);
        beans.registerSingleton("cases", (SeriesCases) series -> Optional.of("case-of-" + series));
        ObjectProvider<SeriesCases> cases = beans.getBeanProvider(SeriesCases.class);
        mvc = MockMvcBuilders.standaloneSetup(
                        new IntakeController(
                                intake, mock(IntakeFiles.class), settings, memberships, currentActor, cases),
                        new SliceController(previews, currentActor, beans.getBeanProvider(ImageAccess.class)))
                .build();
        when(intake.receive(eq("p1"), anyList(), eq(MANAGER), any(), any())).thenAnswer(call -> {
            for (Upload upload : call.<List<Upload>>getArgument(1)) {
                received.add(upload.name() + "=" + Files.readString(upload.content()));
            }
            return new IntakeReceipt("i1", List.of());
        });
    }

    private static IntakeView view(SeriesState state) {
        Finding gap = new Finding("MISSING_SLICES", Finding.Severity.FAIL, "gap of 7.00 mm");
        IntakeView.SeriesView series = new IntakeView.SeriesView(
                "s1", "2.25.1", "CT", 28, state, Verdict.FAIL, List.of("MISSING_SLICES"), List.of(gap));
        return new IntakeView(
                "i1",
                "p1",
                state != SeriesState.RECEIVED,
                List.of(series),
                List.of(new IntakeView.RejectedFile(1, null, null, "NOT_DICOM")));
    }

    private org.springframework.mock.web.MockHttpServletResponse post(String query) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.multipart("/api/projects/p1/studies" + query)
                        .file(new MockMultipartFile("files", "1.dcm", null, "one".getBytes()))
                        .file(new MockMultipartFile("files", "2.dcm", null, "two".getBytes()))
                        .header("Idempotency-Key", "k"))
                .andReturn()
                .getResponse();
    }

    @Test
    void answersAcceptedWithWhereToLookAndLeavesNoFileBehind() throws Exception {
        when(intake.await("i1", Duration.ZERO)).thenReturn(view(SeriesState.RECEIVED));
        var response = post("");
        assertThat(response.getStatus()).isEqualTo(202);
        assertThat(response.getHeader("Location")).isEqualTo("/api/intakes/i1");
        assertThat(received).containsExactly("1.dcm=one", "2.dcm=two");
        assertThat(root.resolve("received")).isEmptyDirectory();
    }

    @Test
    void waitsUntilTheIntakeIsSettled() throws Exception {
        when(intake.await("i1", Duration.ofSeconds(60))).thenReturn(view(SeriesState.QUARANTINED));
        var response = post("?wait=2m");
        assertThat(response.getStatus()).isEqualTo(200);
        JsonNode answer = new ObjectMapper().readTree(response.getContentAsString());
        assertThat(answer.get("intake").asText()).isEqualTo("i1");
        JsonNode series = answer.get("series").get(0);
        assertThat(series.get("seriesUid").asText()).isEqualTo("2.25.1");
        assertThat(series.get("files").asInt()).isEqualTo(28);
        assertThat(series.get("state").asText()).isEqualTo("quarantined");
        assertThat(series.get("verdict").asText()).isEqualTo("fail");
        assertThat(series.get("case").asText()).isEqualTo("case-of-s1");
        assertThat(series.get("reasons").get(0).asText()).isEqualTo("MISSING_SLICES");
        assertThat(answer.get("rejected").get(0).get("code").asText()).isEqualTo("NOT_DICOM");
    }

    @Test
    void anotherRoleSendsNothingAndFindsNothing() {
        doThrow(Refusal.forbidden("ROLE_MISSING", "no")).when(memberships).require(eq(MANAGER), eq("p1"), any());
        doThrow(Refusal.forbidden("ROLE_MISSING", "no"))
                .when(memberships)
                .require(eq(MANAGER), eq("p1"), any(), any(), any());
        when(intake.view("i1")).thenReturn(view(SeriesState.RECEIVED));
        assertThatThrownBy(() -> post("")).rootCause().hasMessage("no");
        assertThat(received).isEmpty();
        assertThatThrownBy(() -> mvc.perform(MockMvcRequestBuilders.get("/api/intakes/i1")))
                .rootCause()
                .hasMessageContaining("no such intake");
    }

    @Test
    void aWaitThatIsNoneIsRefused() {
        assertThatThrownBy(() -> post("?wait=soon")).rootCause().hasMessageContaining("30s");
    }

    @Test
    void picturesExistOnlyForThoseWhoMaySeeThem() throws Exception {
        when(previews.png("s1", 3, 40.0, 400.0)).thenReturn(new byte[] {1, 2});
        var request = MockMvcRequestBuilders.get("/api/series/s1/slices/3.png?center=40&width=400");
        assertThatThrownBy(() -> mvc.perform(request)).rootCause().hasMessageContaining("no such image");
        beans.registerSingleton("access", (ImageAccess) (actor, series) -> actor.equals(MANAGER));
        assertThat(mvc.perform(request).andReturn().getResponse().getContentAsByteArray())
                .containsExactly(1, 2);
    }
}
