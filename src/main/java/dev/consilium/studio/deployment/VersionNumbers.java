package dev.consilium.studio.deployment;

import dev.consilium.common.Refusal;
import dev.consilium.project.ProtocolTurn;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.project.ProtocolsInForce;
import dev.consilium.workflow.protocol.ProtocolBundle;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The numbers of the versions of a project: each greater than those before. The number stands in the diagram, and nothing here writes
 * it there: what is approved is what was checked, to the byte.
 */
@Component
public class VersionNumbers {

    private static final Pattern TAG =
            Pattern.compile("<(?:[\\w-]+:)?process\\b[^>]*\\bcamunda:versionTag=\"([^\"]*)\"");

    private final ProtocolsInForce inForce;
    private final ProtocolVersions versions;

    VersionNumbers(ProtocolsInForce inForce, ProtocolVersions versions) {
        this.inForce = inForce;
        this.versions = versions;
    }

    /** What the diagram of a protocol bears; empty where it bears none. */
    public String of(ProtocolBundle bundle) {
        Matcher tag = TAG.matcher(bundle.diagram().text());
        return tag.find() ? tag.group(1) : "";
    }

    /** The greatest there was of a protocol in this project, also where it is only planned. */
    public Optional<String> greatest(String projectId, String key) {
        return inForce.history(projectId).stream()
                .map(ProtocolTurn::digest)
                .distinct()
                .map(versions::get)
                .filter(version -> version.key().equals(key))
                .map(ProtocolVersion::versionTag)
                .max(Comparator.comparing(Version::parse));
    }

    /** @throws Refusal UNPROCESSABLE {@code VERSION_DIFFERS}, {@code VERSION_NOT_GREATER} */
    void require(String asked, ProtocolBundle bundle, String projectId) {
        String borne = of(bundle);
        if (!borne.equals(asked)) {
            throw Refusal.unprocessable(
                    "VERSION_DIFFERS",
                    "The diagram bears the version tag " + borne + ", not " + asked
                            + ". Set it in the properties of the diagram, or ask for the number it bears.");
        }
        greatest(projectId, bundle.key())
                .filter(before -> Version.parse(asked).compareTo(Version.parse(before)) <= 0)
                .ifPresent(before -> {
                    throw Refusal.unprocessable(
                            "VERSION_NOT_GREATER",
                            "This project has version " + before
                                    + " of this protocol already. Set a greater version tag in the properties of the diagram.");
                });
    }
}
