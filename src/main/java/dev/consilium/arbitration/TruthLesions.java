package dev.consilium.arbitration;

import dev.consilium.arbitration.TruthLesion.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code truth_lesion}: written once with their ground truth, one per source of a lesion. */
@Repository
class TruthLesions {

    private final JdbcClient jdbc;

    TruthLesions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param before labels of the ground truth that come before those of the lesions */
    void add(String truthId, List<TruthLesion> lesions, int before) {
        for (TruthLesion lesion : lesions) {
            for (Source source : lesion.sources()) {
                jdbc.sql("""
                        insert into truth_lesion (ground_truth_id, label, reading_id, reading_label, min_overlap)
                        values (:truth, :label, :reading, :source, :overlap)""")
                        .param("truth", truthId)
                        .param("label", before + lesion.label())
                        .param("reading", source.reading())
                        .param("source", source.label())
                        .param("overlap", lesion.minOverlap(), java.sql.Types.DOUBLE)
                        .update();
            }
        }
    }

    List<TruthLesion> of(String truthId) {
        Map<Integer, TruthLesion> lesions = new LinkedHashMap<>();
        jdbc.sql("""
                select label, reading_id, reading_label, min_overlap from truth_lesion
                where ground_truth_id = :truth order by label, reading_id""").param("truth", truthId).query(row -> {
            lesions.merge(
                    row.getInt("label"),
                    new TruthLesion(
                            row.getInt("label"),
                            row.getObject("min_overlap", Double.class),
                            List.of(new Source(row.getString("reading_id"), row.getInt("reading_label")))),
                    TruthLesions::joined);
        });
        return List.copyOf(lesions.values());
    }

    private static TruthLesion joined(TruthLesion one, TruthLesion next) {
        List<Source> sources = new ArrayList<>(one.sources());
        sources.addAll(next.sources());
        return new TruthLesion(one.label(), one.minOverlap(), sources);
    }
}
