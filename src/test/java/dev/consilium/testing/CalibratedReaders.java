package dev.consilium.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.quality.KnownReaders;
import dev.consilium.quality.ReadCase;
import dev.consilium.quality.ReadCase.Given;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A project with a past: 300 cases that experts looked at, in each of which two readers were right. */
public final class CalibratedReaders {

    private static final int OUTCOMES = 300;

    private CalibratedReaders() {}

    public static void in(JdbcClient jdbc, String projectId, String protocol) {
        LabelSchema schema = schema(protocol);
        KnownReaders readers = KnownReaders.of(
                schema,
                IntStream.range(0, OUTCOMES).mapToObj(at -> right(schema, at)).toList(),
                List.of());
        jdbc.sql("""
                insert into reader_model (id, project_id, classes_digest, settled, outcomes, content, content_digest, fitted_at)
                values (:id, :project, :classes, :settled, :settled, :content, 'made-for-a-test', :at)""")
                .param("id", UUID.randomUUID().toString())
                .param("project", projectId)
                .param("classes", KnownReaders.digest(schema))
                .param("settled", OUTCOMES)
                .param("content", json(readers))
                .param("at", Instant.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Every class in turn, and none. */
    private static ReadCase right(LabelSchema schema, int at) {
        int turn = at % (schema.classes().size() + 1);
        Set<String> truth = turn == schema.classes().size()
                ? Set.of()
                : Set.of(schema.classes().get(turn).code());
        return new ReadCase(
                "past-%03d".formatted(at), List.of(new Given("past-a", truth), new Given("past-b", truth)), truth);
    }

    private static LabelSchema schema(String protocol) {
        try {
            return LabelSchema.parse(Files.readString(Path.of("processes", protocol, "schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(KnownReaders readers) {
        try {
            return new ObjectMapper().writeValueAsString(readers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
