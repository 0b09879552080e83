package dev.consilium.worklist;

/** The question to answer; who asked is not told. */
public record QuestionMaterial(QuestionView question) implements TaskMaterial {}
