package dev.consilium.studio.web;

import dev.consilium.workflow.protocol.ProtocolLibrary;
import org.springframework.stereotype.Component;

/** Which parts of a draft are its own and which are copies of what protocols share, for templates. */
@Component("draftParts")
public class DraftParts {

    private final ProtocolLibrary library;

    DraftParts(ProtocolLibrary library) {
        this.library = library;
    }

    public boolean shared(String name) {
        return library.shared(name).isPresent();
    }
}
