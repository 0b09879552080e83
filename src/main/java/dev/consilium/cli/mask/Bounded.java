package dev.consilium.cli.mask;

import dev.consilium.common.Refusal;
import java.util.function.Supplier;

/** Work on masks that ends in a sentence where they are more than the memory holds. */
final class Bounded {

    private Bounded() {}

    static <T> T of(Supplier<T> work) {
        try {
            return work.get();
        } catch (ArithmeticException e) {
            throw tooLarge("MASK_TOO_LARGE", "The box around the masks holds too many voxels. Crop them.", e);
        } catch (OutOfMemoryError e) {
            throw tooLarge(
                    "MEMORY_EXHAUSTED", "The memory does not hold this. Give more (java -Xmx4g -jar ...), or crop.", e);
        }
    }

    private static Refusal tooLarge(String code, String sentence, Throwable cause) {
        return new Refusal(Refusal.Kind.TOO_LARGE, code, sentence, cause);
    }
}
