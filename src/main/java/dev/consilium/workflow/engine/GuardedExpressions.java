package dev.consilium.workflow.engine;

import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.FunctionMapper;

/** Expressions of diagrams with {@link ListedNamesResolver} as their only resolver, and without functions. */
final class GuardedExpressions extends JuelExpressionManager {

    private final ELResolver guard;

    GuardedExpressions(Supplier<? extends Map<String, ?>> delegates) {
        this.guard = new ListedNamesResolver(delegates);
    }

    @Override
    protected ELResolver createElResolver() {
        return guard;
    }

    @Override
    protected FunctionMapper createFunctionMapper() {
        return new FunctionMapper() {
            @Override
            @SuppressWarnings("NullAway") // the contract of a mapper that knows no function
            public java.lang.reflect.Method resolveFunction(String prefix, String localName) {
                return null;
            }
        };
    }
}
