package dev.consilium.annotation;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Somebody put a mask to a case, so that a label may name it. */
public record MaskPut(String caseId, String digest, long voxels, String byId) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public String actorId() {
        return byId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("digest", digest, "voxels", String.valueOf(voxels));
    }
}
