package dev.consilium.platform;

import dev.consilium.common.Refusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** What controllers throw, as answers. */
@ControllerAdvice
class ErrorAnswers {

    private static final long UNKNOWN = -1;

    @ExceptionHandler
    Object answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return brokenOff(thrown);
        }
        boolean refused = thrown instanceof Refusal;
        if (!refused && DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            return ResponseEntity.badRequest().build();
        }
        HttpHeaders headers = thrown instanceof ErrorResponse web ? web.getHeaders() : HttpHeaders.EMPTY;
        response.setContentLengthLong(UNKNOWN);
        return Answers.of(Problems.of(thrown), request, response, request.getRequestURI(), headers);
    }

    /**
     * Ended properly, what has been sent would look whole; the container breaks the connection off where an exception reaches it. From here
     * none does, for then other resolvers are asked, and some of them swallow it.
     */
    private static ModelAndView brokenOff(Exception thrown) {
        return new ModelAndView((model, request, response) -> {
            throw new ServletException("The answer broke off", thrown);
        });
    }
}
