package dev.consilium.worklist;

import dev.consilium.study.FindingPlace;
import java.util.List;

/**
 * What a data manager marks text with in the images of a series.
 *
 * @param images how many there are, 0 where there is nothing to mark in
 * @param textRisk text that names somebody may be drawn into them, so that a release says something of it
 * @param text what looks like text, to be taken over or not
 * @param device that made them, empty where they do not say
 */
public record QuarantineMaterial(int images, boolean textRisk, List<FindingPlace> text, String device)
        implements TaskMaterial {}
