package dev.consilium.worklist;

/** What the page of a task shows its holder beside form, pictures and guideline; the {@code material} of a task in JSON. */
public interface TaskMaterial {}
