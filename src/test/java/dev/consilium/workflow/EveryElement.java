package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Closes the run of each test, and fails a class whose tests together leave an element of their diagram unpassed. */
final class EveryElement implements AfterEachCallback, AfterAllCallback {

    private final String process;
    private final Set<String> passed = new TreeSet<>();
    private final Set<String> elements = new TreeSet<>();

    private EveryElement(String process) {
        this.process = process;
    }

    static EveryElement of(String process) {
        return new EveryElement(process);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        try (DiagramRun run = DiagramRun.current()) {
            elements.addAll(run.elements(process));
            passed.addAll(run.visited(process));
        }
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        boolean nested = tests.getRequiredTestClass().getEnclosingClass() != null;
        if (!nested) {
            assertThat(passed).containsAll(elements);
        }
    }
}
