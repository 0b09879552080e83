package dev.consilium.project;

import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Protocol versions that were deployed. They never change, so what was read once is kept. */
@Component
@Transactional
public class ProtocolVersions {

    private final JdbcClient jdbc;
    private final Map<String, ProtocolVersion> known = new ConcurrentHashMap<>();

    ProtocolVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Idempotent per digest. @param projectId of the project that made it, null for one that ships */
    public void register(ProtocolVersion version, @Nullable String projectId) {
        if (isRegistered(version.digest())) {
            return;
        }
        jdbc.sql("""
                insert into protocol_version (digest, protocol_key, name, version_tag, definition_id, schema_json,
                                              guideline, guideline_version, deployed_at, project_id)
                values (:digest, :key, :name, :tag, :definition, :schema, :guideline, :guidelineVersion, :at, :project)""")
                .param("digest", version.digest())
                .param("key", version.key())
                .param("name", version.name())
                .param("tag", version.versionTag())
                .param("definition", version.definitionId())
                .param("schema", version.schemaJson())
                .param("guideline", version.guideline())
                .param("guidelineVersion", version.guidelineVersion())
                .param("at", SqlTime.of(version.deployedAt()))
                .param("project", projectId, Types.VARCHAR)
                .update();
    }

    /** A version that a project made ships from now on, or ships anyway: every project may be founded on it. */
    public void ship(String digest) {
        jdbc.sql("update protocol_version set project_id = null where digest = :digest and project_id is not null")
                .param("digest", digest)
                .update();
    }

    @Transactional(readOnly = true)
    public boolean isRegistered(String digest) {
        return find(digest).isPresent();
    }

    /** @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public ProtocolVersion get(String digest) {
        return find(digest).orElseThrow(() -> Refusal.notFound("protocol version"));
    }

    /** One that ships, or that this project has had or plans; what others made is theirs. @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public ProtocolVersion openTo(String projectId, String digest) {
        boolean open = jdbc.sql("""
                select count(*) from protocol_version v where v.digest = :digest and (v.project_id is null
                    or exists (select 1 from project_protocol p where p.project_id = :project and p.digest = v.digest))""")
                        .param("digest", digest)
                        .param("project", projectId)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!open) {
            throw Refusal.notFound("protocol version");
        }
        return get(digest);
    }

    /** The newest version of a protocol that ships. @throws Refusal UNPROCESSABLE {@code UNKNOWN_PROTOCOL} */
    @Transactional(readOnly = true)
    public ProtocolVersion latest(String key) {
        return newestOfEach().stream()
                .filter(version -> version.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable(
                        "UNKNOWN_PROTOCOL", "There is no protocol of this name; see the list of protocols."));
    }

    /** Of those that ship; what a project made is offered to no other. */
    @Transactional(readOnly = true)
    public List<ProtocolVersion> newestOfEach() {
        return jdbc.sql("""
                select * from protocol_version v
                where v.project_id is null
                  and v.deployed_at = (select max(w.deployed_at) from protocol_version w
                                       where w.protocol_key = v.protocol_key and w.project_id is null)
                order by v.protocol_key""").query(ProtocolVersions::version).list();
    }

    private Optional<ProtocolVersion> find(String digest) {
        ProtocolVersion kept = known.get(digest);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<ProtocolVersion> found = jdbc.sql("select * from protocol_version where digest = :digest")
                .param("digest", digest)
                .query(ProtocolVersions::version)
                .optional();
        found.ifPresent(version -> known.put(digest, version));
        return found;
    }

    private static ProtocolVersion version(ResultSet row, int number) throws SQLException {
        return new ProtocolVersion(
                row.getString("digest"),
                row.getString("protocol_key"),
                row.getString("name"),
                row.getString("version_tag"),
                row.getString("definition_id"),
                row.getString("schema_json"),
                row.getString("guideline"),
                row.getString("guideline_version"),
                SqlTime.instant(row, "deployed_at"));
    }
}
