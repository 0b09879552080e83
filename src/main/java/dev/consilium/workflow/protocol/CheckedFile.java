package dev.consilium.workflow.protocol;

import dev.consilium.workflow.protocol.lint.LintFinding;
import java.util.List;

/** A file that was checked, with what has to be mended in it. */
public record CheckedFile(String file, List<LintFinding> findings) {}
