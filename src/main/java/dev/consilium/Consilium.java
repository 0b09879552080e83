package dev.consilium;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** The application: modules by feature, wired by Spring. Started by {@code dev.consilium.cli.Main}. */
@Modulithic(systemName = "Consilium", sharedModules = "common")
@SpringBootApplication
@ConfigurationPropertiesScan
public class Consilium {}
