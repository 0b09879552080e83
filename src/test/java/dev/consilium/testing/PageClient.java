package dev.consilium.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One person with a session, who can follow every link they are shown. */
public final class PageClient {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*?(?:value|content)=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("(?:href|src|hx-get)=\"(/[^\"#]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI base;

    public PageClient(int port) {
        this.base = URI.create("http://localhost:" + port);
    }

    public PageClient signIn(String username, String password) {
        Answer answer = submit("/sign-in", get("/sign-in"), Map.of("username", username, "password", password));
        if (answer.status() != 200 || answer.text().contains("name=\"password\"")) {
            throw new AssertionError("signing in answered " + answer.status() + ": " + answer.text());
        }
        return this;
    }

    public Answer get(String path) {
        return send(path, HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** Submits a form with the token of the page it stands on. */
    public Answer submit(String path, Answer page, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        Matcher token = TOKEN.matcher(page.text());
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        String form = all.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                path,
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    /** Every page that can be reached from these by links, static files apart. */
    public Map<String, Answer> crawl(String... from) {
        Map<String, Answer> seen = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(java.util.List.of(from));
        while (!open.isEmpty()) {
            String path = open.remove();
            if (seen.containsKey(path) || path.startsWith("/ui/")) {
                continue;
            }
            Answer answer = get(path);
            seen.put(path, answer);
            Matcher link = LINK.matcher(answer.text());
            while (link.find()) {
                open.add(link.group(1).replace("&amp;", "&"));
            }
        }
        return seen;
    }

    private Answer send(String path, HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(path, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
