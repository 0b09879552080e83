package dev.consilium.scenario.staffing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.testing.Accounts;
import dev.consilium.worklist.CompleteTaskCommand;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What somebody might hand in for a task: sound or doubtful, now and then faulty. Calm ones agree and finish the case. */
final class RandomAnswers {

    private static final String WHY = "looked at it twice";
    private static final List<String> FINDINGS = List.of("infarct", "atrophy", "white-matter-change", "haemorrhage");

    private final ObjectMapper json;
    private final AuditedProtocols protocol;
    private final Random random;
    private boolean calm;

    RandomAnswers(ObjectMapper json, AuditedProtocols protocol, Random random) {
        this.json = json;
        this.protocol = protocol;
        this.random = random;
    }

    /** From now on everybody agrees. */
    void calmDown() {
        calm = true;
    }

    CompleteTaskCommand to(String form) {
        return switch (form) {
            case "first-read" -> reading();
            case "specialist-review" -> review();
            case "senior-arbitration" ->
                decision(chosen("author", "choose", "ambiguous", "refer-to-panel", "edge-case", "unusable"));
            case "panel-vote" -> decision(chosen("author", "choose", "author", "ambiguous", "abstain"));
            case "chair-decision" -> decision(chosen("author", "choose", "ambiguous"));
            case "board-opinion", "board-chair" -> opinion();
            case "audit" -> audit();
            case "answer-question" -> command(Map.of("form", Map.of("answer", WHY)));
            case "quarantine-review" ->
                command(Map.of("decision", chosen("release", "release", "reject"), "reason", WHY));
            default -> throw new AssertionError("nobody knows what to answer to " + form);
        };
    }

    private CompleteTaskCommand reading() {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (happens(0.12)) {
            flags.add(Flag.UNCERTAIN);
        }
        if (happens(0.1)) {
            flags.add(Flag.EDGE_CASE);
        }
        if (happens(0.06)) {
            flags.add(Flag.UNUSABLE_IMAGE);
        }
        List<Label> labels = happens(0.08) ? faulty() : labels();
        EdgeCategory category = flags.contains(Flag.EDGE_CASE) ? EdgeCategory.ATYPICAL : null;
        return new CompleteTaskCommand(labels, 0.5, flags, WHY, null, null, null, null, category, null);
    }

    private CompleteTaskCommand review() {
        Map<String, Object> said = said(chosen("correct", "accept", "return", "uncertain", "edge-case", "unusable"));
        if ("return".equals(said.get("kind"))) {
            said.put("reader", 1 + random.nextInt(2));
        }
        if ("correct".equals(said.get("kind"))) {
            said.put("labels", labels());
        }
        said.put("edgeCategory", "atypical");
        return decided(said);
    }

    private CompleteTaskCommand decision(String kind) {
        Map<String, Object> said = said(kind);
        if (kind.equals("choose")) {
            said.put("reader", 1 + random.nextInt(2));
        }
        if (kind.equals("author")) {
            said.put("labels", labels());
        }
        said.put("category", "atypical");
        return decided(said);
    }

    private CompleteTaskCommand opinion() {
        Map<String, Object> said = said("");
        String outcome = chosen("decided", "decided", "ambiguous", "excluded", "not-an-edge-case", "unusable-image");
        said.put("outcome", outcome);
        said.put("labels", outcome.equals("decided") ? labels() : null);
        said.put("category", "atypical");
        said.put("reason", WHY);
        return decided(said);
    }

    private CompleteTaskCommand audit() {
        String verdict = chosen("passed", "passed", "rework", "failed");
        List<Map<String, Object>> findings = new ArrayList<>();
        if (verdict.equals("rework")) {
            findings.add(Map.of("severity", "major", "about", "reading", "reader", 1, "text", WHY));
        } else if (verdict.equals("failed")) {
            findings.add(Map.of("severity", "critical", "about", "truth", "text", WHY));
        }
        Map<String, Object> said = said("");
        said.put("verdict", verdict);
        said.put("findings", findings);
        return decided(said);
    }

    private static Map<String, Object> said(String kind) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("kind", kind);
        said.put("reasonCode", "finding-misnamed");
        said.put("comment", WHY);
        said.put("password", Accounts.PASSWORD);
        return said;
    }

    private CompleteTaskCommand decided(Map<String, Object> said) {
        said.values().removeIf(value -> value == null || "".equals(value));
        return command(Map.of("decision", said));
    }

    private CompleteTaskCommand command(Map<String, ?> members) {
        return json.convertValue(members, CompleteTaskCommand.class);
    }

    private List<Label> labels() {
        if (protocol == AuditedProtocols.FINDINGS) {
            return List.of(Label.finding(FINDINGS.get(calm ? 0 : random.nextInt(FINDINGS.size()))));
        }
        int answer = calm ? 1 : random.nextInt(3);
        return answer == 0 ? List.of() : List.of(box(answer * 10, 20));
    }

    private List<Label> faulty() {
        return protocol == AuditedProtocols.FINDINGS
                ? List.of(Label.finding("no-finding"), Label.finding("infarct"))
                : List.of(box(10, 1));
    }

    private Label box(int from, int side) {
        Map<String, Integer> geometry =
                Map.of("x0", from, "y0", from, "x1", from + side, "y1", from + side, "firstSlice", 0, "lastSlice", 0);
        return new Label("nodule", LabelKind.BOX, json.valueToTree(geometry), Map.of());
    }

    /** The first where everybody agrees, else it alone is likelier than the others. */
    private String chosen(String sound, String... others) {
        return calm || random.nextInt(5) < 2 ? sound : others[random.nextInt(others.length)];
    }

    private boolean happens(double share) {
        return !calm && random.nextDouble() < share;
    }
}
