package dev.consilium.cli;

import picocli.CommandLine.Command;

/** {@code intake}. */
@Command(name = "intake", mixinStandardHelpOptions = true)
final class IntakeCommand implements Runnable {

    @Override
    public void run() {}
}
