package dev.consilium.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.protocol.lint.LintFinding;
import dev.consilium.workflow.protocol.lint.ProtocolLinter;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract between diagrams and code (design section 8) and the linter's rules (trust section 4). Every rule is checked
 * twice: what ships keeps it, and a shipped file made wrong breaks it and no other.
 */
class ProtocolContractTest {

    private static final ProtocolLibrary LIBRARY = new ProtocolLibrary();
    private static final ProtocolLinter LINTER =
            new ProtocolLinter(StubbedUseCases.create().delegates());

    @TestFactory
    Stream<DynamicTest> everyShippedProtocolKeepsIt() {
        return LIBRARY.keys().stream()
                .map(key -> DynamicTest.dynamicTest(
                        key, () -> assertThat(LINTER.lint(LIBRARY.intake(), LIBRARY.protocol(key)))
                                .isEmpty()));
    }

    @Test
    void theDiagramOfAnAbsenceKeepsIt() {
        assertThat(LINTER.lint(LIBRARY.absence())).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyRuleRefusesWhatIsWrong() {
        return WrongModels.all()
                .map(wrong -> DynamicTest.dynamicTest(wrong.toString(), () -> {
                    var findings = LINTER.lint(wrong.bundles());
                    assertThat(findings)
                            .as("findings: %s", findings)
                            .isNotEmpty()
                            .extracting(LintFinding::rule)
                            .containsOnly(wrong.rule());
                }));
    }

    @Test
    void noRuleIsWithoutAWrongModel() {
        Set<String> shown = WrongModels.all().map(WrongModel::rule).collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).isEqualTo(new TreeSet<>(ProtocolLinter.refused().keySet()));
    }

    @Test
    void everyRuleOfTheLinterIsCheckedOrNamedAsNotChecked() {
        Set<String> named = new TreeSet<>(ProtocolLinter.refused().keySet());
        ProtocolLinter.notChecked().keySet().forEach(number -> named.add(number.substring(0, 3)));
        for (int number = 1; number <= 24; number++) {
            assertThat(named).contains("L%02d".formatted(number));
        }
    }
}
