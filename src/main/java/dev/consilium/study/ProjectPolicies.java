package dev.consilium.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import dev.consilium.dicom.DeidentificationPolicy;
import dev.consilium.dicom.DeidentificationPolicy.Faces;
import dev.consilium.dicom.DeidentificationPolicy.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each project keeps beyond the profile, version by version; none is ever changed. Who may sign one is for the caller. */
@Component
@Transactional
public class ProjectPolicies {

    private static final int OF_PROJECT = 8;
    private static final String SELECT = """
            select version, policy, reason, signer_id, signer_name, meaning, signed_at, signature_digest
            from deidentification_policy where project_id = :project""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;

    ProjectPolicies(JdbcClient jdbc, ObjectMapper json, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public ProjectPolicy current(String projectId) {
        return history(projectId).get(0);
    }

    /** The newest first; the last is what every project begins with. */
    @Transactional(readOnly = true)
    public List<ProjectPolicy> history(String projectId) {
        List<ProjectPolicy> signed = jdbc.sql(SELECT + " order by version desc")
                .param("project", projectId)
                .query(this::policy)
                .list();
        return Stream.concat(signed.stream(), Stream.of(ProjectPolicy.FIRST)).toList();
    }

    /** What held when the intake was received: a change is for what comes afterwards. */
    @Transactional(readOnly = true)
    ProjectPolicy at(String projectId, String intakeId) {
        return jdbc.sql(SELECT + """
                 and signed_at <= (select received_at from intake where id = :intake)
                order by version desc limit 1""")
                .param("project", projectId)
                .param("intake", intakeId)
                .query(this::policy)
                .optional()
                .orElse(ProjectPolicy.FIRST);
    }

    /**
     * The next version, which nobody has signed yet; its id names project and version.
     *
     * @param seen the version that the new one is to follow
     * @param faces null to leave them as they are
     * @throws Refusal CONFLICT {@code POLICY_OUTDATED}, {@code POLICY_UNCHANGED}
     */
    @Transactional(readOnly = true)
    public ProjectPolicy next(String projectId, int seen, Set<Option> retained, @Nullable Faces faces) {
        ProjectPolicy before = current(projectId);
        if (before.version() != seen) {
            throw outdated();
        }
        Faces chosen = faces == null ? before.policy().faces() : faces;
        if (before.policy().retained().equals(retained) && before.policy().faces() == chosen) {
            throw Refusal.conflict(
                    "POLICY_UNCHANGED", "This is what the project keeps already; choose something else to sign.");
        }
        int version = seen + 1;
        String id = "project-" + projectId.substring(0, Math.min(OF_PROJECT, projectId.length())) + "-" + version;
        return new ProjectPolicy(version, new DeidentificationPolicy(id, retained, chosen), null);
    }

    /** @throws Refusal CONFLICT {@code POLICY_OUTDATED} where another one was faster */
    public void add(String projectId, ProjectPolicy next, ProjectPolicy.Signed signed) {
        try {
            jdbc.sql("""
                    insert into deidentification_policy (project_id, version, policy, reason, signer_id, signer_name, meaning,
                        signed_at, signature_digest)
                    values (:project, :version, :policy, :reason, :signer, :name, :meaning, :at, :digest)""")
                    .param("project", projectId)
                    .param("version", next.version())
                    .param("policy", written(next.policy()))
                    .param("reason", signed.reason())
                    .param("signer", signed.signerId())
                    .param("name", signed.name())
                    .param("meaning", signed.meaning())
                    .param("at", SqlTime.of(signed.at()))
                    .param("digest", signed.digest())
                    .update();
        } catch (DuplicateKeyException otherWasFirst) {
            throw outdated();
        }
        events.publishEvent(new DeidentificationPolicyChanged(
                projectId,
                next.version(),
                next.policy().id(),
                codes(next.policy()),
                next.policy().faces().name(),
                signed.signerId(),
                signed.digest()));
    }

    private static String codes(DeidentificationPolicy policy) {
        return policy.retained().stream().map(Option::code).sorted().collect(Collectors.joining(","));
    }

    private ProjectPolicy policy(ResultSet row, int n) throws SQLException {
        return new ProjectPolicy(
                row.getInt("version"),
                read(row.getString("policy")),
                new ProjectPolicy.Signed(
                        row.getString("signer_id"),
                        row.getString("signer_name"),
                        row.getString("meaning"),
                        SqlTime.instant(row, "signed_at"),
                        row.getString("reason"),
                        row.getString("signature_digest")));
    }

    private String written(DeidentificationPolicy policy) {
        try {
            return json.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private DeidentificationPolicy read(String text) {
        try {
            return json.readValue(text, DeidentificationPolicy.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored policy is not the JSON that was written", e);
        }
    }

    private static Refusal outdated() {
        return Refusal.conflict(
                "POLICY_OUTDATED", "Somebody signed another policy meanwhile; look at it, then choose again.");
    }
}
