package dev.consilium.study;

import java.nio.file.Path;

/** One file as it was sent: its name for messages and where its bytes lie. A zip archive is one upload. */
public record Upload(String name, Path content) {}
