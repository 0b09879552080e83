package dev.consilium.cli.mask;

import java.io.PrintWriter;

/** What a command says of masks, for programs and for people. */
public interface MaskAnswer {

    void writeJson(PrintWriter out);

    void writeText(PrintWriter out);

    /** Whether something was in the way of comparing all that was given: grids that do not match, files without a counterpart. */
    boolean findings();
}
