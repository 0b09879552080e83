package dev.consilium.dataset;

import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.Arbitrations;
import dev.consilium.common.Digests;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.CaseMessages;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.project.Projects;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the closed cases of a project, one at a time, with every reading, the dissent and where it all comes from. Open cases are
 * counted and left out: an export is no way around the blinding, and a ground truth is not released before its case closes. Withdrawn
 * cases are counted and left out too.
 */
@Component
public class DatasetExport {

    /** What is to be told while it is written; it may throw to break it off. */
    interface Progress {
        void written(int cases, int of);
    }

    /** What was written. @param takenBack how many times a case of the project had been withdrawn or reopened before it was begun */
    record Written(DatasetHead.Counts counts, int takenBack, String sha256) {}

    private final Projects projects;
    private final Cases cases;
    private final Memberships memberships;
    private final Readings readings;
    private final Arbitrations arbitrations;
    private final CaseMessages messages;
    private final ExportedCases exported;
    private final DatasetHeads heads;
    private final DatasetWriters writers;
    private final ApplicationEventPublisher events;

    DatasetExport(
            Projects projects,
            Cases cases,
            Memberships memberships,
            Readings readings,
            Arbitrations arbitrations,
            CaseMessages messages,
            ExportedCases exported,
            DatasetHeads heads,
            DatasetWriters writers,
            ApplicationEventPublisher events) {
        this.projects = projects;
        this.cases = cases;
        this.memberships = memberships;
        this.readings = readings;
        this.arbitrations = arbitrations;
        this.messages = messages;
        this.exported = exported;
        this.heads = heads;
        this.writers = writers;
        this.events = events;
    }

    /**
     * The stream is flushed, not closed. Nobody may use what was written unless this returns: then the export is recorded.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING} unless lead, data manager or auditor of the project
     */
    @Transactional
    public void write(String projectId, ExportFormat format, OutputStream out, Actor actor) {
        write(projectId, format, out, actor, (written, of) -> {});
    }

    /** As above, and tells how far it is. */
    @Transactional
    Written write(String projectId, ExportFormat format, OutputStream out, Actor actor, Progress progress) {
        requireExporter(projectId, actor);
        MessageDigest sha256 = Digests.sha256();
        int takenBack = messages.takenBack(projectId);
        List<Case> all = cases.ofProject(projectId);
        List<Case> closed = all.stream().filter(one -> one.state().released()).toList();
        DatasetHead.Counts counts = counts(all, closed.size());
        try (DatasetWriter writer = writers.open(format, new DigestOutputStream(out, sha256))) {
            progress.written(0, closed.size());
            writer.begin(heads.of(projects.get(projectId), closed, counts));
            Pseudonyms pseudonyms = pseudonyms(projectId, all);
            for (int written = 0; written < closed.size(); written++) {
                writer.add(exported.of(closed.get(written), pseudonyms));
                progress.written(written + 1, closed.size());
            }
            writer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Written written = new Written(counts, takenBack, Digests.hex(sha256.digest()));
        events.publishEvent(new DatasetExported(projectId, actor.id(), format, closed.size(), written.sha256()));
        return written;
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING} */
    void requireExporter(String projectId, Actor actor) {
        memberships.require(actor, projectId, Role.LEAD, Role.DATA_MANAGER, Role.AUDITOR);
    }

    private static DatasetHead.Counts counts(List<Case> all, int released) {
        long withdrawn =
                all.stream().filter(one -> one.state() == CaseState.WITHDRAWN).count();
        return new DatasetHead.Counts(released, all.size() - released - (int) withdrawn, (int) withdrawn);
    }

    private Pseudonyms pseudonyms(String projectId, List<Case> all) {
        return new Pseudonyms(List.of(
                readings.firstSubmissions(all.stream().map(Case::id).toList()),
                arbitrations.firstSignatures(projectId),
                messages.firstSent(projectId)));
    }
}
