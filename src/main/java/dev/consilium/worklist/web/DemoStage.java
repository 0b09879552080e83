package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.DemoReaders;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the pages offer of the demo, which is nothing where there is none. Asked for by the templates. */
@Component("demoStage")
public class DemoStage {
    private final ObjectProvider<DemoReaders> readers;
    private final CurrentActor current;

    DemoStage(ObjectProvider<DemoReaders> readers, CurrentActor current) {
        this.readers = readers;
        this.current = current;
    }

    /** Cases whose other readers may be played; null where the signed-in person reads nothing in a demo. */
    public @Nullable List<String> cases() {
        return demo().flatMap(demo -> demo.readBy(current.require())).orElse(null);
    }

    public boolean offers(String caseId) {
        return demo().filter(demo -> demo.playOn(caseId)).isPresent();
    }

    public boolean isOn() {
        return demo().isPresent();
    }

    private Optional<DemoReaders> demo() {
        return Optional.ofNullable(readers.getIfAvailable());
    }
}
