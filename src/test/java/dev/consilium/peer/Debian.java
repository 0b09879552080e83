package dev.consilium.peer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs that come as packages of Debian. A peer that is missing fails the check: nobody is to believe it was asked. */
final class Debian {

    private static final String PATH = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";

    private Debian() {}

    /** @return where the program is */
    static Path requires(String program, String packages) {
        return Stream.of(PATH.split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        program + " is missing: apt-get install --no-install-recommends " + packages));
    }
}
