package dev.consilium.project;

/** What somebody who answers for a case does to it from outside its diagram. */
public enum CaseMessage {
    WITHDRAW,
    REOPEN,
    PRIORITY,
    HOLD,
    RESUME
}
