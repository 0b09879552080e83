package dev.consilium.project;

import dev.consilium.identity.Role;

/** How many people of a level a protocol asks for, for one duty in one case. */
public record StaffNeed(Duty duty, Role role, int people) {}
