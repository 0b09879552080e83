package dev.consilium.dataset;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An export as it is kept. @param attempt counts up when it is started again; whoever holds an older one may not finish it */
record ExportRow(
        String id,
        String projectId,
        ExportFormat format,
        String requestedBy,
        Instant requestedAt,
        ExportState state,
        int attempt,
        Instant aliveAt,
        int casesTotal,
        int casesDone,
        @Nullable Integer openLeftOut,
        @Nullable Integer withdrawnLeftOut,
        @Nullable Integer takenBack,
        @Nullable Long size,
        @Nullable String sha256,
        @Nullable String reason,
        @Nullable Instant finishedAt,
        @Nullable Instant fileGoneAt) {

    static ExportRow requested(String id, String projectId, ExportFormat format, String by, Instant now, int cases) {
        return new ExportRow(
                id,
                projectId,
                format,
                by,
                now,
                ExportState.REQUESTED,
                1,
                now,
                cases,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Its own for each attempt, so that two that overlap never write the same file. */
    String fileName() {
        return id + "-" + attempt + "." + format.code();
    }

    /** @param takenBackNow how many cases of the project were taken back until now */
    ExportView view(Instant now, DatasetSettings settings, int takenBackNow) {
        ExportState seen = state(now, settings, takenBackNow);
        return new ExportView(
                id,
                projectId,
                format,
                seen,
                requestedBy,
                requestedAt,
                casesTotal,
                casesDone,
                openLeftOut,
                withdrawnLeftOut,
                size,
                sha256,
                reason,
                finishedAt,
                seen == ExportState.READY && finishedAt != null ? finishedAt.plus(settings.keep()) : null);
    }

    private ExportState state(Instant now, DatasetSettings settings, int takenBackNow) {
        if (state.isUnderWay() && aliveAt.isBefore(now.minus(settings.silence()))) {
            return ExportState.INTERRUPTED;
        }
        if (state != ExportState.READY) {
            return state;
        }
        if (takenBack == null || takenBack != takenBackNow) {
            return ExportState.OUTDATED;
        }
        boolean kept = fileGoneAt == null
                && finishedAt != null
                && finishedAt.plus(settings.keep()).isAfter(now);
        return kept ? ExportState.READY : ExportState.REMOVED;
    }
}
