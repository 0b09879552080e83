package dev.consilium.bench;

import dev.consilium.workflow.delegate.Catalogue;
import dev.consilium.workflow.delegate.ProtocolDelegate;
import dev.consilium.workflow.delegate.Verb;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    private static final int ENOUGH = 1000;

    private static final Map<String, Consumer<DelegateExecution>> WORK = Map.of(
            "selectStaffDelegate", EmptyDelegates::staffed,
            "validateLabelsDelegate", EmptyDelegates::valid,
            "scoreAgreementDelegate", EmptyDelegates::scored,
            "buildConsensusDelegate", EmptyDelegates::consensus,
            "recordGroundTruthDelegate", EmptyDelegates::recorded,
            "drawSampleDelegate", EmptyDelegates::notSampled);

    /** Exchanges what the scan found; each describes itself as before. */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        BeanDefinitionRegistry beans = (BeanDefinitionRegistry) factory;
        Catalogue.described().forEach((name, described) -> {
            beans.removeBeanDefinition(name);
            beans.registerBeanDefinition(
                    name,
                    new RootBeanDefinition(
                            ProtocolDelegate.class,
                            () -> new EmptyDelegate(described.verb(), WORK.getOrDefault(name, execution -> {}))));
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
        boolean decision = execution.getProcessDefinitionId().startsWith("SeniorArbitrationProcess");
        (decision ? Variables.DECISION_VALID : Variables.READING_VALID).set(execution, true);
        Variables.REWORK_REASON.set(execution, null);
    }

    private static void scored(DelegateExecution execution) {
        Variables.READING_COUNT.set(execution, 3);
        Variables.PERCENT_AGREEMENT.set(execution, disputed(execution) ? 0.0 : 1.0);
        Variables.READERS_LEFT.set(execution, 0);
    }

    private static void consensus(DelegateExecution execution) {
        Variables.MAJORITY_SHARE.set(execution, disputed(execution) ? 1.0 / 3 : 1.0);
        Variables.TIE.set(execution, disputed(execution));
        Variables.CRITICAL_FINDING.set(execution, false);
        Variables.POSTERIOR.set(execution, disputed(execution) ? null : Double.valueOf(1));
        Variables.CALIBRATED.set(execution, false);
        Variables.GAIN_OF_ONE_MORE.set(execution, 0.0);
        Variables.RELIABLE_DISSENT.set(execution, false);
        Variables.READER_DRIFT.set(execution, false);
    }

    private static void recorded(DelegateExecution execution) {
        Variables.GROUND_TRUTH_ORIGIN.set(execution, disputed(execution) ? "arbitration" : "consensus");
    }

    private static void notSampled(DelegateExecution execution) {
        Variables.SAMPLING_DRAW.set(execution, 1.0);
        Variables.REOPENED.set(execution, false);
        Variables.CRITICAL_FINDING.set(execution, false);
        Variables.EDGE_CASE.set(execution, false);
        Variables.READER_HISTORY.set(execution, ENOUGH);
        Variables.RAREST_CLASS_CASES.set(execution, ENOUGH);
        recorded(execution);
        Variables.AUDIT_VERDICT.set(execution, "not-sampled");
        Variables.READINGS_TO_REWORK.set(execution, 0);
    }

    private record EmptyDelegate(Verb verb, Consumer<DelegateExecution> work) implements ProtocolDelegate {

        @Override
        public void execute(DelegateExecution execution) {
            work.accept(execution);
        }
    }
}
