package dev.consilium.study;

import dev.consilium.identity.Actor;
import java.util.Set;

/**
 * Where to look for the images that somebody may see, so that a search does not ask {@link ImageAccess} of every series there is; what is
 * found there is still to be asked of it one by one.
 */
public interface ImageReach {

    Reach of(Actor actor);

    /** @param projects whose series they may see as such; @param series they may see for a task or for what they were told */
    record Reach(Set<String> projects, Set<String> series) {}
}
