package dev.consilium.worklist.web;

import dev.consilium.dicom.DeidentificationPolicy;
import dev.consilium.identity.CurrentActor;
import dev.consilium.study.LearnedRule;
import dev.consilium.study.ProjectPolicy;
import dev.consilium.worklist.ChoosePolicyCommand;
import dev.consilium.worklist.DeidentificationDesk;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a project keeps of what it takes in. */
@RestController
class DeidentificationApi {

    /** @param reason null, with all that follows, for what every project begins with */
    record Policy(
            int version,
            String id,
            List<String> retained,
            DeidentificationPolicy.Faces faces,
            @Nullable String reason,
            @Nullable String signedBy,
            @Nullable String meaning,
            @Nullable Instant signedAt,
            @Nullable String digest) {

        static Policy of(ProjectPolicy policy) {
            ProjectPolicy.Signed signed = policy.signed();
            return new Policy(
                    policy.version(),
                    policy.policy().id(),
                    policy.policy().retained().stream().map(Enum::name).sorted().toList(),
                    policy.policy().faces(),
                    signed == null ? null : signed.reason(),
                    signed == null ? null : signed.name(),
                    signed == null ? null : signed.meaning(),
                    signed == null ? null : signed.at(),
                    signed == null ? null : signed.digest());
        }
    }

    /** The newest first. */
    record Policies(List<Policy> policies) {}

    private final DeidentificationDesk desk;
    private final CurrentActor current;

    DeidentificationApi(DeidentificationDesk desk, CurrentActor current) {
        this.desk = desk;
        this.current = current;
    }

    @GetMapping("/api/projects/{id}/deidentification")
    Policies policies(@PathVariable String id) {
        return new Policies(
                desk.history(id, current.require()).stream().map(Policy::of).toList());
    }

    /** Where the devices of a project draw text. */
    @GetMapping("/api/projects/{id}/device-rules")
    List<LearnedRule> devices(@PathVariable String id) {
        return desk.devices(id, current.require());
    }

    @DeleteMapping("/api/projects/{id}/device-rules/{rule}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, @PathVariable String rule) {
        desk.endRule(id, rule, current.require());
    }

    /** With the password again: it is signed. */
    @PostMapping("/api/projects/{id}/deidentification")
    @ResponseStatus(HttpStatus.CREATED)
    Policy choose(@PathVariable String id, @RequestBody ChoosePolicyCommand command) {
        return Policy.of(desk.choose(id, command, current.require()));
    }
}
