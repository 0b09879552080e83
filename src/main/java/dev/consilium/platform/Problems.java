package dev.consilium.platform;

import dev.consilium.common.Refusal;
import jakarta.validation.ConstraintViolationException;
import java.util.Comparator;
import java.util.List;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Which problem an exception is. What is not known is logged here and told by its reference code only. */
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private static final Problem MALFORMED = new Problem(
            400, "MALFORMED_JSON", "The content is not the JSON that is expected here; correct it and send it again.");
    private static final Problem CONFLICT = new Problem(
            409, "CONFLICT", "Somebody else changed this at the same moment. Load it again and repeat what you did.");

    private Problems() {}

    static Problem of(Throwable thrown) {
        Problem known = ofSpring(thrown);
        return known == null ? unexpected(thrown) : known;
    }

    private static @Nullable Problem ofSpring(Throwable thrown) {
        if (thrown instanceof Refusal refusal) {
            return Problem.of(refusal);
        } else if (thrown instanceof BindException invalid) {
            return invalid(invalid.getBindingResult());
        } else if (thrown instanceof HttpMessageNotReadableException) {
            return MALFORMED;
        } else if (thrown instanceof ConcurrencyFailureException || thrown instanceof DuplicateKeyException) {
            return CONFLICT;
        } else if (thrown instanceof AccessDeniedException) {
            return Problem.of(403);
        } else if (thrown instanceof MultipartException upload) {
            return Problem.of(isTooLarge(upload) ? 413 : 400);
        } else if (thrown instanceof TypeMismatchException
                || thrown instanceof ConstraintViolationException
                || thrown instanceof RequestRejectedException) {
            return Problem.of(400);
        }
        return thrown instanceof ErrorResponse web && web.getStatusCode().value() != 500
                ? Problem.of(web.getStatusCode().value())
                : null;
    }

    private static Problem invalid(BindingResult result) {
        List<Problem.FieldProblem> fields = result.getFieldErrors().stream()
                .map(error -> new Problem.FieldProblem(
                        error.getField(), error.getField() + " " + error.getDefaultMessage() + "."))
                .sorted(Comparator.comparing(Problem.FieldProblem::sentence))
                .toList();
        Problem plain = Problem.of(400);
        return new Problem(plain.status(), plain.code(), plain.sentence(), fields);
    }

    private static boolean isTooLarge(MultipartException upload) {
        return upload instanceof MaxUploadSizeExceededException
                || NestedExceptionUtils.getRootCause(upload) instanceof FileCountLimitExceededException;
    }

    private static Problem unexpected(Throwable thrown) {
        String reference = ReferenceCode.next();
        log.error("reference {}", reference, thrown);
        return Problem.internal(reference);
    }

    /** Of a status that nobody gave a reason for. */
    static Problem unexplained(int status) {
        String reference = ReferenceCode.next();
        log.error("reference {}: status {} without an exception", reference, status);
        return Problem.internal(reference);
    }
}
