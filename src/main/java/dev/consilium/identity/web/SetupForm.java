package dev.consilium.identity.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The first administrator as typed. */
public record SetupForm(
        @NotBlank @Size(max = 64) String username,
        @NotBlank @Size(max = 128) String displayName,
        @NotBlank @Size(min = 12, max = 128) String password,
        @NotBlank String repeated) {

    static SetupForm empty() {
        return new SetupForm("", "", "", "");
    }

    boolean repeatsPassword() {
        return repeated.equals(password);
    }

    /** No password, repeated or not, reaches a log. */
    @Override
    public String toString() {
        return username;
    }
}
