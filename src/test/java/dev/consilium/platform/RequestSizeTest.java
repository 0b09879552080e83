package dev.consilium.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.identity.People;
import dev.consilium.testing.Accounts;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ConsiliumTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How much the server takes from whom. */
@ConsiliumTest
class RequestSizeTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Test
    void nothingOfAnUploadIsReceivedFromSomebodyWhoIsNotSignedIn() throws IOException {
        assertThat(statusBeforeTheBody("/api/projects/p/studies", "multipart/form-data; boundary=b"))
                .isEqualTo(401);
        assertThat(statusBeforeTheBody("/dicomweb/projects/p/studies", "multipart/related; boundary=b"))
                .isEqualTo(401);
    }

    @Test
    void whatIsReadIntoMemoryIsBoundedWhetherItSaysItsLengthOrNot() throws Exception {
        assertThat(statusBeforeTheBody("/api/tasks/t/complete", "application/json"))
                .isEqualTo(413);
        byte[] blanks = " ".repeat((int) BodyLimit.MOST_BYTES + 1).getBytes(US_ASCII);
        assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(blanks))))
                .isEqualTo(413);
        assertThat(post(BodyPublishers.ofString("{\"labels\": []}"))).isEqualTo(404);
    }

    /** What the server says while it still waits for almost everything. */
    private int statusBeforeTheBody(String path, String type) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(String.join(
                            "\r\n",
                            "POST " + path + " HTTP/1.1",
                            "Host: localhost",
                            "Accept: application/json",
                            "Content-Type: " + type,
                            "Content-Length: 1000000000",
                            "",
                            "--b\r\n")
                    .getBytes(US_ASCII));
            out.flush();
            String line = new String(socket.getInputStream().readNBytes("HTTP/1.1 401".length()), US_ASCII);
            return Integer.parseInt(line.substring(line.length() - 3));
        }
    }

    private int post(HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/tasks/t/complete"))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        Browser.basic(new Accounts(people).person().username(), Accounts.PASSWORD))
                .POST(body)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
