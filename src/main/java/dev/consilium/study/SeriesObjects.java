package dev.consilium.study;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the objects of a series. */
@Repository
class SeriesObjects {

    /** @param storedDigest null until de-identified; @param pixelDigest null until looked at, or where pixels cannot be decoded */
    record SeriesObject(
            String id,
            String seriesId,
            String inboxName,
            @Nullable String storedDigest,
            @Nullable String sopUid,
            @Nullable String transferSyntax,
            int frames,
            @Nullable String pixelDigest) {

        String requireStored() {
            if (storedDigest == null) {
                throw new IllegalStateException("the series is not de-identified");
            }
            return storedDigest;
        }
    }

    /** @param firstSlice of the series, in display order over all frames */
    record PlacedObject(SeriesObject object, int firstSlice) {}

    /** What de-identification learned of an object. */
    record StoredObject(String id, String digest, @Nullable String sopUid, String transferSyntax, int frames) {}

    private static final String SELECT =
            "select id, series_id, inbox_name, stored_digest, sop_uid, transfer_syntax, frames, pixel_digest from series_object";

    private final JdbcClient jdbc;

    SeriesObjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String id, String seriesId, int seq, ReceivedObject object) {
        jdbc.sql("""
                insert into series_object (id, series_id, seq, inbox_name, sent_part, sent_entry)
                values (:id, :series, :seq, :name, :part, :entry)""")
                .param("id", id)
                .param("series", seriesId)
                .param("seq", seq)
                .param("name", object.inboxName())
                .param("part", object.at().part())
                .param("entry", object.at().entry(), Types.INTEGER)
                .update();
    }

    /** In display order; before de-identification in the order they were sent. */
    List<SeriesObject> ofSeries(String seriesId) {
        return jdbc.sql(SELECT + " where series_id = :series order by display_order, seq")
                .param("series", seriesId)
                .query(SeriesObjects::object)
                .list();
    }

    /** In display order. */
    Optional<SeriesObject> first(String seriesId) {
        return jdbc.sql(SELECT + " where series_id = :series order by display_order, seq fetch first row only")
                .param("series", seriesId)
                .query(SeriesObjects::object)
                .optional();
    }

    /** The de-identified object of this SOP Instance UID; of copies in the series the first. */
    Optional<PlacedObject> named(String seriesId, String sopUid) {
        return jdbc.sql("""
                select * from (
                    select o.*, sum(o.frames) over (order by o.display_order, o.seq) - o.frames as first_slice
                    from series_object o where o.series_id = :series) placed
                where sop_uid = :sop and stored_digest is not null and transfer_syntax is not null
                order by first_slice fetch first row only""")
                .param("series", seriesId)
                .param("sop", sopUid)
                .query((row, n) -> new PlacedObject(object(row, n), row.getInt("first_slice")))
                .optional();
    }

    void stored(StoredObject object, int displayOrder) {
        jdbc.sql("""
                update series_object set stored_digest = :digest, sop_uid = :sop, transfer_syntax = :syntax,
                    frames = :frames, display_order = :order
                where id = :id""")
                .param("digest", object.digest())
                .param("sop", object.sopUid())
                .param("syntax", object.transferSyntax())
                .param("frames", object.frames())
                .param("order", displayOrder)
                .param("id", object.id())
                .update();
    }

    /** As it is kept from now on. */
    void kept(String id, String digest, String transferSyntax) {
        jdbc.sql("update series_object set stored_digest = :digest, transfer_syntax = :syntax where id = :id")
                .param("digest", digest)
                .param("syntax", transferSyntax)
                .param("id", id)
                .update();
    }

    void pixels(String id, @Nullable String pixelDigest) {
        jdbc.sql("update series_object set pixel_digest = :digest where id = :id")
                .param("digest", pixelDigest)
                .param("id", id)
                .update();
    }

    /** Other objects of the project, rejected series left out, with these pixels or this SOP Instance UID. */
    List<SeriesObject> alike(String projectId, SeriesObject object) {
        return jdbc.sql("""
                select o.id, o.series_id, o.inbox_name, o.stored_digest, o.sop_uid, o.transfer_syntax, o.frames,
                       o.pixel_digest
                from series_object o join series s on s.id = o.series_id
                where s.project_id = :project and s.state <> 'REJECTED' and o.id <> :id
                  and (o.pixel_digest = :pixels or o.sop_uid = :sop)""")
                .param("project", projectId)
                .param("id", object.id())
                .param("pixels", object.pixelDigest())
                .param("sop", object.sopUid())
                .query(SeriesObjects::object)
                .list();
    }

    /** Names of the originals of an intake that are still needed. */
    Set<String> namesInInbox(String intakeId) {
        return jdbc.sql("""
                select o.inbox_name from series_object o join series s on s.id = o.series_id
                where s.intake_id = :intake and o.stored_digest is null and s.state <> 'REJECTED'""").param("intake", intakeId).query(String.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static SeriesObject object(ResultSet row, int n) throws SQLException {
        return new SeriesObject(
                row.getString("id"),
                row.getString("series_id"),
                row.getString("inbox_name"),
                row.getString("stored_digest"),
                row.getString("sop_uid"),
                row.getString("transfer_syntax"),
                row.getInt("frames"),
                row.getString("pixel_digest"));
    }
}
