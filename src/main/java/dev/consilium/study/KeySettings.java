package dev.consilium.study;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keySource where the secrets of projects come from; the directory is {@code consilium.study.keys} */
@ConfigurationProperties("consilium.study")
public record KeySettings(@DefaultValue("directory") Source keySource) {

    /** Kinds of places. */
    public enum Source {
        DIRECTORY,
        ENVIRONMENT
    }
}
