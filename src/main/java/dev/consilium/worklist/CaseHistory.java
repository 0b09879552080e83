package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.arbitration.AuditFinding;
import dev.consilium.arbitration.AuditVerdict;
import dev.consilium.arbitration.Place;
import dev.consilium.arbitration.ReviewCommand;
import dev.consilium.arbitration.ReworkRequest;
import dev.consilium.project.CaseMessage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a case besides its readings and decisions, and by whom; for those who oversee it alone. Each list oldest first.
 *
 * @param reviews what specialists said; @param returns readings that were sent back to their readers
 * @param messages what was done to the case from outside its diagram, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseHistory(List<Reviewed> reviews, List<Returned> returns, List<Audited> audits, List<Sent> messages) {

    /** @param reading its id; @param alias as it is shown beside, absent while the reading is blinded */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Of(@Nullable String reading, @Nullable String alias) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reviewed(
            ReviewCommand.Kind kind,
            @Nullable Of of,
            @Nullable String reasonCode,
            @Nullable EdgeCategory category,
            @Nullable String comment,
            String specialist,
            Instant concludedAt) {}

    /** @param comment and places, which the reader was told */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Returned(
            Of of,
            String reasonCode,
            String comment,
            List<Place> places,
            ReworkRequest.State state,
            String askedBy,
            Instant askedAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Audited(
            AuditVerdict verdict,
            List<Finding> findings,
            @Nullable String comment,
            String signedName,
            String meaning,
            Instant signedAt,
            String contentDigest) {}

    /** @param of the reading, where it is about one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Finding(
            AuditFinding.Severity severity,
            AuditFinding.About about,
            @Nullable Of of,
            String text,
            List<Place> places) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sent(CaseMessage message, @Nullable String reason, String sentBy, Instant sentAt) {}
}
