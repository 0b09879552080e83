package dev.consilium.architecture.wrong;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.event.TransactionalEventListener;

/** Breaks the rules on purpose; see ArchitectureTest. */
@Controller
public class WrongService implements JavaDelegate {

    static int counter;

    @Autowired
    ProcessEngine engine;

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("label", engine.getTaskService().createTaskQuery().taskAssigneeExpression("${x}"));
    }

    @EventListener
    public Object on(String event) {
        return event;
    }

    @TransactionalEventListener
    public void after(String event) {
        counter++;
    }
}
