package dev.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptTest {

    private final Kept<Integer> kept = new Kept<>();
    private final AtomicInteger computed = new AtomicInteger();

    @Test
    void theSameMarkGivesTheSameValueAnotherANewOne() {
        assertThat(kept.of("a", "1", computed::incrementAndGet)).isEqualTo(1);
        assertThat(kept.of("a", "1", computed::incrementAndGet)).isEqualTo(1);
        assertThat(kept.of("a", "2", computed::incrementAndGet)).isEqualTo(2);
        assertThat(kept.of("b", "2", computed::incrementAndGet)).isEqualTo(3);
        assertThat(kept.of("a", "2", computed::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void whatIsAskedForLeastGoesFirst() {
        kept.of("first", "1", computed::incrementAndGet);
        for (int i = 0; i < 63; i++) {
            kept.of("other" + i, "1", computed::incrementAndGet);
        }
        assertThat(kept.of("first", "1", computed::incrementAndGet)).isEqualTo(1);
        kept.of("one more", "1", computed::incrementAndGet);
        assertThat(kept.of("first", "1", computed::incrementAndGet)).isEqualTo(1);
        assertThat(kept.of("other0", "1", computed::incrementAndGet)).isEqualTo(66);
    }
}
