package dev.consilium.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void numbersEachNameOnceInTheOrderOfFirstSight() {
        Names names = new Names();
        Map<String, Integer> known = new HashMap<>();
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            String name = Integer.toString(random.nextInt(3_000), 36) + (i % 7 == 0 ? "\u00e9\uD83D\uDE00" : "");
            int expected = known.computeIfAbsent(name, unseen -> known.size());
            assertThat(names.add(name)).isEqualTo(expected);
            assertThat(names.get(expected)).isEqualTo(name);
        }
        assertThat(names.size()).isEqualTo(known.size());
        known.forEach((name, number) -> assertThat(names.find(name)).isEqualTo(number));
        assertThat(names.find("unheard of")).isEqualTo(-1);
    }

    @Test
    void ordersWholeNumbersBySizeAndAllElseByText() {
        assertThat(ordered("10", "9", "1", "0100")).containsExactly("1", "9", "10", "0100");
        assertThat(ordered("10", "9", "a")).containsExactly("10", "9", "a");
        assertThat(ordered()).isEmpty();
    }

    private static List<String> ordered(String... given) {
        Names names = new Names();
        Arrays.stream(given).forEach(names::add);
        List<String> ordered = new ArrayList<>();
        Arrays.stream(names.order()).forEach(number -> ordered.add(names.get(number)));
        return ordered;
    }
}
