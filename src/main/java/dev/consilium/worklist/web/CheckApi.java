package dev.consilium.worklist.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.annotation.VoxelPlace;
import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.CompleteTaskCommand;
import dev.consilium.worklist.ReadingCheck;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the labels of a task lack before they are handed in: as far as that lets them stand, or while they are drawn everything. */
@RestController
@RequestMapping("/api/tasks/{id}/check")
class CheckApi {

    record Checked(List<Warning> warnings) {}

    /** @param location JSON pointer into the labels, those of the form before those drawn; @param voxel where on the images */
    record Warning(
            String code,
            boolean blocking,
            String location,
            String sentence,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            VoxelPlace voxel) {}

    private final ReadingCheck check;
    private final MessageSource messages;
    private final CurrentActor current;

    CheckApi(ReadingCheck check, MessageSource messages, CurrentActor current) {
        this.check = check;
        this.messages = messages;
        this.current = current;
    }

    @PostMapping
    Checked check(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean unfinished,
            @RequestBody CompleteTaskCommand command,
            Locale locale) {
        List<LabelFinding> found = unfinished
                ? check.unfinished(id, command, current.require())
                : check.warnings(id, command, current.require());
        return new Checked(found.stream()
                .map(finding -> new Warning(
                        finding.code(),
                        finding.blocking(),
                        finding.location(),
                        sentence(finding, locale),
                        finding.voxel()))
                .toList());
    }

    private String sentence(LabelFinding finding, Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? finding.sentence()
                : messages.getMessage("label-code." + finding.code(), null, finding.sentence(), locale);
    }
}
