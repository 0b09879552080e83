package dev.consilium.study;

import dev.consilium.imaging.Hamming;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of perceptual hashes, and the neighbours of one by its buckets. */
@Repository
class ImageHashes {

    /** Of one frame, counted from 0. */
    record ImageHash(String objectId, int frame, long dHash, long pHash) {

        /** The greater of both distances: alike by one hash only is not alike. */
        int distance(ImageHash other) {
            return Math.max(Hamming.distance(dHash, other.dHash), Hamming.distance(pHash, other.pHash));
        }
    }

    private final JdbcClient jdbc;

    ImageHashes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replace(String objectId, List<ImageHash> hashes) {
        jdbc.sql("delete from image_hash where object_id = :object")
                .param("object", objectId)
                .update();
        hashes.forEach(this::add);
    }

    private void add(ImageHash hash) {
        JdbcClient.StatementSpec insert = jdbc.sql("""
                        insert into image_hash (object_id, frame, d_hash, p_hash, d0, d1, d2, d3)
                        values (:object, :frame, :d, :p, :d0, :d1, :d2, :d3)""")
                .param("object", hash.objectId())
                .param("frame", hash.frame())
                .param("d", hash.dHash())
                .param("p", hash.pHash());
        for (int i = 0; i < Hamming.BUCKETS; i++) {
            insert = insert.param("d" + i, Hamming.bucket(hash.dHash(), i));
        }
        insert.update();
    }

    List<ImageHash> ofSeries(String seriesId) {
        return jdbc.sql("""
                select h.object_id, h.frame, h.d_hash, h.p_hash from image_hash h join series_object o on o.id = h.object_id
                where o.series_id = :series order by o.display_order, o.seq, h.frame""").param("series", seriesId).query(ImageHash.class).list();
    }

    /** Images of other studies of the project that are at most this far, rejected series left out; each with its series. */
    List<Neighbour> near(String projectId, String seriesId, ImageHash hash, int distance) {
        JdbcClient.StatementSpec query =
                jdbc.sql("""
                        select o.series_id, h.object_id, h.frame, h.d_hash, h.p_hash
                        from image_hash h join series_object o on o.id = h.object_id join series s on s.id = o.series_id
                        join series own on own.id = :series
                        where (h.d0 in (:n0) or h.d1 in (:n1) or h.d2 in (:n2) or h.d3 in (:n3))
                          and s.project_id = :project and s.state <> 'REJECTED' and s.id <> :series
                          and (s.study_uid is null or own.study_uid is null or s.study_uid <> own.study_uid)
                        order by o.series_id, h.object_id, h.frame""").param("project", projectId).param("series", seriesId);
        for (int i = 0; i < Hamming.BUCKETS; i++) {
            query = query.param("n" + i, Hamming.near(Hamming.bucket(hash.dHash(), i), distance));
        }
        return query
                .query((row, n) -> new Neighbour(
                        seriesId,
                        row.getString("series_id"),
                        hash,
                        new ImageHash(
                                row.getString("object_id"),
                                row.getInt("frame"),
                                row.getLong("d_hash"),
                                row.getLong("p_hash"))))
                .list()
                .stream()
                .filter(neighbour -> neighbour.distance() <= distance)
                .toList();
    }

    /** An image of the series that was asked for and one of another series. */
    record Neighbour(String ownSeries, String otherSeries, ImageHash own, ImageHash other) {

        int distance() {
            return own.distance(other);
        }
    }
}
