package dev.consilium.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One person over real HTTP with Basic authentication. */
public final class ApiClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "----consilium-test";

    private final URI base;
    private final String authorization;

    public ApiClient(int port, String user, String password) {
        this.base = URI.create("http://localhost:" + port);
        this.authorization = Browser.basic(user, password);
    }

    public Answer get(String path) {
        return send(path, request(path).GET());
    }

    /** As {@link #get(String)}, for this kind of content. */
    public Answer get(String path, String accept) {
        return send(path, request(path).header("Accept", accept).GET());
    }

    public Answer postBytes(String path, byte[] content) {
        return postBytes(path, "application/octet-stream", content);
    }

    /** @param headers in pairs */
    public Answer postBytes(String path, String contentType, byte[] content, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(content));
        return send(path, headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends JSON; {@code headers} in pairs. */
    public Answer post(String path, Map<String, ?> body, String... headers) {
        try {
            HttpRequest.Builder request = request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            return send(path, headers.length == 0 ? request : request.headers(headers));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public Answer put(String path, Map<String, ?> body) {
        try {
            return send(
                    path,
                    request(path)
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Sends text; {@code headers} in pairs. */
    public Answer putText(String path, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "text/plain;charset=UTF-8").PUT(BodyPublishers.ofString(body));
        return send(path, headers.length == 0 ? request : request.headers(headers));
    }

    /** {@code headers} in pairs. */
    public Answer delete(String path, String... headers) {
        HttpRequest.Builder request = request(path).DELETE();
        return send(path, headers.length == 0 ? request : request.headers(headers));
    }

    public Answer postFiles(String path, Map<String, byte[]> files, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(multipart(files)));
        return send(path, headers.length == 0 ? request : request.headers(headers));
    }

    /** The files of a folder by name. */
    public static Map<String, byte[]> filesOf(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(120))
                .header("Authorization", authorization);
    }

    private static Answer send(String path, HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(path, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] multipart(Map<String, byte[]> files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        files.forEach((name, content) -> {
            body.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                    + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
            body.writeBytes(content);
            body.writeBytes(ascii("\r\n"));
        });
        body.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
