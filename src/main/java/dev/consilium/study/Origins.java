package dev.consilium.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way from pseudonyms back to patients, where it is kept: each row encrypted with AES-256-GCM under a key that follows from the secret
 * of its project, and bound to project, pseudonym and study. Whoever has the database alone, or the secrets alone, learns nothing.
 */
@Component
public class Origins {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final OriginDatabase database;
    private final ProjectKeys keys;
    private final JdbcClient application;
    private final ObjectMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Origins(OriginDatabase database, ProjectKeys keys, JdbcClient application, ObjectMapper json, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.application = application;
        this.json = json;
        this.clock = clock;
    }

    /** Whether this installation keeps it at all. */
    public boolean kept() {
        return database.kept();
    }

    /** In the transaction of the caller and as the application's role, which cannot read what it writes. */
    void add(String projectId, byte[] secret, Collection<Origin> origins) {
        if (!kept()) {
            return;
        }
        for (Origin origin : origins) {
            application
                    .sql("""
                    insert into reidentification.origin (id, project_id, pseudonym, study_uid, sealed, recorded_at)
                    values (:id, :project, :pseudonym, :study, :sealed, :at)""")
                    .param("id", Ids.random())
                    .param("project", projectId)
                    .param("pseudonym", origin.pseudonym())
                    .param("study", origin.newStudyUid())
                    .param("sealed", sealed(projectId, secret, origin))
                    .param("at", SqlTime.of(clock.instant()))
                    .update();
        }
    }

    /** Whether there is something to look up, without looking. @param pseudonym of a patient, or a de-identified Study Instance UID */
    public boolean knows(String projectId, String pseudonym) {
        return kept() && !rows(projectId, pseudonym).isEmpty();
    }

    /**
     * Whose it is; several where the same pseudonym stands for several writings of one patient. Who may ask is for the caller.
     *
     * @throws Refusal UNAVAILABLE {@code REIDENTIFICATION_DAMAGED} where a row was altered or moved, and as {@link ProjectKeys#of}
     */
    @Transactional
    public List<OriginalIdentity> find(String projectId, String pseudonym) {
        byte[] secret = keys.of(projectId, true);
        return rows(projectId, pseudonym).stream()
                .map(row -> opened(projectId, secret, row, pseudonym))
                .distinct()
                .toList();
    }

    private record Row(String pseudonym, String studyUid, String sealed) {}

    private List<Row> rows(String projectId, String pseudonym) {
        return database.reader()
                .sql("""
                select pseudonym, study_uid, sealed from reidentification.origin
                where project_id = :project and (pseudonym = :asked or study_uid = :asked) order by recorded_at, id""")
                .param("project", projectId)
                .param("asked", pseudonym)
                .query(Row.class)
                .list();
    }

    private String sealed(String projectId, byte[] secret, Origin origin) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            byte[] text = json.writeValueAsBytes(
                    new OriginalIdentity(origin.patientId(), origin.issuer(), origin.studyUid()));
            byte[] binding = binding(projectId, origin.pseudonym(), origin.newStudyUid());
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, secret, nonce, binding).doFinal(text);
            byte[] sealed = Arrays.copyOf(nonce, NONCE + encrypted.length);
            System.arraycopy(encrypted, 0, sealed, NONCE, encrypted.length);
            return Base64.getEncoder().encodeToString(sealed);
        } catch (JsonProcessingException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private OriginalIdentity opened(String projectId, byte[] secret, Row row, String asked) {
        try {
            byte[] sealed = Base64.getDecoder().decode(row.sealed());
            byte[] nonce = Arrays.copyOf(sealed, NONCE);
            byte[] binding = binding(projectId, row.pseudonym(), row.studyUid());
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, secret, nonce, binding).doFinal(sealed, NONCE, sealed.length - NONCE);
            OriginalIdentity whole = json.readValue(text, OriginalIdentity.class);
            boolean patientIsEnough =
                    asked.equals(row.pseudonym()) && !whole.patientId().isEmpty();
            return patientIsEnough ? new OriginalIdentity(whole.patientId(), whole.issuer(), "") : whole;
        } catch (java.io.IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "REIDENTIFICATION_DAMAGED",
                    "The entry for this pseudonym was altered or belongs elsewhere; restore the table from its backup.");
        }
    }

    private static Cipher cipher(int mode, byte[] secret, byte[] nonce, byte[] binding)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        byte[] key = KeyDerivation.of(secret, "reidentification", "aes-256-gcm");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(binding);
        return cipher;
    }

    private static byte[] binding(String projectId, String pseudonym, String studyUid) {
        return String.join("\0", projectId, pseudonym, studyUid).getBytes(StandardCharsets.UTF_8);
    }
}
