package dev.consilium.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One command, run in this process, with what it printed. */
record Run(int exit, String out, String err) {

    static Run of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = String.valueOf(arguments[i]);
        }
        int exit = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), words)
                .execute(words);
        return new Run(exit, out.toString(), err.toString());
    }
}
