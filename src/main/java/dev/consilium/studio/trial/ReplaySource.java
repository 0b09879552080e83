package dev.consilium.studio.trial;

import dev.consilium.workflow.protocol.RecordedCase;
import java.util.List;
import java.util.Map;

/**
 * Labels to run a draft on.
 *
 * @param name of the file they were sent in, empty for those of the project
 * @param leftOut cases that cannot be replayed, by reason
 */
record ReplaySource(
        ReplayRun.Source kind,
        String name,
        List<String> categories,
        List<RecordedCase> cases,
        Map<String, Integer> leftOut) {}
