package dev.consilium.identity;

import dev.consilium.common.Refusal;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with the accounts of others: invite, send a new link, disable, enable. */
@Component
@Transactional
public class AccountKeeping {

    private final People people;
    private final Accounts accounts;
    private final PasswordLinks links;
    private final ApplicationEventPublisher events;

    AccountKeeping(People people, Accounts accounts, PasswordLinks links, ApplicationEventPublisher events) {
        this.people = people;
        this.accounts = accounts;
        this.links = links;
        this.events = events;
    }

    /** An account without a password. */
    public record InviteCommand(
            @NotBlank @Size(max = 64) String username,
            @NotBlank @Size(max = 128) String displayName,
            boolean admin) {}

    /** @param token of the one-time link, shown once: only its hash is kept */
    public record Invitation(Person person, String token) {}

    /** @throws Refusal FORBIDDEN {@code ADMIN_ONLY}, CONFLICT {@code USERNAME_TAKEN}, UNPROCESSABLE {@code USERNAME_INVALID} */
    public Invitation invite(InviteCommand command, Actor by) {
        people.requireAdmin(by);
        Person person = people.create(
                new CreatePersonCommand(
                        command.username(),
                        command.displayName(),
                        OneTimeToken.make().text(),
                        command.admin()),
                by);
        return invited(person, by);
    }

    /**
     * A new link for somebody who has lost the first one or forgot the password; the password so far holds until it is used.
     *
     * @throws Refusal FORBIDDEN {@code ADMIN_ONLY}, NOT_FOUND, CONFLICT {@code ACCOUNT_DISABLED}
     */
    public Invitation renewLink(String personId, Actor by) {
        people.requireAdmin(by);
        Person person = people.get(personId);
        if (!person.enabled()) {
            throw Refusal.conflict("ACCOUNT_DISABLED", "This account is disabled; enable it first.");
        }
        return invited(person, by);
    }

    /**
     * From its next request on the account is nobody's; its tasks go back in the same transaction. Idempotent.
     *
     * @throws Refusal FORBIDDEN {@code ADMIN_ONLY}, NOT_FOUND, CONFLICT {@code OWN_ACCOUNT}
     */
    public void disable(String personId, Actor by) {
        people.requireAdmin(by);
        if (personId.equals(by.id())) {
            throw Refusal.conflict("OWN_ACCOUNT", "Nobody disables the own account; ask another administrator.");
        }
        people.get(personId);
        if (accounts.enable(personId, false)) {
            links.revoke(personId);
            events.publishEvent(new PersonDisabled(personId, by.id()));
        }
    }

    /** Idempotent. @throws Refusal FORBIDDEN {@code ADMIN_ONLY}, NOT_FOUND */
    public void enable(String personId, Actor by) {
        people.requireAdmin(by);
        people.get(personId);
        if (accounts.enable(personId, true)) {
            events.publishEvent(new PersonEnabled(personId, by.id()));
        }
    }

    private Invitation invited(Person person, Actor by) {
        String token = links.issue(person.id());
        events.publishEvent(new PersonInvited(person.id(), by.id()));
        return new Invitation(person, token);
    }
}
