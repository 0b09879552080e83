package dev.consilium.identity;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The principal of a signed-in session. */
public record SignedInPerson(Person person, String passwordHash) implements UserDetails {

    private static final long serialVersionUID = 1L;

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return person.admin() ? List.of(new SimpleGrantedAuthority("ROLE_ADMIN")) : List.of();
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return person.username();
    }

    public String displayName() {
        return person.displayName();
    }

    @Override
    public boolean isEnabled() {
        return person.enabled();
    }

    /** By person, so that all sessions of one account are counted together. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedInPerson signedIn && signedIn.person.id().equals(person.id());
    }

    @Override
    public int hashCode() {
        return person.id().hashCode();
    }

    @Override
    public String toString() {
        return person.id();
    }
}
