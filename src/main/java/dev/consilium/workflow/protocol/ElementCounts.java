package dev.consilium.workflow.protocol;

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

/** Counts how often each element is entered, while history is off. */
@Component
@Profile("replay")
class ElementCounts extends AbstractBpmnParseListener {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    Map<String, Long> snapshot() {
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
                activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution ->
                        counts.computeIfAbsent(id, key -> new LongAdder()).increment());
            }
            countActivitiesOf(activity);
        }
    }
}
