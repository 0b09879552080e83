package dev.consilium.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.DomainEvent;
import dev.consilium.common.Ids;
import dev.consilium.identity.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The module on a database of its own and a directory of its own, without Boot: its real components, real transactions. */
final class StudyBench implements AutoCloseable {

    static final Actor MANAGER = Actor.person("manager-1");

    final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final Path root;

    private final Map<String, IntakeReceipt> receipts = new HashMap<>();

    StudyBench(Path root) {
        this(root, new DriverManagerDataSource("jdbc:h2:mem:" + Ids.random() + ";DB_CLOSE_DELAY=-1"));
    }

    StudyBench(Path root, DataSource source) {
        this(root, source, new ReidentificationSettings(false, null, null, null, Duration.ZERO, Duration.ZERO));
    }

    StudyBench(Path root, DataSource source, ReidentificationSettings reidentification) {
        this(
                root,
                source,
                reidentification,
                new StudySettings(
                        root.resolve("inbox"),
                        root.resolve("objects"),
                        root.resolve("keys"),
                        50,
                        64L << 20,
                        200,
                        16L << 20));
    }

    private StudyBench(
            Path root, DataSource source, ReidentificationSettings reidentification, StudySettings settings) {
        this.root = root;
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/common/V20261123_1100__study.sql"),
                        new ClassPathResource("db/migration/common/V20261126_1711__returned_series.sql"),
                        new ClassPathResource("db/migration/common/V20261126_2341__files_of_an_intake.sql"),
                        new ClassPathResource("db/migration/common/V20261126_2400__image_measures.sql"),
                        new ClassPathResource("db/migration/common/V20261126_2500__project_keys.sql"),
                        new ClassPathResource("db/migration/common/V20261126_2510__deidentification_policies.sql"),
                        new ClassPathResource("db/migration/common/V20261126_2600__finding_places.sql"),
                        new ClassPathResource("db/migration/common/V20261126_2610__series_clearance.sql"),
                        new ClassPathResource("db/migration/common/V20261126_2700__device_rules.sql"),
                        new ClassPathResource("db/migration/common/V20261127_3300__study_dates.sql"))
                .execute(source);
        context.registerBean(StudySettings.class, () -> settings);
        context.registerBean(KeySettings.class, () -> new KeySettings(KeySettings.Source.DIRECTORY));
        context.registerBean(ReidentificationSettings.class, () -> reidentification);
        context.registerBean(
                DicomLimits.class, () -> new DicomLimits(64, 200_000, 1L << 31, 100, Duration.ofSeconds(30)));
        context.registerBean(DataSource.class, () -> source);
        context.register(Wiring.class);
        context.refresh();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    List<DomainEvent> events() {
        return get(Wiring.class).events;
    }

    /** Makes the next event fail, as a listener of another module would. */
    void failNextEvent() {
        get(Wiring.class).failing = true;
    }

    String receive(List<Upload> uploads) {
        return receive(uploads, null);
    }

    String receive(List<Upload> uploads, @Nullable String key) {
        IntakeReceipt receipt = get(StudyIntake.class).receive("project-1", uploads, MANAGER, key);
        receipts.put(receipt.intakeId(), receipt);
        return receipt.intakeId();
    }

    /** As its sender is told. */
    IntakeView view(String intakeId) {
        IntakeView view = get(StudyIntake.class).view(intakeId);
        IntakeReceipt receipt = receipts.get(intakeId);
        return receipt == null ? view : receipt.named(view);
    }

    Optional<String> refusal(Upload object) {
        return get(StudyIntake.class).refusal(object);
    }

    /** The id of the only series. */
    String seriesOf(String intakeId) {
        List<IntakeView.SeriesView> series = view(intakeId).series();
        if (series.size() != 1) {
            throw new AssertionError("one series expected: " + series);
        }
        return series.get(0).seriesId();
    }

    QualityCheck.Measures check(String seriesId) {
        get(SeriesDeidentification.class).deidentify(seriesId);
        get(DuplicateDetection.class).detect(seriesId);
        return get(QualityCheck.class).measure(seriesId);
    }

    List<String> files(String directory) throws IOException {
        if (!Files.exists(root.resolve(directory))) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(root.resolve(directory))) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }

    static List<Upload> uploads(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> new Upload(file.getFileName().toString(), file))
                    .toList();
        }
    }

    @Override
    public void close() {
        context.close();
    }

    @TestConfiguration
    @EnableTransactionManagement
    @ComponentScan(
            basePackages = "dev.consilium.study",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "dev\\.consilium\\.study\\.(web\\..*|StudyBench.*)"))
    static class Wiring {

        final List<DomainEvent> events = new ArrayList<>();
        boolean failing;

        @EventListener
        void on(DomainEvent event) {
            if (failing) {
                failing = false;
                throw new IllegalStateException("a listener fails");
            }
            events.add(event);
        }

        @Bean
        JdbcClient jdbcClient(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource source) {
            return new DataSourceTransactionManager(source);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        ObjectMapper objectMapper() {
            return new ObjectMapper();
        }
    }
}
