package dev.consilium.annotation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of readings. Scoring opens the masks of all readings of a case at once, each at about four times its stored size.
 *
 * @param masksOfReading most that the masks of one reading may take, as they are stored
 * @param masksOfPerson most that one person may put to one case, drawn anew as often as they like
 */
@ConfigurationProperties("consilium.annotation")
public record AnnotationSettings(
        @DefaultValue("16MB") DataSize masksOfReading,
        @DefaultValue("128MB") DataSize masksOfPerson) {}
