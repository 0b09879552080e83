package dev.consilium.project;

import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is asked about cases and what was answered. Who may see which is for whoever shows them. */
@Component
@Transactional
public class Questions {

    private static final int LONGEST = 2000;

    private final QuestionRows rows;
    private final Cases cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Questions(QuestionRows rows, Cases cases, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Refusal INVALID {@code QUESTION_NEEDED} */
    public Question ask(String caseId, String text, Actor by) {
        Question asked = new Question(
                Ids.random(),
                caseId,
                by.id(),
                said(text, "QUESTION_NEEDED", "Write the question"),
                clock.instant(),
                null,
                null,
                null);
        rows.insert(asked);
        events.publishEvent(new QuestionAsked(
                caseId, cases.get(caseId).projectId(), asked.id(), by.id(), Digests.sha256Hex(asked.text())));
        return asked;
    }

    /** @throws Refusal INVALID {@code ANSWER_NEEDED}, CONFLICT {@code ALREADY_ANSWERED} */
    public void answer(String questionId, String text, Actor by) {
        Question asked = get(questionId);
        String answer = said(text, "ANSWER_NEEDED", "Write the answer");
        if (!rows.answer(questionId, answer, by.id(), clock.instant())) {
            throw Refusal.conflict("ALREADY_ANSWERED", "This question was answered: an answer stays as it was given.");
        }
        events.publishEvent(new QuestionAnswered(
                asked.caseId(), cases.get(asked.caseId()).projectId(), questionId, by.id(), Digests.sha256Hex(answer)));
    }

    /** @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public Question get(String questionId) {
        return rows.byId(questionId).orElseThrow(() -> Refusal.notFound("question"));
    }

    @Transactional(readOnly = true)
    public List<Question> ofCase(String caseId) {
        return rows.byCase(caseId);
    }

    @Transactional(readOnly = true)
    public List<Question> askedBy(String personId, String caseId) {
        return rows.byCase(caseId).stream()
                .filter(question -> question.askedBy().equals(personId))
                .toList();
    }

    private static String said(String text, String code, String sentence) {
        String said = text.replace("\0", "").strip();
        if (said.isEmpty() || said.length() > LONGEST) {
            throw Refusal.invalid(code, sentence + " in at most " + LONGEST + " characters.");
        }
        return said;
    }
}
