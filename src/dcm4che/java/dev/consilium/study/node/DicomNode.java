package dev.consilium.study.node;

import dev.consilium.study.StudySettings;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomOutputStream;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.PDVInputStream;
import org.dcm4che3.net.TransferCapability;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.service.BasicCEchoSCP;
import org.dcm4che3.net.service.BasicCStoreSCP;
import org.dcm4che3.net.service.DicomServiceException;
import org.dcm4che3.net.service.DicomServiceRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Storage and Verification SCP (PS3.4 A, B) with dcm4che, where a port is set. Whoever is told 0000H finds the object in the intake. */
@Component
@ConditionalOnWebApplication
class DicomNode implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DicomNode.class);

    /** What {@code DicomToolkit} reads and decodes, the ones without loss of structure first. */
    private static final String[] SYNTAXES = {
        "1.2.840.10008.1.2.1",
        "1.2.840.10008.1.2",
        "1.2.840.10008.1.2.1.99",
        "1.2.840.10008.1.2.2",
        "1.2.840.10008.1.2.5",
        "1.2.840.10008.1.2.4.50",
        "1.2.840.10008.1.2.4.51",
        "1.2.840.10008.1.2.4.57",
        "1.2.840.10008.1.2.4.70",
        "1.2.840.10008.1.2.4.80",
        "1.2.840.10008.1.2.4.81",
        "1.2.840.10008.1.2.4.90",
        "1.2.840.10008.1.2.4.91"
    };

    private final DicomNodeSettings settings;
    private final WaitingObjects waiting;
    private final long mostBytes;
    private @Nullable Running running;

    private record Running(Device device, ExecutorService threads, ScheduledExecutorService timer) {}

    DicomNode(DicomNodeSettings settings, WaitingObjects waiting, StudySettings study) {
        this.settings = settings;
        this.waiting = waiting;
        this.mostBytes = study.maxObjectBytes();
    }

    @Override
    public boolean isAutoStartup() {
        return settings.port() > 0;
    }

    /** Last to come and first to go: what it hands on needs everything else. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    @Override
    public synchronized void start() {
        settings.requireUsable();
        ExecutorService threads = Executors.newCachedThreadPool();
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
        Device device = device(threads, timer);
        running = new Running(device, threads, timer);
        try {
            device.bindConnections();
        } catch (IOException | GeneralSecurityException e) {
            stop();
            throw new IllegalStateException("cannot listen for DICOM at port " + settings.port(), e);
        }
        timer.scheduleWithFixedDelay(waiting::takeIn, 1, 1, TimeUnit.SECONDS);
        log.info("DICOM objects are received at {}:{}", settings.address(), settings.port());
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.device().unbindConnections();
            running.timer().shutdown();
            running.threads().shutdownNow();
            waiting.letGo();
            running = null;
        }
    }

    private Device device(ExecutorService threads, ScheduledExecutorService timer) {
        Device device = new Device("consilium");
        Connection connection = connection();
        device.addConnection(connection);
        for (String title : settings.projects().keySet()) {
            device.addApplicationEntity(entity(title, connection));
        }
        device.setLimitOpenAssociations(settings.maxAssociations());
        DicomServiceRegistry services = new DicomServiceRegistry();
        services.addDicomService(new BasicCEchoSCP());
        services.addDicomService(new Storing(timer));
        device.setDimseRQHandler(services);
        device.setExecutor(threads);
        device.setScheduledExecutor(timer);
        return device;
    }

    private Connection connection() {
        Connection connection = new Connection("store", settings.address(), settings.port());
        connection.setBindAddress(settings.address());
        connection.setReceivePDULength(settings.maxPdu());
        connection.setSendPDULength(settings.maxPdu());
        connection.setMaxOpsPerformed(1);
        int idle = millis(settings.idle());
        connection.setRequestTimeout(idle);
        connection.setIdleTimeout(idle);
        connection.setReleaseTimeout(idle);
        connection.setSendTimeout(idle);
        return connection;
    }

    private ApplicationEntity entity(String title, Connection connection) {
        ApplicationEntity entity = new ApplicationEntity(title);
        entity.setAssociationAcceptor(true);
        entity.setAssociationInitiator(false);
        entity.setAcceptedCallingAETitles(settings.callingTitles().toArray(String[]::new));
        entity.addConnection(connection);
        entity.addTransferCapability(new TransferCapability(null, "*", TransferCapability.Role.SCP, SYNTAXES));
        return entity;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    private final class Storing extends BasicCStoreSCP {

        private final ScheduledExecutorService timer;

        Storing(ScheduledExecutorService timer) {
            super("*");
            this.timer = timer;
        }

        @Override
        protected void store(
                Association association,
                PresentationContext context,
                Attributes request,
                PDVInputStream data,
                Attributes response)
                throws IOException {
            ScheduledFuture<?> patience =
                    timer.schedule(association::abort, settings.object().toMillis(), TimeUnit.MILLISECONDS);
            try {
                keep(association, context, request, data);
            } catch (RefusedObject e) {
                data.skipAll();
                throw new DicomServiceException(e.status(), e.getMessage());
            } catch (IOException | RuntimeException e) {
                log.error("An object received over the network could not be kept", e);
                throw new DicomServiceException(RefusedObject.TOO_LARGE, "It could not be kept; send it again later");
            } finally {
                patience.cancel(false);
            }
        }

        private void keep(Association association, PresentationContext context, Attributes request, PDVInputStream data)
                throws IOException {
            String project = settings.projects().get(association.getCalledAET());
            String sopUid = request.getString(Tag.AffectedSOPInstanceUID);
            if (project == null || sopUid == null) {
                throw new RefusedObject(RefusedObject.OTHER_UID, "Nothing says what it is, or whose");
            }
            Attributes meta = association.createFileMetaInformation(
                    sopUid, request.getString(Tag.AffectedSOPClassUID), context.getTransferSyntax());
            waiting.keep(project, association.getCallingAET(), sopUid, out -> {
                OutputStream bounded = new Bounded(out, mostBytes);
                new DicomOutputStream(bounded, UID.ExplicitVRLittleEndian).writeFileMetaInformation(meta);
                data.copyTo(bounded);
                bounded.flush();
            });
        }
    }

    private static final class Bounded extends FilterOutputStream {

        private long left;

        Bounded(OutputStream out, long most) {
            super(out);
            this.left = most;
        }

        @Override
        public void write(int value) throws IOException {
            take(1);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            take(length);
            out.write(bytes, offset, length);
        }

        private void take(int length) throws RefusedObject {
            left -= length;
            if (left < 0) {
                throw RefusedObject.of("LIMIT_EXCEEDED");
            }
        }
    }
}
