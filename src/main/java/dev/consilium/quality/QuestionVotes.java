package dev.consilium.quality;

import dev.consilium.quality.consensus.Votes;
import dev.consilium.quality.decision.Question;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** The answers to one question over many cases. */
final class QuestionVotes {

    private final Question question;
    private final List<ReadCase> cases;
    private final List<String> readers;

    QuestionVotes(Question question, List<ReadCase> cases) {
        this.question = question;
        this.cases = cases;
        TreeSet<String> names = new TreeSet<>();
        cases.forEach(one -> one.readings().forEach(given -> names.add(given.reader())));
        this.readers = List.copyOf(names);
    }

    private record Cast(int item, int rater, int label) {}

    Votes votes() {
        List<Cast> cast =
                IntStream.range(0, cases.size()).boxed().flatMap(this::cast).toList();
        return new Votes(
                        question.classes(),
                        cases.stream().map(ReadCase::id).toList(),
                        readers,
                        column(cast, Cast::item),
                        column(cast, Cast::rater),
                        column(cast, Cast::label))
                .withTruth(cases.stream().mapToInt(this::truth).toArray());
    }

    private java.util.stream.Stream<Cast> cast(int item) {
        return cases.get(item).readings().stream().flatMap(given -> question.answer(given.classes()).stream()
                .map(answer -> new Cast(
                        item,
                        java.util.Collections.binarySearch(readers, given.reader()),
                        question.classes().indexOf(answer))));
    }

    private int truth(ReadCase one) {
        return one.truth() == null
                ? Votes.UNKNOWN
                : question.answer(one.truth()).map(question.classes()::indexOf).orElse(Votes.UNKNOWN);
    }

    private static int[] column(List<Cast> cast, ToIntFunction<Cast> of) {
        return cast.stream().mapToInt(of).toArray();
    }
}
