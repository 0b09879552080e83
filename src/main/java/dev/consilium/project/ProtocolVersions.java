package dev.consilium.project;

import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Idempotent per digest. */
    public void register(ProtocolVersion version) {
        if (isRegistered(version.digest())) {
            return;
        }
        jdbc.sql("""
                insert into protocol_version (digest, protocol_key, name, version_tag, definition_id, schema_json,
                                              guideline, guideline_version, deployed_at)
                values (:digest, :key, :name, :tag, :definition, :schema, :guideline, :guidelineVersion, :at)""")
                .param("digest", version.digest())
                .param("key", version.key())
                .param("name", version.name())
                .param("tag", version.versionTag())
                .param("definition", version.definitionId())
                .param("schema", version.schemaJson())
                .param("guideline", version.guideline())
                .param("guidelineVersion", version.guidelineVersion())
                .param("at", SqlTime.of(version.deployedAt()))
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

    /** The newest version of a protocol. @throws Refusal UNPROCESSABLE {@code UNKNOWN_PROTOCOL} */
    @Transactional(readOnly = true)
    public ProtocolVersion latest(String key) {
        return newestOfEach().stream()
                .filter(version -> version.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable(
                        "UNKNOWN_PROTOCOL", "There is no protocol of this name; see the list of protocols."));
    }

    @Transactional(readOnly = true)
    public List<ProtocolVersion> newestOfEach() {
        return jdbc.sql("""
                select * from protocol_version v
                where v.deployed_at = (select max(w.deployed_at) from protocol_version w
                                       where w.protocol_key = v.protocol_key)
                order by v.protocol_key""").query(ProtocolVersions::version).list();
    }

    /** Digests of the versions some project is bound to: its new cases begin under it, whatever was deployed since. */
    @Transactional(readOnly = true)
    public Set<String> inUse() {
        return Set.copyOf(jdbc.sql("select distinct protocol_digest from project")
                .query(String.class)
                .list());
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
