package dev.consilium.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.annotation.Hanging;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.arbitration.ArbitrationView;
import dev.consilium.arbitration.Arbitrations;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.project.Questions;
import dev.consilium.study.Finding;
import dev.consilium.study.IntakeView;
import dev.consilium.study.PatientSeries;
import dev.consilium.study.Quarantine;
import dev.consilium.study.SeriesCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out a task for the person who asks: the holder gets form and readings, one who may take it only what there is to see. */
@Component
public class TaskSheet {
    private final Worklist worklist;
    private final TaskSummaries summaries;
    private final TaskDrafts drafts;
    private final DeployedForms forms;
    private final Cases cases;
    private final ProtocolVersions protocols;
    private final SeriesCatalogue catalogue;
    private final Companions companions;
    private final Arbitrations arbitrations;
    private final Quarantine quarantine;
    private final Materials materials;
    private final Raising raising;
    private final Questions questions;

    TaskSheet(
            Worklist worklist,
            TaskSummaries summaries,
            TaskDrafts drafts,
            DeployedForms forms,
            Cases cases,
            ProtocolVersions protocols,
            SeriesCatalogue catalogue,
            Companions companions,
            Arbitrations arbitrations,
            Quarantine quarantine,
            Materials materials,
            Raising raising,
            Questions questions) {
        this.worklist = worklist;
        this.summaries = summaries;
        this.drafts = drafts;
        this.forms = forms;
        this.cases = cases;
        this.protocols = protocols;
        this.catalogue = catalogue;
        this.companions = companions;
        this.arbitrations = arbitrations;
        this.quarantine = quarantine;
        this.materials = materials;
        this.raising = raising;
        this.questions = questions;
    }

    /** @throws dev.consilium.common.Refusal NOT_FOUND, CONFLICT {@code TASK_CLOSED} for its former holder */
    public TaskView of(String taskId, Actor actor) {
        WorklistItem item = worklist.visible(taskId, actor).requireOpen();
        boolean held = item.isHeldBy(actor);
        JsonNode form = held ? forms.shown(item) : null;
        Map<String, Object> data = held ? forms.startingData(item, actor) : null;
        return new TaskView(
                summaries.of(item, actor),
                form,
                data,
                classes(item),
                guideline(item),
                pictures(item),
                hanging(item),
                held ? readings(item, actor) : null,
                item.kind() == TaskKind.QUARANTINE ? findings(item) : null,
                held ? raising.raisable(item) : null,
                held ? asked(item, actor) : null,
                held ? materials.material(item, actor) : null,
                held ? drafts.find(taskId, actor).orElse(null) : null);
    }

    private @Nullable List<LabelSchema.LabelClass> classes(WorklistItem item) {
        return item.caseId() == null ? null : cases.schemaOf(item.caseId()).classes();
    }

    private TaskView.@Nullable Guideline guideline(WorklistItem item) {
        if (item.caseId() == null) {
            return null;
        }
        ProtocolVersion protocol = protocols.get(cases.get(item.caseId()).protocolDigest());
        return new TaskView.Guideline(protocol.name(), protocol.guidelineVersion(), protocol.guideline());
    }

    private TaskView.SeriesPictures pictures(WorklistItem item) {
        String seriesId = item.caseId() == null
                ? item.requireSeries()
                : cases.get(item.caseId()).seriesId();
        return pictures(seriesId);
    }

    /** The pictures of a case; who may load them is asked at each. */
    public TaskView.SeriesPictures pictures(Case of) {
        return pictures(of.seriesId());
    }

    private TaskView.SeriesPictures pictures(String seriesId) {
        SeriesCatalogue.Series series = catalogue.get(seriesId);
        return pictures(seriesId, series.modality(), series.slices());
    }

    private static TaskView.SeriesPictures pictures(String seriesId, @Nullable String modality, int slices) {
        return new TaskView.SeriesPictures(seriesId, modality, slices, "/api/series/" + seriesId + "/slices/{n}.png");
    }

    /** Not where a data manager decides what may be seen at all. */
    private @Nullable HungImages hanging(WorklistItem item) {
        if (item.caseId() == null || item.kind() == TaskKind.QUARANTINE) {
            return null;
        }
        Case read = cases.get(item.caseId());
        Hanging hanging = cases.schemaOf(read.id()).hanging();
        List<HungImages.Beside> beside =
                companions.of(read).stream().map(TaskSheet::beside).toList();
        HungImages.Window window = Optional.ofNullable(hanging.window())
                .filter(begins -> begins.suits(read.modality()))
                .map(begins -> new HungImages.Window(begins.center(), begins.width()))
                .orElse(null);
        return beside.isEmpty() && window == null ? null : new HungImages(beside, hanging.open(), window);
    }

    private static HungImages.Beside beside(Companions.Companion companion) {
        PatientSeries.Member series = companion.series();
        return new HungImages.Beside(
                pictures(series.id(), series.modality(), series.slices()), companion.images(), companion.daysBefore());
    }

    private @Nullable List<ArbitrationView.BlindedReading> readings(WorklistItem item, Actor arbiter) {
        return item.kind() == TaskKind.ARBITRATION
                ? arbitrations.present(item.requireCase(), arbiter).readings()
                : null;
    }

    private @Nullable List<QuestionView> asked(WorklistItem item, Actor holder) {
        return item.caseId() == null
                ? null
                : questions.askedBy(holder.id(), item.caseId()).stream()
                        .map(question -> QuestionView.of(question, null))
                        .toList();
    }

    private List<Finding> findings(WorklistItem item) {
        return quarantine.ofProject(item.projectId()).stream()
                .filter(series -> series.seriesId().equals(item.seriesId()))
                .findFirst()
                .map(IntakeView.SeriesView::findings)
                .orElse(List.of());
    }
}
