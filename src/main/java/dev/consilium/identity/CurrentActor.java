package dev.consilium.identity;

import java.util.Optional;

/** Who is acting on this thread: the signed-in person, or the system principal a job runs as. */
public interface CurrentActor {

    Optional<Actor> find();

    /** @throws dev.consilium.common.Refusal FORBIDDEN {@code NOT_SIGNED_IN} */
    Actor require();

    /** Runs the work as this actor and restores the former one after it, whatever happens. */
    <T> T as(Actor actor, java.util.function.Supplier<T> work);
}
