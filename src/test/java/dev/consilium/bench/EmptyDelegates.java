package dev.consilium.bench;

import dev.consilium.workflow.delegate.ProtocolDelegate;
import dev.consilium.workflow.delegate.Verb;
import dev.consilium.workflow.delegate.Verb.ParameterDescription;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * The catalogue with delegates that only set the variables the diagram goes by, and without the listeners that write to the
 * domain: what is left of a case is the engine.
 */
final class EmptyDelegates implements BeanFactoryPostProcessor {

    private static final double TWO_OF_THREE = 2.0 / 3;

    private static final Map<String, Consumer<DelegateExecution>> DELEGATES = Map.ofEntries(
            Map.entry("selectStaffDelegate", EmptyDelegates::staffed),
            Map.entry("validateLabelsDelegate", EmptyDelegates::valid),
            Map.entry("scoreAgreementDelegate", EmptyDelegates::scored),
            Map.entry("buildConsensusDelegate", EmptyDelegates::consensus),
            Map.entry("recordGroundTruthDelegate", EmptyDelegates::recorded),
            Map.entry("openArbitrationDelegate", execution -> {}),
            Map.entry("giveFeedbackDelegate", execution -> {}),
            Map.entry("markOverdueDelegate", execution -> {}));

    /** Exchanges what the scan found. */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        BeanDefinitionRegistry beans = (BeanDefinitionRegistry) factory;
        DELEGATES.forEach((name, work) -> {
            beans.removeBeanDefinition(name);
            beans.registerBeanDefinition(
                    name, new RootBeanDefinition(ProtocolDelegate.class, () -> new EmptyDelegate(work)));
        });
        List.of("caseFlow", "worklistProjection").forEach(beans::removeBeanDefinition);
    }

    static boolean disputed(String caseId) {
        return Character.digit(caseId.charAt(0), 16) % 2 == 1;
    }

    private static boolean disputed(DelegateExecution execution) {
        return disputed(Variables.CASE_ID.require(execution));
    }

    private static void staffed(DelegateExecution execution) {
        Variables.STAFFED.set(execution, true);
        if (execution.getProcessDefinitionId().startsWith("FindingConsensusProcess")) {
            Variables.READERS_TO_ADD.set(execution, Variables.READERS_TO_ADD.require(execution));
            Variables.ROUND.set(execution, 1);
        }
    }

    private static void valid(DelegateExecution execution) {
        boolean reading = execution.getProcessDefinitionId().startsWith("FindingConsensusProcess");
        (reading ? Variables.READING_VALID : Variables.DECISION_VALID).set(execution, true);
        Variables.REWORK_REASON.set(execution, null);
    }

    private static void scored(DelegateExecution execution) {
        Variables.READING_COUNT.set(execution, 3);
        Variables.PERCENT_AGREEMENT.set(execution, disputed(execution) ? 1.0 / 3 : 1.0);
        Variables.READERS_LEFT.set(execution, 0);
    }

    private static void consensus(DelegateExecution execution) {
        Variables.MAJORITY_SHARE.set(execution, disputed(execution) ? TWO_OF_THREE : 1.0);
        Variables.TIE.set(execution, false);
        Variables.CRITICAL_FINDING.set(execution, false);
    }

    private static void recorded(DelegateExecution execution) {
        Variables.GROUND_TRUTH_ORIGIN.set(execution, disputed(execution) ? "arbitration" : "consensus");
    }

    private record EmptyDelegate(Consumer<DelegateExecution> work) implements ProtocolDelegate {

        @Override
        public Verb verb() {
            List<ParameterDescription> ignored = Stream.of("level", "subject", "method")
                    .map(name -> new ParameterDescription(name, "text", "any", "ignored", List.of()))
                    .toList();
            return new Verb("Empty", "Sets what the diagram goes by.", ignored, List.of(), List.of());
        }

        @Override
        public void execute(DelegateExecution execution) {
            work.accept(execution);
        }
    }
}
