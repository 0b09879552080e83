package dev.consilium.workflow.protocol.lint;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What to do about a rule in general; a finding says what to do about its element. */
final class Mending {

    private static final Map<String, String> BY_RULE =
            """
            L01 Split the protocol: move parts into processes it calls, and long tables into several.
            L02 Save the file as plain UTF-8 from the diagram editor, and remove what the rule names.
            L03 Use a delegate of the catalogue, or a decision table.
            L04 Name a delegate of the catalogue as `${scoreAgreementDelegate}`.
            L05 Write one `${…}` of literals, variables, comparison, and/or/not, + - * /, empty and parentheses.
            L06 Use a service task with a delegate, or a user task.
            L07 Name a form of `forms/` in `camunda:formRef`; write plain text in names and documentation.
            L08 Call a process by its name, bound to the deployment; repeat with a loop that waits, not by calling itself.
            L09 Hand over each variable by its name.
            L10 Use FEEL values, comparisons and ranges, hit policy FIRST, and a last rule of dashes.
            L11 Use a message or an escalation.
            L12 Use an embedded sub-process, a call activity or a boundary event.
            L13 Put a wait state, a timer or an asynchronous step on the circle.
            L14 Write durations from `PT1M` to `P730D`, cycles of at most 1000, or a variable that holds a duration.
            L15 Repeat a user task, a sub-process or a call activity up to 20 times, by a number or a counter with a maximum.
            L16 Write at most ten retries, ten seconds apart or more: `R5/PT1M`.
            L17 Mark a default, and let at most one of the other conditions hold.
            L18 Name one candidate group; give arbitration and audit to roles that do not read.
            L19 Connect every node, and lead every reading to a task that records the ground truth, and every way to one that closes the case.
            L20 Repeat the reading for two readers or more, selected by a step that begins a round.
            L21 Attach a timer that does not interrupt and reminds, and one that escalates or reassigns.
            L22 Put the de-identifying task before it on every way, or start from an accepted series.
            L23 Ask `audit-sampling` between recording the ground truth and every end.
            L24 Keep history for `P2190D` or more, and give a version such as `1.0.0`.
            D01 One process or decision per file: `LesionDoubleReadProcess` in `lesion-double-read.bpmn`, `routing` in `routing.dmn`.
            D02 Write type and meaning: `Task_FirstRead`, `Gateway_Route`, `Flow_Route_Settled`.
            D03 Say in a few words what happens there.
            D04 Draw it, and let time run from left to right; only loops run back.
            D05 Set asynchronous before and a retry cycle on the first step after a person, a message or a start.
            D06 Use the parameters and values on the page of the delegates.
            D07 Use the variables on the page of the variables, with their types.
            D08 Put the form into `forms/`, name it by its id, bind it to the deployment, and keep to fields the server can check.
            D09 Use annotator, specialist, senior, auditor, data-manager, designer or lead.
            D10 Use codes and messages of the catalogue, each declared in the diagram.
            D11 Put the table beside the diagram or into `shared/`, and bind it to the deployment.
            D12 Attach timers, escalations and errors to user tasks, sub-processes and calls, messages to sub-processes.
            D13 Catch every code at the step it comes out of, or around it; remove boundary events that never fire.
            D14 Complete the folder: a diagram of its name, `schema.json` and `guideline.md`.
            """.lines().collect(Collectors.toUnmodifiableMap(line -> line.substring(0, 3), line -> line.substring(4)));

    private Mending() {}

    static String of(String rule) {
        return Objects.requireNonNull(BY_RULE.get(rule), rule);
    }
}
