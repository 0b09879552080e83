package dev.consilium.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.common.Digests;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people entered and did not hand in, or handed in too late. Each sees their own only; it outlives the task until its person
 * deletes it. A draft has the members of the submission it may become, and never a password.
 */
@Component
public class TaskDrafts {

    /** The version of a draft that is not there. */
    public static final String NONE = "none";

    static final int MOST_CHARACTERS = 2_000_000;

    private final TaskDraftRows rows;
    private final Worklist worklist;
    private final FreshTransactions transactions;
    private final ObjectMapper json;
    private final Clock clock;

    TaskDrafts(TaskDraftRows rows, Worklist worklist, FreshTransactions transactions, ObjectMapper json, Clock clock) {
        this.rows = rows;
        this.worklist = worklist;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** As {@link #save(String, ObjectNode, String, Actor)}, whatever is kept already. */
    public void save(String taskId, ObjectNode content, Actor person) {
        save(taskId, content, null, person);
    }

    /**
     * @param known version of the draft this one goes on from, {@link #NONE} for none, null for any
     * @return the version that is kept now
     * @throws Refusal NOT_FOUND, CONFLICT {@code TASK_NOT_YOURS}, {@code TASK_CLOSED}, {@code DRAFT_CHANGED}, TOO_LARGE {@code DRAFT_TOO_LARGE}
     */
    public String save(String taskId, ObjectNode content, @Nullable String known, Actor person) {
        String text = text(content);
        if (text.length() > MOST_CHARACTERS) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "DRAFT_TOO_LARGE",
                    "This is too much for a draft; hand it in or shorten it.");
        }
        transactions.run(() -> {
            worklist.known(taskId, person).requireHeldBy(person);
            if (known != null && !known.equals(version(taskId, person))) {
                throw Refusal.conflict(
                        "DRAFT_CHANGED",
                        "You went on with this task in another window: load the page to see what is kept.");
            }
            rows.save(taskId, person.id(), text, clock.instant(), false);
        });
        return version(text);
    }

    private String version(String taskId, Actor person) {
        return rows.find(taskId, person.id()).map(row -> version(row.content())).orElse(NONE);
    }

    private static String version(String content) {
        return Digests.sha256Hex(content).substring(0, 16);
    }

    /** @throws Refusal NOT_FOUND */
    public TaskDraft get(String taskId, Actor person) {
        return find(taskId, person).orElseThrow(() -> Refusal.notFound("draft"));
    }

    Optional<TaskDraft> find(String taskId, Actor person) {
        return rows.find(taskId, person.id()).map(this::draft);
    }

    /** The latest first. */
    public List<TaskDraft> of(Actor person) {
        return rows.ofPerson(person.id()).stream().map(this::draft).toList();
    }

    /** @throws Refusal NOT_FOUND */
    public void discard(String taskId, Actor person) {
        if (!rows.remove(taskId, person.id())) {
            throw Refusal.notFound("draft");
        }
    }

    /** Handed in: nothing of it is left. */
    void done(String taskId, Actor person) {
        rows.remove(taskId, person.id());
    }

    /**
     * Keeps what was handed in too late, in a transaction of its own.
     *
     * @return whether it was kept: not where it is too large
     */
    boolean keepLost(String taskId, CompleteTaskCommand command, Actor person) {
        String text = text(json.valueToTree(command));
        if (text.length() > MOST_CHARACTERS) {
            return false;
        }
        return transactions.call(() -> {
            worklist.known(taskId, person);
            rows.save(taskId, person.id(), text, clock.instant(), true);
            return Boolean.TRUE;
        });
    }

    private TaskDraft draft(TaskDraftRows.Row row) {
        try {
            return row.draft(version(row.content()), json.readTree(row.content()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the draft of task " + row.taskId() + " is no JSON", e);
        }
    }

    private static String text(ObjectNode content) {
        ObjectNode open = content.deepCopy();
        forgetPasswords(open);
        return open.toString().replace("\\u0000", "");
    }

    private static void forgetPasswords(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("password");
            object.properties().stream()
                    .filter(member -> member.getValue().isNull())
                    .map(java.util.Map.Entry::getKey)
                    .toList()
                    .forEach(object::remove);
        }
        node.forEach(TaskDrafts::forgetPasswords);
    }
}
