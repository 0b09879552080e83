package dev.consilium.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.consilium.common.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hash of an entry. Its canonical JSON has the members actor, facts, project, roles, seq, subject, time and type in this order,
 * null where there is none, facts sorted by name, no white space, UTF-8; the previous hash enters as its 32 bytes.
 */
final class EntryHash {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private static final String NOT_CANONICAL = "not canonical";

    private EntryHash() {}

    static String of(long seq, Occurrence told, String previousHash) {
        MessageDigest sha256 = Digests.sha256();
        sha256.update((byte) 0);
        sha256.update(canonical(seq, told).getBytes(StandardCharsets.UTF_8));
        sha256.update(HexFormat.of().parseHex(previousHash));
        return Digests.hex(sha256.digest());
    }

    static String canonical(long seq, Occurrence told) {
        Map<String, Object> members = new TreeMap<>();
        members.put("actor", told.actorId());
        members.put("facts", told.facts());
        members.put("project", told.projectId());
        members.put("roles", told.roles());
        members.put("seq", seq);
        members.put("subject", told.subjectId());
        members.put("time", told.at().toString());
        members.put("type", told.type());
        return write(members);
    }

    static String facts(Map<String, String> facts) {
        return write(facts);
    }

    /** Text that is not what {@link #facts(Map)} writes becomes one fact of its own, under which no hash matches. */
    static Map<String, String> facts(String text) {
        try {
            Map<String, String> facts = JSON.readValue(text, FACTS);
            return facts != null && facts(facts).equals(text) ? facts : Map.of(NOT_CANONICAL, text);
        } catch (JsonProcessingException e) {
            return Map.of(NOT_CANONICAL, text);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers must write as JSON", e);
        }
    }
}
