package dev.consilium.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** What controllers throw, as answers. */
@ControllerAdvice
class ErrorAnswers {

    @ExceptionHandler
    Object answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            return ResponseEntity.badRequest().build();
        }
        HttpHeaders headers = thrown instanceof ErrorResponse web ? web.getHeaders() : HttpHeaders.EMPTY;
        return Answers.of(Problems.of(thrown), request, request.getRequestURI(), headers);
    }
}
