package dev.consilium.quality.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of one question of one case after its independent readings. */
public record QuestionBelief(Question question, ReaderModel model, Posterior posterior, List<Answer> answers) {

    /** How accurate a reader is whose dissent on a critical answer counts by itself (science.md, 3.4: {@code a_r >= .9}). */
    public static final double RELIABLE = 0.9;

    public record Answer(String reader, String label) {}

    public QuestionBelief {
        answers = List.copyOf(answers);
        if (!model.classes().equals(question.classes())) {
            throw new IllegalArgumentException("the reader model answers another question than " + question.id());
        }
    }

    public static QuestionBelief before(Question question, ReaderModel model) {
        return new QuestionBelief(question, model, Posterior.prior(model), List.of());
    }

    public QuestionBelief after(String reader, String label) {
        List<Answer> more = new ArrayList<>(answers);
        more.add(new Answer(reader, label));
        return new QuestionBelief(question, model, posterior.after(model, reader, label), more);
    }

    /** The leading answer, or one some reader gave, is a class the schema calls critical. */
    boolean criticalSaid() {
        return Stream.concat(Stream.of(posterior.label()), answers.stream().map(Answer::label))
                .anyMatch(answer -> question.critical().contains(answer)
                        && question.classOf(answer).isPresent());
    }

    /** A reliable reader says other than the leading answer, and one of both is critical. */
    boolean criticalDissent() {
        String leading = posterior.label();
        return reliableAnswers().stream().anyMatch(answer -> !answer.equals(leading) && critical(answer, leading));
    }

    /** Two reliable readers contradict each other, and one of their answers is critical. */
    boolean criticalConflict() {
        Set<String> given = reliableAnswers();
        return given.size() > 1 && given.stream().anyMatch(question.critical()::contains);
    }

    /** Whoever gave the leading answer is needed for it. */
    Set<String> supporters() {
        String leading = posterior.label();
        return answers.stream()
                .filter(answer -> answer.label().equals(leading))
                .map(Answer::reader)
                .collect(Collectors.toSet());
    }

    private Set<String> reliableAnswers() {
        return answers.stream()
                .filter(answer -> model.accuracy(answer.reader()) >= RELIABLE)
                .map(Answer::label)
                .collect(Collectors.toSet());
    }

    private boolean critical(String one, String other) {
        return question.critical().contains(one) || question.critical().contains(other);
    }
}
