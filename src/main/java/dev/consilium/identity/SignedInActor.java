package dev.consilium.identity;

import dev.consilium.common.Refusal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The actor of this thread: what {@link #as} set, else the signed-in person. */
@Component
class SignedInActor implements CurrentActor {

    private final ThreadLocal<@Nullable Actor> override = new ThreadLocal<>();

    @Override
    public Optional<Actor> find() {
        Actor set = override.get();
        if (set != null) {
            return Optional.of(set);
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInPerson signedIn
                ? Optional.of(Actor.person(signedIn.person().id()))
                : Optional.empty();
    }

    @Override
    public Actor require() {
        return find().orElseThrow(() -> Refusal.forbidden("NOT_SIGNED_IN", "Sign in first."));
    }

    @Override
    public <T> T as(Actor actor, Supplier<T> work) {
        Actor before = override.get();
        override.set(actor);
        try {
            return work.get();
        } finally {
            if (before == null) {
                override.remove();
            } else {
                override.set(before);
            }
        }
    }
}
