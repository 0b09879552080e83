package dev.consilium.study.node;

import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.PrivateFiles;
import dev.consilium.common.Refusal;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.study.StudyIntake;
import dev.consilium.study.StudySettings;
import dev.consilium.study.Upload;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Objects come one by one, but a series is taken in as one. Until its sender is quiet they wait beside the inbox, looked at as the intake
 * looks at them and forced to the disk before the sender hears of success. What waits when the process ends is taken in by the next one, and
 * only once: the name of the directory is the key of the intake.
 */
@Component
class WaitingObjects {

    private static final Logger log = LoggerFactory.getLogger(WaitingObjects.class);
    private static final String PROJECT = "project";
    private static final String PART = ".part";
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMinutes(1);

    private record Sender(String project, String title) {}

    /** The objects of a sender; the lock keeps other processes from taking them. */
    private static final class Batch {
        private final Path directory;
        private final FileChannel locked;
        private boolean open = true;
        private int writing;
        private int objects;
        private long last = System.nanoTime();

        Batch(Path directory, FileChannel locked) {
            this.directory = directory;
            this.locked = locked;
        }
    }

    private final Path root;
    private final DicomNodeSettings node;
    private final StudySettings settings;
    private final StudyIntake intake;
    private final DicomToolkit toolkit;
    private final ReadLimits limits;
    private final People people;
    private final Memberships memberships;
    private final Map<Sender, Batch> open = new HashMap<>();

    /**
     * Where this process is gathering, from before a directory is made. Nothing opens a {@value #PROJECT} there once more: where any of its
     * channels of a file is closed, POSIX takes the locks of the process on that file away.
     */
    private final Set<Path> own = ConcurrentHashMap.newKeySet();

    private final Map<Path, Long> failed = new HashMap<>();

    WaitingObjects(
            DicomNodeSettings node,
            StudySettings settings,
            StudyIntake intake,
            DicomToolkit toolkit,
            ReadLimits limits,
            People people,
            Memberships memberships) {
        this.root = settings.inbox().toAbsolutePath().normalize().resolveSibling("dicom-node");
        this.node = node;
        this.settings = settings;
        this.intake = intake;
        this.toolkit = toolkit;
        this.limits = limits;
        this.people = people;
        this.memberships = memberships;
    }

    /**
     * Keeps one object durably.
     *
     * @param sopUid as its sender announces it
     * @throws RefusedObject where the intake would not take it
     */
    void keep(String project, String sender, String sopUid, PrivateFiles.Content content) throws IOException {
        actor(project);
        Batch batch = enter(new Sender(project, sender));
        Path part = batch.directory.resolve(Ids.random() + PART);
        try {
            PrivateFiles.write(part, content);
            require(part, sopUid);
            settle(batch, part, Digests.sha256Hex(sopUid.getBytes(StandardCharsets.UTF_8)));
            PrivateFiles.force(batch.directory);
        } finally {
            Files.deleteIfExists(part);
            leave(batch);
        }
    }

    private void require(Path object, String sopUid) throws IOException {
        String refusal = intake.refusal(new Upload(sopUid, object)).orElse(null);
        if (refusal != null) {
            throw RefusedObject.of(refusal);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(object))) {
            if (!toolkit.readHeader(in, limits).texts(Tag.SOPInstanceUID).equals(List.of(sopUid))) {
                throw new RefusedObject(RefusedObject.OTHER_UID, "The object has another SOP Instance UID");
            }
        } catch (DicomException e) {
            throw RefusedObject.of(e.code());
        }
    }

    /** The same again is no news; another object of the same name would be refused by the intake, when nobody hears it any more. */
    private synchronized void settle(Batch batch, Path part, String name) throws IOException {
        Path kept = batch.directory.resolve(name);
        if (!batch.open) { // whoever has the lock now may remove the directory without having seen this object
            throw new IOException("its lock has been given back");
        }
        if (!Files.exists(kept)) {
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
        } else if (Files.mismatch(part, kept) >= 0) {
            throw new RefusedObject(RefusedObject.NOT_UNDERSTOOD, "Another object has the same SOP Instance UID");
        }
    }

    private synchronized Batch enter(Sender sender) throws IOException {
        Batch batch = open.get(sender);
        if (batch != null && !Files.isDirectory(batch.directory)) {
            log.error("{} has been removed while objects were received there", batch.directory);
            open.remove(sender);
            close(batch);
            batch = null;
        }
        if (batch == null) {
            batch = begin(sender.project());
            open.put(sender, batch);
        }
        batch.writing++;
        return batch;
    }

    private Batch begin(String project) throws IOException {
        Path directory = root.resolve(Ids.random());
        own.add(directory);
        FileChannel locked = null;
        try {
            PrivateFiles.directory(directory);
            Path about = directory.resolve(PROJECT);
            PrivateFiles.write(about, out -> out.write(project.getBytes(StandardCharsets.UTF_8)));
            PrivateFiles.force(directory);
            PrivateFiles.force(root);
            locked = FileChannel.open(about, StandardOpenOption.READ, StandardOpenOption.WRITE);
            locked.lock();
            if (!Files.exists(about)) {
                throw new IOException("another process has removed the directory while it was empty");
            }
            return new Batch(directory, locked);
        } catch (IOException | RuntimeException e) {
            own.remove(directory);
            if (locked != null) {
                locked.close();
            }
            throw e;
        }
    }

    private void close(Batch batch) throws IOException {
        batch.open = false;
        try {
            batch.locked.close();
        } finally {
            own.remove(batch.directory);
        }
    }

    private synchronized void leave(Batch batch) {
        batch.writing--;
        batch.objects++;
        batch.last = System.nanoTime();
    }

    /** Takes in what its senders are done with, and what was left behind. */
    void takeIn() {
        try {
            closeQuiet();
            for (Path directory : PrivateFiles.list(root)) {
                Long since = failed.get(directory);
                if (own.contains(directory)) {
                    continue;
                }
                if (since == null || System.nanoTime() - since > BEFORE_ANOTHER_TRY.toNanos()) {
                    takeIn(directory);
                }
            }
        } catch (IOException | RuntimeException e) { // which would end the schedule
            log.error("What waits to be taken in cannot be looked for", e);
        }
    }

    /** Lets go of what is being gathered, for whoever starts next. */
    synchronized void letGo() {
        for (Batch batch : open.values()) {
            try {
                close(batch);
            } catch (IOException e) {
                log.warn("A lock could not be given back", e);
            }
        }
        open.clear();
    }

    private synchronized void closeQuiet() throws IOException {
        Iterator<Batch> batches = open.values().iterator();
        while (batches.hasNext()) {
            Batch batch = batches.next();
            boolean quiet = System.nanoTime() - batch.last > node.quiet().toNanos();
            if (batch.writing == 0 && (quiet || batch.objects >= settings.maxEntries())) {
                batches.remove();
                close(batch);
            }
        }
    }

    private void takeIn(Path directory) {
        try (FileChannel channel = FileChannel.open(
                        directory.resolve(PROJECT), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                receive(directory, channel);
                failed.remove(directory);
            }
        } catch (NoSuchFileException begunOrTakenInJustNow) {
            // by another process; nothing is in it
        } catch (IOException | RuntimeException e) {
            failed.put(directory, System.nanoTime());
            log.error("Objects received over the network wait in {}; taking them in is tried again", directory, e);
        }
    }

    /** @param locked its {@value #PROJECT}, not to be opened again: closing that would give the lock away */
    private void receive(Path directory, FileChannel locked) throws IOException {
        String project = new String(Channels.newInputStream(locked).readAllBytes(), StandardCharsets.UTF_8);
        List<Upload> uploads = new ArrayList<>();
        for (Path file : PrivateFiles.list(directory)) {
            String name = file.getFileName().toString();
            if (!name.equals(PROJECT) && !name.endsWith(PART)) {
                uploads.add(new Upload("object " + (uploads.size() + 1), file));
            }
        }
        if (!uploads.isEmpty()) {
            intake.receive(project, uploads, actor(project), "dicom-node " + directory.getFileName());
        }
        PrivateFiles.removeTree(directory);
    }

    private Actor actor(String project) throws RefusedObject {
        Actor actor = people.byUsername(node.account())
                .filter(Person::enabled)
                .map(person -> Actor.person(person.id()))
                .orElseThrow(() -> new RefusedObject(RefusedObject.NOT_AUTHORIZED, "No account takes objects in"));
        try {
            memberships.require(actor, project, Role.DATA_MANAGER);
        } catch (Refusal e) {
            throw new RefusedObject(RefusedObject.NOT_AUTHORIZED, "The account is no data manager of the project");
        }
        return actor;
    }
}
