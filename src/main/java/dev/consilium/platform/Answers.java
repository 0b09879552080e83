package dev.consilium.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/** A problem as answer: problem+json for programs, a page for people. */
final class Answers {

    static final String PROBLEM = Problem.class.getName();

    private static final String PAGE = "error";

    private Answers() {}

    /** From a filter: the container then asks {@link ErrorPage}. */
    static void send(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        request.setAttribute(PROBLEM, problem);
        response.sendError(problem.status());
    }

    /** @param path as asked for, also where the container forwarded to the error page */
    static Object of(
            Problem english,
            HttpServletRequest request,
            HttpServletResponse response,
            String path,
            HttpHeaders headers) {
        // In the place of what a controller said of the answer that it did not give: headers of the entity are added to
        // those.
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        Problem problem = english.in(LocaleContextHolder.getLocale());
        if (wantsJson(request, path)) {
            return ResponseEntity.status(problem.status())
                    .headers(headers)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem.detail(path));
        }
        return new ModelAndView(
                PAGE,
                Map.of(
                        "status", problem.status(),
                        "reasonPhrase", problem.title(),
                        "sentence", problem.sentence(),
                        "code", problem.code(),
                        "reference", problem.reference()),
                HttpStatusCode.valueOf(problem.status()));
    }

    static boolean wantsJson(HttpServletRequest request) {
        return wantsJson(request, request.getRequestURI());
    }

    /** The API always; elsewhere whoever takes JSON and no HTML. */
    private static boolean wantsJson(HttpServletRequest request, String path) {
        String inside =
                path.substring(Math.min(path.length(), request.getContextPath().length()));
        return inside.startsWith("/api/")
                || inside.startsWith("/dicomweb/")
                || inside.startsWith("/v3/")
                || acceptsJsonOnly(request);
    }

    private static boolean acceptsJsonOnly(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            return false;
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            return types.stream().noneMatch(type -> type.includes(MediaType.TEXT_HTML))
                    && types.stream()
                            .anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON)
                                    || type.isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
