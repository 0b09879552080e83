package dev.consilium.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of five readings of the shipped protocol: how many say what. */
class PlayedAnswerTest {

    private static final List<Label> FIRST = List.of(Label.finding("infarct"));

    private LabelSchema schema;

    @BeforeEach
    void theSchemaOfTheDemo() throws IOException {
        schema = LabelSchema.parse(Files.readString(Path.of("processes/finding-consensus/schema.json")));
    }

    @Test
    void allSayTheSameWhereTheyAgree() {
        assertThat(votes(PlayedAnswer.AGREE)).isEqualTo(Map.of("infarct", 5));
    }

    @Test
    void threeOfFiveAreAMajorityThatFourNeverWere() {
        assertThat(votes(PlayedAnswer.MAJORITY)).containsEntry("infarct", 3).hasSize(3);
        assertThat(IntStream.range(0, 4)
                        .mapToObj(place -> PlayedAnswer.MAJORITY.labels(place, FIRST, schema))
                        .filter(FIRST::equals))
                .hasSize(2);
    }

    @Test
    void twoOpinionsAreEvenWhereTheyDisagree() {
        assertThat(votes(PlayedAnswer.DISAGREE)).containsEntry("infarct", 1).hasSize(3);
        assertThat(votes(PlayedAnswer.DISAGREE).values()).containsExactlyInAnyOrder(1, 2, 2);
    }

    @Test
    void nobodyMakesUpSomethingCritical() {
        for (PlayedAnswer answer : PlayedAnswer.values()) {
            assertThat(votes(answer).keySet()).allSatisfy(code -> assertThat(
                            schema.find(code).orElseThrow().critical())
                    .isFalse());
        }
        assertThat(PlayedAnswer.anything(schema)).singleElement().isNotEqualTo(Label.finding("no-finding"));
    }

    @Test
    void whoTickedAlmostEverythingIsDisagreedWithToo() {
        List<Label> many = Stream.of("infarct", "white-matter-change", "atrophy", "other-finding", "artefact")
                .map(Label::finding)
                .toList();
        for (int given = 2; given <= many.size(); given++) {
            List<Label> first = many.subList(0, given);
            assertThat(IntStream.range(0, 5)
                            .mapToObj(place -> PlayedAnswer.DISAGREE.labels(place, first, schema))
                            .distinct())
                    .hasSize(3);
        }
    }

    private Map<String, Integer> votes(PlayedAnswer answer) {
        Map<String, Integer> votes = new TreeMap<>();
        for (int place = 0; place < 5; place++) {
            answer.labels(place, FIRST, schema).forEach(label -> votes.merge(label.labelClass(), 1, Integer::sum));
        }
        return votes;
    }
}
