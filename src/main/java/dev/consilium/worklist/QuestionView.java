package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.project.Question;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A question about a case and its answer, as far as it is given. @param askedBy only for those who oversee */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuestionView(
        String id,
        String text,
        Instant askedAt,
        @Nullable String answer,
        @Nullable Instant answeredAt,
        @Nullable String askedBy) {

    static QuestionView of(Question question, @Nullable String askedBy) {
        return new QuestionView(
                question.id(), question.text(), question.askedAt(), question.answer(), question.answeredAt(), askedBy);
    }
}
