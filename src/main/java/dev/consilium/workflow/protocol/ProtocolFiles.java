package dev.consilium.workflow.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where protocols are written: a folder for each, one for what they share, and their forms. */
interface ProtocolFiles {

    String SHARED = "shared";

    /** Folders that hold a diagram, {@link #SHARED} among them, in order. */
    List<String> folders();

    /** Files of a folder by name, in order; empty where there is none. */
    Map<String, ProtocolFile> folder(String key);

    Optional<ProtocolFile> shared(String name);

    Optional<ProtocolFile> form(String name);
}
