package dev.consilium.dataset;

import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** An export of which nothing is kept: written to a private file first, so that nothing leaves before it is recorded. */
@Component
public class DirectExport {

    /** To be closed by whoever reads it; then the file is gone. */
    public record Content(long size, InputStream stream) {}

    private final DatasetExport export;
    private final ExportFiles files;

    DirectExport(DatasetExport export, ExportFiles files) {
        this.export = export;
        this.files = files;
    }

    /** @throws Refusal as {@link DatasetExport#write(String, ExportFormat, java.io.OutputStream, Actor)} */
    public Content write(String projectId, ExportFormat format, Actor actor) {
        String name = "direct-" + Ids.random() + "." + format.code();
        try {
            long size = files.write(name, out -> export.write(projectId, format, out, actor));
            return new Content(size, files.openOnce(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
