package dev.demarc.cli;

import dev.demarc.diagnostic.Findings;
import java.io.PrintStream;

/** One way to tell findings. */
interface Printer {
    void print(Findings findings, PrintStream to);
}
