package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import dev.consilium.workflow.protocol.lint.LintSources.Part;
import dev.consilium.workflow.task.FormSchema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a diagram refers to is in the same bundle, by a plain name and bound to its deployment. */
final class ReferenceRules {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
    private static final Pattern MARKUP = Pattern.compile("://|<[A-Za-z/!]|embedded:|javascript:");
    private static final String DEPLOYMENT = "deployment";

    static final List<LintRule> RULES = List.of(
            new LintRule("L07", "form keys, and addresses or HTML in names and texts", ReferenceRules::addresses),
            new LintRule(
                    "L08", "calls that are dynamic, not bound to the deployment or recursive", ReferenceRules::calls),
            new LintRule("L09", "handing over all variables or a business key", ReferenceRules::handover),
            new LintRule("D08", "forms that are missing, not bound or outside the subset", ReferenceRules::forms),
            new LintRule(
                    "D11", "decisions that are missing or not bound to the deployment", ReferenceRules::decisions));

    private ReferenceRules() {}

    private static Stream<Flaw> addresses(LintSources sources) {
        Stream<Flaw> keys = sources.diagrams()
                .flatMap(XmlElement::all)
                .filter(element -> element.attribute("camunda:formKey").isPresent()
                        || element.is("camunda:formData")
                        || element.attribute("camunda:formRef")
                                .filter(ref -> !PLAIN.matcher(ref).matches())
                                .isPresent())
                .map(element -> element.flaw(
                        "The form is not named as a file of the protocol.",
                        "Set camunda:formRef to the name of a file in forms/, for example first-read."));
        Stream<Flaw> texts = Stream.concat(sources.diagrams(), sources.tables())
                .flatMap(XmlElement::all)
                .filter(element -> MARKUP.matcher(element.get("name")).find()
                        || element.is("documentation", "description", "question", "text")
                                && element.parent()
                                        .filter(parent -> parent.is("inputEntry", "outputEntry"))
                                        .isEmpty()
                                && MARKUP.matcher(element.text()).find())
                .map(element -> element.flaw("The text holds an address or HTML.", "Write plain text."));
        return Stream.concat(keys, texts);
    }

    private static Stream<Flaw> calls(LintSources sources) {
        return sources.parts().stream()
                .flatMap(part -> part.elements("callActivity").flatMap(call -> call(call, part).stream()));
    }

    private static Optional<Flaw> call(XmlElement call, Part part) {
        String called = call.get("calledElement");
        if (!PLAIN.matcher(called).matches()) {
            return Optional.of(call.flaw("What it calls is not fixed.", "Name one process, without an expression."));
        }
        if (!call.has("camunda:calledElementBinding", DEPLOYMENT)) {
            return Optional.of(call.flaw(
                    "The call is not bound to the deployment, so running cases would change.",
                    "Set the binding to deployment."));
        }
        if (part.process(called).isEmpty()) {
            return Optional.of(call.flaw(
                    "The process " + called + " is not part of the protocol.", "Add its diagram to processes/shared."));
        }
        return isRecursive(call, part)
                ? Optional.of(call.flaw("The process calls itself.", "Draw a loop with a wait state instead."))
                : Optional.empty();
    }

    private static boolean isRecursive(XmlElement call, Part part) {
        String own = call.ancestors()
                .filter(element -> element.is("process"))
                .map(XmlElement::id)
                .findFirst()
                .orElse("");
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(call.get("calledElement")));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (seen.add(next)) {
                part.process(next).stream()
                        .flatMap(process -> process.all("callActivity"))
                        .forEach(inner -> open.add(inner.get("calledElement")));
            }
        }
        return seen.contains(own);
    }

    private static Stream<Flaw> handover(LintSources sources) {
        return sources.diagrams()
                .flatMap(XmlElement::all)
                .filter(element -> element.attribute("variables").isPresent()
                        || element.attribute("businessKey").isPresent())
                .map(element -> element.flaw(
                        "It hands over more than what is named.",
                        "List each variable with a source and a target of the vocabulary."));
    }

    private static Stream<Flaw> forms(LintSources sources) {
        Stream<Flaw> tasks = sources.parts().stream()
                .flatMap(part -> part.elements("userTask").flatMap(task -> form(task, part).stream()));
        Stream<Flaw> files = sources.sourceFiles()
                .filter(file -> file.is(".form")
                        && file.content().length <= ProtocolFile.LARGEST
                        && XmlReader.isUtf8(file.content()))
                .flatMap(ReferenceRules::form);
        return Stream.concat(tasks, files);
    }

    private static Optional<Flaw> form(XmlElement task, Part part) {
        String form = task.get("camunda:formRef");
        if (task.attribute("camunda:formKey").isPresent()
                || !form.isEmpty() && !PLAIN.matcher(form).matches()) {
            return Optional.empty();
        }
        if (part.bundle().find(form + ".form").isEmpty()) {
            return Optional.of(task.flaw(
                    "The form " + form + " is not part of the protocol.", "Name a file of forms/ in camunda:formRef."));
        }
        return task.has("camunda:formRefBinding", DEPLOYMENT)
                ? Optional.empty()
                : Optional.of(task.flaw(
                        "The form is not bound to the deployment.", "Set camunda:formRefBinding to deployment."));
    }

    private static Stream<Flaw> form(ProtocolFile file) {
        FormSchema.Reading form = FormSchema.read(file.text());
        Stream<Flaw> problems = form.problems().stream()
                .map(problem -> new Flaw(file.name(), "form", 1, problem, "Change the form in the form editor."));
        boolean named = form.id().equals(file.name().replace(".form", ""));
        return named
                ? problems
                : Stream.concat(
                        problems,
                        Stream.of(new Flaw(
                                file.name(),
                                "form",
                                1,
                                "The id of the form is not the name of its file.",
                                "Give both the same name.")));
    }

    private static Stream<Flaw> decisions(LintSources sources) {
        return sources.parts().stream()
                .flatMap(part -> part.elements("businessRuleTask").flatMap(task -> decision(task, part).stream()));
    }

    private static Optional<Flaw> decision(XmlElement task, Part part) {
        String decision = task.get("camunda:decisionRef");
        if (part.decisions().noneMatch(table -> table.id().equals(decision))) {
            return Optional.of(task.flaw(
                    "The decision " + decision + " is not part of the protocol.",
                    "Name a decision table of the same folder or of processes/shared."));
        }
        return task.has("camunda:decisionRefBinding", DEPLOYMENT)
                ? Optional.empty()
                : Optional.of(task.flaw(
                        "The decision is not bound to the deployment, so running cases would change their rules.",
                        "Set camunda:decisionRefBinding to deployment."));
    }
}
