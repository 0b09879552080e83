package dev.consilium.worklist;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Tasks that nobody holds, and who is to do them. @param user name of the person */
public record AssignTasksCommand(
        @NotEmpty @Size(max = WorklistQuery.ROWS) List<@NotNull String> tasks,
        @NotBlank @Size(max = 64) String user) {}
