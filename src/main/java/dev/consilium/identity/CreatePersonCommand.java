package dev.consilium.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A new account. */
public record CreatePersonCommand(
        @NotBlank @Size(max = 64) String username,
        @NotBlank @Size(max = 128) String displayName,
        @NotBlank @Size(min = 12, max = 128) String password,
        boolean admin) {

    /** No password reaches a log. */
    @Override
    public String toString() {
        return username;
    }
}
