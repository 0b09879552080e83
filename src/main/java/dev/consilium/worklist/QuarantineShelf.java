package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.study.IntakeView;
import dev.consilium.study.Quarantine;
import dev.consilium.study.SeriesCatalogue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Series of a project that wait for a decision, as its data managers see them. */
@Component
public class QuarantineShelf {
    private static final String UNREADABLE = "UNREADABLE";

    private final ProjectRooms rooms;
    private final Quarantine quarantine;
    private final SeriesCatalogue catalogue;
    private final WorklistItems items;
    private final TaskEligibility eligibility;
    private final FoundPictures pictures;

    QuarantineShelf(
            ProjectRooms rooms,
            Quarantine quarantine,
            SeriesCatalogue catalogue,
            WorklistItems items,
            TaskEligibility eligibility,
            FoundPictures pictures) {
        this.rooms = rooms;
        this.quarantine = quarantine;
        this.catalogue = catalogue;
        this.items = items;
        this.eligibility = eligibility;
        this.pictures = pictures;
    }

    /**
     * @param taskId of its review, the viewer's to take or held by them, else null
     * @param preview address of the picture in its middle, null where there is none: not de-identified, or not readable
     * @param found why it is held back, with pictures
     * @param maySayWho text in the pixels may name somebody, so the picture is shown only on demand
     */
    public record Held(
            IntakeView.SeriesView series,
            List<FoundPictures.Found> found,
            @Nullable String taskId,
            @Nullable String preview,
            boolean maySayWho) {}

    /** @throws Refusal as {@link ProjectRooms#enter(String, ProjectRoom.Place, Actor)} */
    public List<Held> of(String projectId, Actor viewer) {
        rooms.enter(projectId, ProjectRoom.Place.QUARANTINE, viewer);
        return quarantine.ofProject(projectId).stream()
                .map(series -> held(series, viewer))
                .toList();
    }

    private Held held(IntakeView.SeriesView series, Actor viewer) {
        String task = items.openOn(series.seriesId(), null).stream()
                .filter(item -> item.kind() == TaskKind.QUARANTINE)
                .filter(item -> item.isHeldBy(viewer) || eligibility.mayTake(viewer, item))
                .map(WorklistItem::taskId)
                .findFirst()
                .orElse(null);
        return new Held(
                series,
                pictures.of(series.seriesId(), series.findings(), viewer),
                task,
                preview(series),
                series.reasons().contains(Quarantine.TEXT_RISK));
    }

    private @Nullable String preview(IntakeView.SeriesView series) {
        String seriesId = series.seriesId();
        int slices = catalogue.get(seriesId).slices();
        return slices == 0 || series.reasons().contains(UNREADABLE)
                ? null
                : "/api/series/" + seriesId + "/slices/" + slices / 2 + ".png";
    }
}
