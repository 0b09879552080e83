package dev.consilium.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Real HTTP as a browser without scripts sends it: cookies are kept, redirects are shown, forms carry the token of their page. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("(?:href|src|hx-get)=\"(/[^\"#]*)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String root;

    public Browser(int port) {
        this.root = "http://localhost:" + port;
    }

    /** Signed in through the page. */
    public static Browser signedIn(int port, String username, String password) {
        Browser browser = new Browser(port);
        HttpResponse<String> answer = browser.signIn(username, password);
        if (answer.statusCode() != 302) {
            throw new AssertionError("sign-in of " + username + " answered " + answer.statusCode());
        }
        return browser;
    }

    public static String basic(String username, String password) {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    public HttpResponse<String> signIn(String username, String password) {
        return submit("/sign-in", "/sign-in", Map.of("username", username, "password", password));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** A form of that page, with its token. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        String token = token(page)
                .orElseThrow(() ->
                        new AssertionError(page + " has no token: " + get(page).statusCode()));
        return send(request(action, "X-CSRF-TOKEN", token, "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields))));
    }

    public HttpResponse<String> post(String path, String contentType, String body, String... headers) {
        return send(request(path, headers).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(String method, String path, String... headers) {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    /** Every page that can be reached from these by links, static files apart, by path. */
    public Map<String, HttpResponse<String>> crawl(String... from) {
        Map<String, HttpResponse<String>> seen = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String path = open.remove();
            if (path.startsWith("/ui/") || seen.containsKey(path)) {
                continue;
            }
            HttpResponse<String> page = get(path);
            seen.put(path, page);
            LINK.matcher(page.body())
                    .results()
                    .forEach(link -> open.add(link.group(1).replace("&amp;", "&")));
        }
        return seen;
    }

    public Optional<String> token(String page) {
        Matcher found = TOKEN.matcher(get(page).body());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    public Optional<String> sessionId() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
