package dev.consilium.project;

import java.util.List;
import org.springframework.stereotype.Component;

/** Protocol versions that were deployed. */
@Component
public class ProtocolVersions {

    /** Idempotent per digest. */
    public void register(ProtocolVersion version) {
        throw new UnsupportedOperationException();
    }

    public boolean isRegistered(String digest) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.consilium.common.Refusal NOT_FOUND */
    public ProtocolVersion get(String digest) {
        throw new UnsupportedOperationException();
    }

    /** The newest version of a protocol. @throws dev.consilium.common.Refusal UNPROCESSABLE {@code UNKNOWN_PROTOCOL} */
    public ProtocolVersion latest(String key) {
        throw new UnsupportedOperationException();
    }

    public List<ProtocolVersion> newestOfEach() {
        throw new UnsupportedOperationException();
    }
}
