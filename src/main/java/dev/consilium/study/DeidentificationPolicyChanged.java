package dev.consilium.study;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A data manager signed what a project keeps from now on. @param retained codes of CID 7050 @param faces KEEP or BLANK @param digest of what was signed */
public record DeidentificationPolicyChanged(
        String projectId, int version, String policyId, String retained, String faces, String signerId, String digest)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return projectId;
    }

    @Override
    public String actorId() {
        return signerId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "version",
                Integer.toString(version),
                "policy",
                policyId,
                "retained",
                retained,
                "faces",
                faces,
                "signatureDigest",
                digest);
    }
}
