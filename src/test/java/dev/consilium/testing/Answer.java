package dev.consilium.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What came back over HTTP. */
public record Answer(String path, int status, HttpHeaders headers, byte[] bytes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new AssertionError(path + " answered " + status + " without JSON: " + text(), e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The same answer, where it is of this status; otherwise the test fails with what was said instead. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError(path + " answered " + status + " instead of " + expected + ": " + text());
        }
        return this;
    }

    /** The code of a problem+json. */
    public String code() {
        return json().path("code").asText();
    }
}
