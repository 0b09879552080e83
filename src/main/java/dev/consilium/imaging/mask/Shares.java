package dev.consilium.imaging.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Work in numbered parts that touch nothing of each other, done by one or more threads. */
final class Shares {

    private Shares() {}

    /** @param worker called once per thread; what it returns takes parts one after the other */
    static void each(int parts, int threads, Supplier<IntConsumer> worker) {
        AtomicInteger next = new AtomicInteger();
        Callable<Boolean> share = () -> {
            IntConsumer part = worker.get();
            for (int at = next.getAndIncrement(); at < parts; at = next.getAndIncrement()) {
                part.accept(at);
            }
            return true;
        };
        try {
            if (threads <= 1 || parts <= 1) {
                share.call();
            } else {
                together(share, Math.min(threads, parts));
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void together(Callable<Boolean> share, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Boolean>> shares = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                shares.add(share);
            }
            for (Future<Boolean> done : pool.invokeAll(shares)) {
                done.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        } finally {
            pool.shutdown();
        }
    }
}
