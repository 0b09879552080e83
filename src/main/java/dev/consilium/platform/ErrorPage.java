package dev.consilium.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What filters refuse and what nothing else caught; the container forwards here. */
@Controller
class ErrorPage implements ErrorController {

    /** Nothing where the container includes it in an answer that broke off: it would stand for what is missing. */
    @RequestMapping("/error")
    @Nullable
    Object answer(HttpServletRequest request, HttpServletResponse response) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Problem problem = problem(request);
        return response.isCommitted()
                ? null
                : Answers.of(
                        problem, request, response, Objects.toString(path, request.getRequestURI()), HttpHeaders.EMPTY);
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(Answers.PROBLEM) instanceof Problem told) {
            return told;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            return Problems.of(NestedExceptionUtils.getMostSpecificCause(thrown));
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? Problem.of(status)
                : Problem.of(HttpServletResponse.SC_NOT_FOUND);
    }
}
