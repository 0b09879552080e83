package dev.consilium.workflow.protocol;

import dev.consilium.common.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the protocols from where the settings say. */
@Configuration(proxyBeanMethods = false)
class ProtocolConfiguration {

    /** @throws Refusal INVALID {@code PROTOCOLS_MISSING} where the settings name a directory that is none */
    @Bean
    ProtocolLibrary protocolLibrary(ProtocolSettings settings) {
        Path directory = settings.directory();
        if (directory == null) {
            return new ProtocolLibrary();
        }
        if (!Files.isDirectory(directory)) {
            throw Refusal.invalid(
                    "PROTOCOLS_MISSING",
                    directory
                            + " is no directory; set consilium.workflow.protocols.directory to a processes directory.");
        }
        return ProtocolLibrary.of(directory);
    }
}
