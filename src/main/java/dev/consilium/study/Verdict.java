package dev.consilium.study;

/** What the quality gate's decision table said of a series. */
public enum Verdict {
    PASS,
    WARN,
    FAIL
}
