package dev.consilium.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.consilium.identity.Role;
import dev.consilium.workflow.task.OpenTask;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a case costs on PostgreSQL, beside the same diagram with empty delegates in the same run: cases per second, CPU of this
 * JVM (the database's is apart) and rows written. Three readings a case, every other case arbitrated, history {@code audit},
 * two job threads. Started by {@code ./dev bench engine [cases per round] [rounds]}.
 */
public final class EngineBench {

    private static final int CLIENTS = 2;
    private static final long PATIENCE_SECONDS = 300;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Of one round. */
    private record Figures(double casesPerSecond, double cpuMillisPerCase) {}

    private EngineBench() {}

    /** @param args cases per round (100), rounds (5) */
    public static void main(String[] args) throws Exception {
        int cases = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                InsertedRows productRows = new InsertedRows(postgres, "product");
                InsertedRows engineRows = new InsertedRows(postgres, "engine");
                WholeProduct product =
                        new WholeProduct(productRows.jdbcUrl(), Files.createTempDirectory("bench-product"));
                EngineAlone engine = new EngineAlone(engineRows.jdbcUrl(), Files.createTempDirectory("bench-engine"))) {
            run(product, cases);
            run(engine, cases);
            Map<String, Long> productBefore = productRows.count();
            Map<String, Long> engineBefore = engineRows.count();
            List<Figures> ofProduct = new ArrayList<>();
            List<Figures> ofEngine = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                ofProduct.add(run(product, cases));
                ofEngine.add(run(engine, cases));
            }
            int all = cases * rounds;
            print(System.out, "product", ofProduct, productRows.since(productBefore, all));
            print(System.out, "empty delegates", ofEngine, engineRows.since(engineBefore, all));
            System.out.printf(
                    "rate of the product to that of empty delegates: %.2f (goal 0.70)%n",
                    median(ofProduct, Figures::casesPerSecond) / median(ofEngine, Figures::casesPerSecond));
        }
    }

    private static Figures run(BenchedApplication application, int cases) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        Map<String, AtomicInteger> readings = new ConcurrentHashMap<>();
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        try {
            for (int i = 0; i < cases; i++) {
                application.open();
            }
            // three readings of every case and an arbitration of every other one
            AtomicInteger left = new AtomicInteger(cases * 3 + cases / 2);
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                running.add(clients.submit(() -> answerAll(application, readings, left)));
            }
            for (Future<?> one : running) {
                one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            while (application.running() > 0) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } finally {
            clients.shutdownNow();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Figures(cases / seconds, (SYSTEM.getProcessCpuTime() - cpu) / 1e6 / cases);
    }

    private static Void answerAll(
            BenchedApplication application, Map<String, AtomicInteger> readings, AtomicInteger left) throws Exception {
        while (left.get() > 0) {
            OpenTask task = application.opened().poll(10, TimeUnit.MILLISECONDS);
            if (task != null) {
                int reading = task.role() == Role.SENIOR
                        ? 0
                        : readings.computeIfAbsent(String.valueOf(task.caseId()), id -> new AtomicInteger())
                                .getAndIncrement();
                application.answer(task, reading);
                left.decrementAndGet();
            }
        }
        return null;
    }

    private static void print(PrintStream out, String name, List<Figures> figures, Map<String, Double> rows) {
        out.printf(
                "%-16s %6.1f cases/s (median of %d rounds, %.1f to %.1f), %5.1f CPU ms a case in this JVM; rows a case: %s%n",
                name,
                median(figures, Figures::casesPerSecond),
                figures.size(),
                figures.stream().mapToDouble(Figures::casesPerSecond).min().orElse(0),
                figures.stream().mapToDouble(Figures::casesPerSecond).max().orElse(0),
                median(figures, Figures::cpuMillisPerCase),
                InsertedRows.text(rows));
    }

    private static double median(List<Figures> figures, java.util.function.ToDoubleFunction<Figures> figure) {
        double[] sorted = figures.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
