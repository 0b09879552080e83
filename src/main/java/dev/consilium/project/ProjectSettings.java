package dev.consilium.project;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of projects.
 *
 * @param shortOfStaff what happens with fewer eligible readers than the protocol wants: WAIT keeps the case waiting; PROCEED, for
 *     replays of recorded labels, asks those who are there
 */
@ConfigurationProperties("consilium.project")
public record ProjectSettings(@DefaultValue("WAIT") ShortOfStaff shortOfStaff) {

    /** What to do short of staff. */
    public enum ShortOfStaff {
        WAIT,
        PROCEED
    }
}
