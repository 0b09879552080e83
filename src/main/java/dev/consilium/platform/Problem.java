package dev.consilium.platform;

import dev.consilium.common.Refusal;
import dev.consilium.common.RefusalTexts;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * What went wrong, as people and programs are told: status, stable code, one sentence, and the fields it is about.
 *
 * @param code upper snake, stable across releases
 * @param members facts beside the code, by name
 * @param sentence what is wrong and the way out; never internal, never identifying
 */
record Problem(int status, String code, String sentence, List<FieldProblem> errors, Map<String, Object> members) {

    /** @param sentence begins with the name of the field */
    record FieldProblem(String field, String sentence) {}

    private static final String REFERENCE = "reference";

    private static final Map<Integer, Problem> KNOWN = Map.of(
            400,
                    new Problem(
                            400,
                            "INVALID",
                            "This request is not complete or not well formed; correct it and send it again."),
            401, new Problem(401, "NOT_SIGNED_IN", "Sign in first."),
            403, new Problem(403, "FORBIDDEN", "You may not do this; ask the lead of the project or an administrator."),
            404, new Problem(404, "NOT_FOUND", "There is nothing at this address, or you may not see it."),
            405, new Problem(405, "METHOD_NOT_ALLOWED", "This address does not take requests of this kind."),
            406, new Problem(406, "NOT_ACCEPTABLE", "The answer does not come in the format that was asked for."),
            413, new Problem(413, "TOO_LARGE", "This is more than can be sent at once; send it in parts."),
            415,
                    new Problem(
                            415,
                            "UNSUPPORTED_MEDIA_TYPE",
                            "Content of this type is not taken here; send it as documented."),
            503, new Problem(503, "UNAVAILABLE", "This is not available at the moment; try again in a while."));

    Problem(int status, String code, String sentence) {
        this(status, code, sentence, List.of());
    }

    Problem(int status, String code, String sentence, List<FieldProblem> errors) {
        this(status, code, sentence, errors, Map.of());
    }

    static Problem of(Refusal refusal) {
        return new Problem(refusal.kind().status(), refusal.code(), refusal.sentence(), List.of(), refusal.members());
    }

    static Problem of(int status) {
        Problem known = KNOWN.get(status);
        if (known != null) {
            return known;
        }
        return status >= 400 && status < 500
                ? new Problem(status, "INVALID", "This request cannot be answered; correct it and send it again.")
                : Problems.unexplained(status);
    }

    /** @param reference under which the server's log tells what happened */
    static Problem internal(String reference) {
        return new Problem(
                500,
                "INTERNAL",
                "Something went wrong on the server; nothing is known to be wrong with your request. "
                        + "Tell an administrator the reference code " + reference + ".",
                List.of(),
                Map.of(REFERENCE, reference));
    }

    /** Empty for what is expected to be refused. */
    String reference() {
        return String.valueOf(members.getOrDefault(REFERENCE, ""));
    }

    /** The same in the language of who asked, where it has been translated. */
    Problem in(Locale language) {
        return new Problem(status, code, RefusalTexts.of(code, sentence, language), errors, members);
    }

    String title() {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    /** RFC 9457; the type is {@code about:blank}, because the code says what it would. */
    ProblemDetail detail(String path) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), sentence);
        detail.setTitle(title());
        detail.setInstance(URI.create(path));
        detail.setProperty("code", code);
        members.forEach(detail::setProperty);
        if (!errors.isEmpty()) {
            detail.setProperty("errors", errors);
        }
        return detail;
    }
}
