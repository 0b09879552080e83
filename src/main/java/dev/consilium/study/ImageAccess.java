package dev.consilium.study;

import dev.consilium.identity.Actor;

/** Who may see the pixels of a series; implemented by the module that knows tasks and roles. */
public interface ImageAccess {

    boolean mayView(Actor actor, String seriesId);
}
