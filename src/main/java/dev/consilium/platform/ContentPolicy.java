package dev.consilium.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The content security policy. Worker scripts carry their own: a worker takes its policy from the response of its script, and
 * the decoders in it are WebAssembly.
 */
final class ContentPolicy implements HeaderWriter {

    static final String HEADER = "Content-Security-Policy";
    static final String PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
                    + "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'";
    static final String WORKERS = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

    private static final RequestMatcher WORKER_SCRIPTS = Paths.any("/ui/w/*.js");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HEADER)) {
            response.setHeader(HEADER, WORKER_SCRIPTS.matches(request) ? WORKERS : PAGES);
        }
    }
}
