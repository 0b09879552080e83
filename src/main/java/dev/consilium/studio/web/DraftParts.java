package dev.consilium.studio.web;

import dev.consilium.studio.DraftFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which parts of a draft are its own and which are copies of what protocols share, for templates. */
@Component("draftParts")
public class DraftParts {

    private final ProtocolLibrary library;

    DraftParts(ProtocolLibrary library) {
        this.library = library;
    }

    /** Its own first. */
    public List<DraftFile> ordered(List<DraftFile> files) {
        return files.stream()
                .sorted(Comparator.comparing((DraftFile file) -> shared(file.name())))
                .toList();
    }

    public boolean shared(String name) {
        return library.shared(name).isPresent();
    }
}
