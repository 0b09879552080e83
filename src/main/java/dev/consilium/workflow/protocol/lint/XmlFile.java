package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A diagram or table as read.
 *
 * @param root null where it could not be read; then one of the lists says why
 * @param excess what exceeds a limit; @param foreign what is not plain XML
 */
record XmlFile(String name, @Nullable XmlElement root, List<Flaw> excess, List<Flaw> foreign) {}
