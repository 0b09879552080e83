package dev.consilium.worklist;

import dev.consilium.annotation.Label;
import dev.consilium.imaging.mask.GridShape;
import java.util.List;

/** Where lesions are marked. @param grid the images they lie on; @param labels what the reader marked before, in a correction */
public record LesionCanvas(GridShape grid, List<Label> labels) {}
