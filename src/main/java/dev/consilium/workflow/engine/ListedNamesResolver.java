package dev.consilium.workflow.engine;

import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;

/**
 * The whole of what an expression can reach: a listed delegate, or a variable of the scope it runs in. Whatever has a base,
 * that is every property, index and method call, is refused, so {@code ''.getClass()} goes nowhere.
 */
final class ListedNamesResolver extends ELResolver {

    private final Supplier<? extends Map<String, ?>> delegates;

    ListedNamesResolver(Supplier<? extends Map<String, ?>> delegates) {
        this.delegates = delegates;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        refuseMembers(base, property);
        String name = String.valueOf(property);
        Object delegate = delegates.get().get(name);
        if (delegate != null) {
            context.setPropertyResolved(true);
            return delegate;
        }
        return variable(context, name);
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            Object method,
            Class<?> @Nullable [] parameterTypes,
            Object @Nullable [] arguments) {
        throw refused(method);
    }

    @Override
    public Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        refuseMembers(base, property);
        return Object.class;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
        throw refused(property);
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }

    @Override
    public java.util.@Nullable Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(
            ELContext context, @Nullable Object base) {
        return null;
    }

    private static @Nullable Object variable(ELContext context, String name) {
        VariableScope scope = (VariableScope) context.getContext(VariableScope.class);
        if (scope != null && scope.hasVariable(name)) {
            context.setPropertyResolved(true);
            return scope.getVariable(name);
        }
        VariableContext values = (VariableContext) context.getContext(VariableContext.class);
        TypedValue value = values == null ? null : values.resolve(name);
        if (value != null) {
            context.setPropertyResolved(true);
            return value.getValue();
        }
        return null;
    }

    private static void refuseMembers(@Nullable Object base, Object property) {
        if (base != null) {
            throw refused(property);
        }
    }

    private static ProcessEngineException refused(Object member) {
        return new ProcessEngineException(
                "an expression may name variables and delegates only, not the member " + member);
    }
}
