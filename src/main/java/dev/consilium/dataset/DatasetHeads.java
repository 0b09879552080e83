package dev.consilium.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.dataset.DatasetHead.ProjectRef;
import dev.consilium.dataset.DatasetHead.ProtocolRef;
import dev.consilium.project.Case;
import dev.consilium.project.Project;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.quality.CaseQuality;
import dev.consilium.quality.metric.MetricResult;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What an export says of itself. */
@Component
class DatasetHeads {

    private static final String UNRELEASED = "development";

    private final ProtocolVersions versions;
    private final CaseQuality quality;
    private final ObjectMapper json;
    private final Clock clock;

    DatasetHeads(ProtocolVersions versions, CaseQuality quality, ObjectMapper json, Clock clock) {
        this.versions = versions;
        this.quality = quality;
        this.json = json;
        this.clock = clock;
    }

    DatasetHead of(Project project, List<Case> closed, DatasetHead.Counts counts) {
        Stream<String> digests = Stream.concat(
                Stream.of(project.protocolDigest()), closed.stream().map(Case::protocolDigest));
        return new DatasetHead(
                DatasetHead.FORMAT,
                DatasetHead.FORMAT_VERSION,
                "Consilium " + softwareVersion(),
                clock.instant(),
                new ProjectRef(project.id(), project.name()),
                digests.distinct()
                        .sorted()
                        .map(digest -> protocol(digest, closed))
                        .toList(),
                counts);
    }

    private ProtocolRef protocol(String digest, List<Case> closed) {
        ProtocolVersion version = versions.get(digest);
        return new ProtocolRef(
                version.key(),
                version.versionTag(),
                digest,
                version.guidelineVersion(),
                tree(version.schemaJson()),
                agreement(version, closed));
    }

    private List<MetricResult> agreement(ProtocolVersion version, List<Case> closed) {
        List<String> cases = closed.stream()
                .filter(one -> one.protocolDigest().equals(version.digest()))
                .map(Case::id)
                .toList();
        return quality.report(cases, LabelSchema.parse(version.schemaJson()));
    }

    private JsonNode tree(String schema) {
        try {
            return json.readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a deployed label schema must be JSON", e);
        }
    }

    private static String softwareVersion() {
        return Objects.requireNonNullElse(DatasetHeads.class.getPackage().getImplementationVersion(), UNRELEASED);
    }
}
