package dev.consilium.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a class costs the overall agreement, and what may help.
 *
 * @param pull points of percent agreement lost to this class, 0 to 1; over all classes they sum to what percent agreement lacks of 1:
 *     a pair of readings that differs in several classes is shared among them
 * @param givenInstead the class the other reader gave most often where one gave this class and the other did not; null where they
 *     mostly gave nothing else
 * @param insteadShare how much of the pull that is, 0 to 1
 * @param remedies most pressing first, empty for a reliable class
 */
public record ClassTrouble(double pull, @Nullable String givenInstead, double insteadShare, List<Remedy> remedies) {

    public ClassTrouble {
        remedies = List.copyOf(remedies);
    }
}
