package dev.consilium.quality.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The best pairs of many links: things that no chain of links joins cannot take each other's partner, so each such cluster is solved
 * alone, and the cubic time is that of the largest cluster.
 */
final class OneToOne {

    /** A side of a cluster; some seconds. */
    static final int LARGEST = 2000;

    private OneToOne() {}

    /** @throws IllegalArgumentException where a cluster has more than {@link #LARGEST} things on a side */
    static List<Link> best(List<Link> links) {
        List<Link> pairs = new ArrayList<>();
        clusters(links).forEach(cluster -> pairs.addAll(ofCluster(cluster)));
        return pairs;
    }

    private static List<Link> ofCluster(List<Link> links) {
        if (links.size() == 1) {
            return links;
        }
        int[] predictions =
                links.stream().mapToInt(Link::prediction).distinct().sorted().toArray();
        int[] references =
                links.stream().mapToInt(Link::reference).distinct().sorted().toArray();
        if (predictions.length > LARGEST || references.length > LARGEST) {
            throw new IllegalArgumentException("more than " + LARGEST
                    + " objects lie so close that all must be matched at once: ask for more overlap");
        }
        double[][] weight = new double[predictions.length][references.length];
        Arrays.stream(weight).forEach(row -> Arrays.fill(row, Assignment.NONE));
        Link[][] of = new Link[predictions.length][references.length];
        for (Link link : links) {
            int row = Arrays.binarySearch(predictions, link.prediction());
            int column = Arrays.binarySearch(references, link.reference());
            weight[row][column] = link.weight();
            of[row][column] = link;
        }
        int[] partner = Assignment.of(weight);
        List<Link> pairs = new ArrayList<>();
        for (int row = 0; row < partner.length; row++) {
            if (partner[row] != Assignment.NONE) {
                pairs.add(of[row][partner[row]]);
            }
        }
        return pairs;
    }

    private static Collection<List<Link>> clusters(List<Link> links) {
        int predictions = links.stream().mapToInt(Link::prediction).max().orElse(-1) + 1;
        int references = links.stream().mapToInt(Link::reference).max().orElse(-1) + 1;
        int[] parent = new int[predictions + references];
        Arrays.setAll(parent, i -> i);
        for (Link link : links) {
            int one = root(parent, link.prediction());
            int other = root(parent, predictions + link.reference());
            parent[Math.max(one, other)] = Math.min(one, other);
        }
        Map<Integer, List<Link>> clusters = new TreeMap<>();
        for (Link link : links) {
            clusters.computeIfAbsent(root(parent, link.prediction()), root -> new ArrayList<>())
                    .add(link);
        }
        return clusters.values();
    }

    private static int root(int[] parent, int of) {
        int at = of;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
