package dev.consilium.worklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.arbitration.AuditCommand;
import dev.consilium.arbitration.AuditFinding;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Between the form of an audit, which has room for three findings, and the command, which has room for more. */
@Component
class AuditForms {

    private static final List<Integer> ROOM = List.of(1, 2, 3);
    private static final List<String> PARTS = List.of("severity", "about", "reader", "text");

    private final DeployedForms forms;
    private final ObjectMapper json;
    private final Validator validator;

    AuditForms(DeployedForms forms, ObjectMapper json, Validator validator) {
        this.forms = forms;
        this.json = json;
        this.validator = validator;
    }

    AuditCommand read(WorklistItem item, CompleteTaskCommand command, Actor auditor) {
        Map<String, Object> form = command.form();
        AuditCommand audit;
        if (form != null) {
            audit = convert(of(form, command.password()));
        } else if (command.decision() instanceof ObjectNode given) {
            audit = convert(given);
        } else {
            throw Refusal.unprocessable("DECISION_MISSING", "Send a decision: {\"decision\": {\"verdict\": …}}.");
        }
        Violations.requireNone(validator, audit);
        forms.requireFilled(item, form == null ? data(audit) : form, auditor);
        return audit;
    }

    private static Map<String, Object> of(Map<String, Object> form, @Nullable String password) {
        Map<String, Object> audit = new HashMap<>();
        audit.put("verdict", form.get("verdict"));
        audit.put("findings", ROOM.stream().flatMap(n -> finding(form, n)).toList());
        audit.put("comment", form.get("comment"));
        audit.put("password", password);
        return audit;
    }

    /** Nothing where none of its fields is filled. */
    private static Stream<Map<String, Object>> finding(Map<String, Object> form, int number) {
        Map<String, Object> finding = new LinkedHashMap<>();
        for (String part : PARTS) {
            Object given = form.get(part + number);
            if (given != null && !given.toString().isBlank()) {
                finding.put(part, given);
            }
        }
        return finding.isEmpty() ? Stream.empty() : Stream.of(finding);
    }

    private static Map<String, Object> data(AuditCommand audit) {
        Map<String, Object> data = new HashMap<>();
        data.put("verdict", audit.verdict().code());
        data.put("comment", audit.comment());
        List<AuditFinding> findings = new ArrayList<>(Objects.requireNonNullElse(audit.findings(), List.of()));
        for (int number = 1; number <= Math.min(findings.size(), ROOM.size()); number++) {
            AuditFinding finding = findings.get(number - 1);
            data.put("severity" + number, code(finding.severity()));
            data.put("about" + number, code(finding.about()));
            data.put(
                    "reader" + number,
                    finding.reader() == null ? null : finding.reader().toString());
            data.put("text" + number, finding.text());
        }
        return data;
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }

    private AuditCommand convert(Object given) {
        try {
            return json.convertValue(given, AuditCommand.class);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "SUBMISSION_MALFORMED",
                    "A member has a value the form does not offer. See GET /api/tasks/{id} for the form.",
                    e);
        }
    }
}
