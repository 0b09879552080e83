package dev.consilium.workflow.protocol.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.workflow.delegate.Catalogue;
import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.protocol.lint.Corpus.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** For every rule at least five protocols that it alone refuses, and two that come close and are good. */
class CorpusTest {

    private static final ProtocolLinter LINTER = ProtocolLinter.standalone();

    @Test
    void theProtocolTheyAreMadeOfIsGood() {
        assertThat(lint(new BaseProtocol())).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> whatIsBadIsRefusedByItsRule() {
        return Corpus.all()
                .filter(sample -> !sample.good())
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
                    List<LintFinding> findings = lint(sample.protocol());
                    assertThat(findings)
                            .as("%s: %s", sample, findings)
                            .isNotEmpty()
                            .extracting(LintFinding::rule)
                            .containsOnly(sample.rule());
                    assertThat(findings).allSatisfy(finding -> {
                        assertThat(finding.line()).isPositive();
                        assertThat(finding.message()).endsWith(".");
                        assertThat(finding.mend()).endsWith(".");
                    });
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsGoodHasNoFinding() {
        return Corpus.all()
                .filter(Sample::good)
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> assertThat(lint(sample.protocol()))
                        .isEmpty()));
    }

    @Test
    void everyRuleHasEnoughOfBoth() {
        Map<Boolean, Map<String, Long>> counts = Corpus.all()
                .collect(Collectors.partitioningBy(
                        Sample::good, Collectors.groupingBy(Sample::rule, Collectors.counting())));
        TreeSet<String> rules =
                ProtocolLinter.rules().map(LintRule::number).collect(Collectors.toCollection(TreeSet::new));
        assertThat(counts.get(false).keySet()).isEqualTo(rules);
        assertThat(counts.get(false))
                .allSatisfy((rule, count) ->
                        assertThat(count).as("bad ones of %s", rule).isGreaterThanOrEqualTo(5));
        assertThat(rules).allSatisfy(rule -> assertThat(counts.get(true).getOrDefault(rule, 0L))
                .as("good ones of %s", rule)
                .isGreaterThanOrEqualTo(2));
    }

    @Test
    void theCatalogueWithoutAnApplicationIsTheOneOfTheApplication() {
        assertThat(verbs(Catalogue.described()))
                .isEqualTo(verbs(StubbedUseCases.create().delegates()));
    }

    private static Map<String, Object> verbs(
            Map<String, ? extends dev.consilium.workflow.delegate.ProtocolDelegate> all) {
        return all.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .verb()));
    }

    private static List<LintFinding> lint(BaseProtocol protocol) {
        return LINTER.lint(protocol.bundles());
    }
}
