package dev.consilium.quality.object;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How links become pairs in which nothing occurs twice. */
public enum MatchingMethod {
    /** Most pairs, among those the largest sum of weights. */
    HUNGARIAN {
        @Override
        List<Link> choose(List<Link> links) {
            return OneToOne.best(links);
        }
    },

    /** The best link first, of equal ones that of the lower prediction, then of the lower reference. */
    GREEDY {
        @Override
        List<Link> choose(List<Link> links) {
            Set<Integer> predictions = new HashSet<>();
            Set<Integer> references = new HashSet<>();
            List<Link> pairs = new ArrayList<>();
            links.stream().sorted(BEST_FIRST).forEach(link -> {
                if (!predictions.contains(link.prediction()) && references.add(link.reference())) {
                    predictions.add(link.prediction());
                    pairs.add(link);
                }
            });
            return pairs;
        }
    };

    private static final Comparator<Link> BEST_FIRST = Comparator.comparingDouble(Link::weight)
            .reversed()
            .thenComparingInt(Link::prediction)
            .thenComparingInt(Link::reference);

    abstract List<Link> choose(List<Link> links);

    /** The pairs, by their prediction. */
    public List<Link> pairs(List<Link> links) {
        return choose(links).stream()
                .sorted(Comparator.comparingInt(Link::prediction))
                .toList();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
