package dev.consilium.dataset;

import dev.consilium.common.Ids;
import dev.consilium.common.Page;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.CaseMessages;
import dev.consilium.project.Cases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Exports as things that are asked for, made in the background and then saved, by whoever may export the project. A file in which a
 * case was withdrawn or reopened since is given to nobody.
 */
@Component
public class ExportRequests {

    /** The file of an export. */
    public record ExportFile(ExportView export, InputStream content) {}

    private final DatasetExport export;
    private final Exports exports;
    private final ExportRunner runner;
    private final ExportFiles files;
    private final DatasetSettings settings;
    private final Cases cases;
    private final CaseMessages messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExportRequests(
            DatasetExport export,
            Exports exports,
            ExportRunner runner,
            ExportFiles files,
            DatasetSettings settings,
            Cases cases,
            CaseMessages messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.export = export;
        this.exports = exports;
        this.runner = runner;
        this.files = files;
        this.settings = settings;
        this.cases = cases;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asking again while the first is still being made gives the first.
     *
     * @return the export, which is made from now on
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING} unless lead, data manager or auditor of the project
     */
    public ExportView request(String projectId, ExportFormat format, Actor by) {
        export.requireExporter(projectId, by);
        Optional<ExportView> before = exports.underWay(projectId).stream()
                .filter(row -> row.format() == format)
                .map(this::view)
                .filter(ExportView::isUnderWay)
                .findFirst();
        return before.orElseGet(() -> view(started(projectId, format, by)));
    }

    /**
     * Starts one again that failed or was interrupted.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, CONFLICT {@code EXPORT_NOT_REPEATABLE}
     */
    public ExportView again(String projectId, String exportId, Actor by) {
        ExportRow seen = require(projectId, exportId, by);
        if (!view(seen).isRepeatable() || !exports.again(seen, by.id(), clock.instant(), released(projectId))) {
            throw Refusal.conflict(
                    "EXPORT_NOT_REPEATABLE",
                    "Only an export that failed or was interrupted is started again; ask for a new one.");
        }
        ExportRow again = require(projectId, exportId, by);
        runner.start(again);
        return view(again);
    }

    /** Newest first. @param page from 1. @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING} */
    public Page<ExportView> of(String projectId, int page, Actor viewer) {
        export.requireExporter(projectId, viewer);
        int takenBack = messages.takenBack(projectId);
        Instant now = clock.instant();
        return exports.ofProject(projectId, page).map(row -> row.view(now, settings, takenBack));
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING} */
    public ExportView one(String projectId, String exportId, Actor viewer) {
        return view(require(projectId, exportId, viewer));
    }

    /**
     * Records who takes the file before its first byte is read.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, CONFLICT {@code EXPORT_NOT_READY}, {@code EXPORT_OUTDATED},
     *     {@code EXPORT_REMOVED}
     */
    public ExportFile file(String projectId, String exportId, Actor by) {
        ExportRow row = require(projectId, exportId, by);
        ExportView seen = view(row);
        switch (seen.state()) {
            case READY -> {}
            case OUTDATED ->
                throw Refusal.conflict(
                        "EXPORT_OUTDATED",
                        "A case of this export was withdrawn or is read again since; ask for a new export.");
            case REMOVED -> throw removed();
            default ->
                throw Refusal.conflict("EXPORT_NOT_READY", "This export has no file; wait for it, or start it again.");
        }
        try {
            InputStream content = files.open(row.fileName());
            return recorded(new ExportFile(seen, content), by);
        } catch (NoSuchFileException gone) {
            exports.fileGone(exportId, clock.instant());
            throw removed();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private ExportFile recorded(ExportFile file, Actor by) throws IOException {
        boolean recorded = false;
        try {
            events.publishEvent(new DatasetDownloaded(
                    file.export().project(),
                    by.id(),
                    file.export().id(),
                    file.export().format(),
                    String.valueOf(file.export().sha256())));
            recorded = true;
            return file;
        } finally {
            if (!recorded) {
                file.content().close();
            }
        }
    }

    private ExportRow started(String projectId, ExportFormat format, Actor by) {
        Instant now = clock.instant();
        ExportRow row = ExportRow.requested(Ids.random(), projectId, format, by.id(), now, released(projectId));
        exports.add(row);
        runner.start(row);
        return row;
    }

    private ExportRow require(String projectId, String exportId, Actor by) {
        export.requireExporter(projectId, by);
        return exports.find(exportId)
                .filter(row -> row.projectId().equals(projectId))
                .orElseThrow(() -> Refusal.notFound("export"));
    }

    private ExportView view(ExportRow row) {
        return row.view(clock.instant(), settings, messages.takenBack(row.projectId()));
    }

    private int released(String projectId) {
        return cases.countsOf(projectId).entrySet().stream()
                .filter(count -> count.getKey().released())
                .mapToInt(count -> count.getValue().intValue())
                .sum();
    }

    private static Refusal removed() {
        return Refusal.conflict("EXPORT_REMOVED", "The file of this export is gone; ask for a new export.");
    }
}
