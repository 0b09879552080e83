package dev.consilium.workflow.protocol;

import dev.consilium.common.Refusal;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Counts how often each element is entered, while history is off. A diagram that goes round without ever waiting is stopped at the
 * limit: nothing else would.
 */
@Component
@Profile("replay")
public class ElementCounts extends AbstractBpmnParseListener {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private volatile long most = Long.MAX_VALUE;

    /** @param entries of one element */
    public void limit(long entries) {
        most = entries;
    }

    public Map<String, Long> snapshot() {
        Map<String, Long> snapshot = new TreeMap<>();
        counts.forEach((element, count) -> snapshot.put(element, count.sum()));
        return snapshot;
    }

    @Override
    public void parseRootElement(Element root, java.util.List<ProcessDefinitionEntity> definitions) {
        definitions.forEach(this::countActivitiesOf);
    }

    private void countActivitiesOf(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            String id = activity.getId();
            if (!id.contains("#")) {
                activity.addBuiltInListener(
                        ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> entered(id));
            }
            countActivitiesOf(activity);
        }
    }

    private void entered(String element) {
        LongAdder count = counts.computeIfAbsent(element, key -> new LongAdder());
        count.increment();
        if (most != Long.MAX_VALUE && count.sum() > most) {
            throw Refusal.unprocessable(
                    "GOES_ROUND", "The diagram goes round: " + element + " was entered more than " + most + " times.");
        }
    }
}
