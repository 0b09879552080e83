package dev.consilium.project.web;

import dev.consilium.project.ProtocolVersion;

/** A protocol version without its files. */
record ProtocolView(String key, String name, String versionTag, String digest) {

    static ProtocolView of(ProtocolVersion version) {
        return new ProtocolView(version.key(), version.name(), version.versionTag(), version.digest());
    }
}
