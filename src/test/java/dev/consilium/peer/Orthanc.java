package dev.consilium.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.testing.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * An Orthanc of its own with the DICOMweb plugin, in a directory that the caller removes. It answers this machine only and has no DICOM
 * port. Before release 1.12 there is no setting for the address it listens at, hence {@code RemoteAccessAllowed}.
 */
final class Orthanc implements AutoCloseable {

    static final String PACKAGES = "orthanc orthanc-dicomweb";

    private static final Path PLUGIN = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path log;
    private final int port;

    private Orthanc(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** @param servers other DICOMweb servers by name, as the plugin is told of them */
    static Orthanc start(Path directory, Map<String, ?> servers) throws IOException {
        Path program = Debian.requires("Orthanc", PACKAGES);
        if (!Files.exists(PLUGIN)) {
            throw new AssertionError(PLUGIN + " is missing: apt-get install --no-install-recommends " + PACKAGES);
        }
        int port = freePort();
        Map<String, Object> settings = new HashMap<>();
        settings.put("Name", "peer");
        settings.put("StorageDirectory", directory.resolve("storage").toString());
        settings.put("IndexDirectory", directory.resolve("storage").toString());
        settings.put("HttpPort", port);
        settings.put("RemoteAccessAllowed", false);
        settings.put("AuthenticationEnabled", false);
        settings.put("DicomServerEnabled", false);
        settings.put("OverwriteInstances", true);
        settings.put("Plugins", List.of(PLUGIN.toString()));
        settings.put("DicomWeb", Map.of("Enable", true, "Root", "/dicom-web/", "Servers", servers));
        Path configuration = directory.resolve("orthanc.json");
        Files.createFile(
                configuration, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(configuration, JSON.writeValueAsBytes(settings), StandardOpenOption.TRUNCATE_EXISTING);
        Path log = directory.resolve("orthanc.log");
        Process process = new ProcessBuilder(program.toString(), configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Orthanc orthanc = new Orthanc(process, log, port);
        boolean ready = false;
        try {
            orthanc.awaitReady();
            ready = true;
        } finally {
            if (!ready) {
                orthanc.close();
            }
        }
        return orthanc;
    }

    private void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("Orthanc ended:\n" + log());
                    }
                    return listens();
                });
    }

    private boolean listens() {
        try {
            return get("/dicom-web/studies").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What it said so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param headers in pairs */
    Answer get(String path, String... headers) {
        return send(path, request(path, headers).GET());
    }

    Answer post(String path, byte[] body, String... headers) {
        return send(path, request(path, headers).POST(BodyPublishers.ofByteArray(body)));
    }

    Answer post(String path, Map<String, ?> body) {
        try {
            return post(path, JSON.writeValueAsBytes(body), "Content-Type", "application/json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer delete(String path) {
        return send(path, request(path).DELETE());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? request : request.headers(headers);
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

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
