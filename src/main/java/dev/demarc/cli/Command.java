package dev.demarc.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command: what it takes, and what it does. */
interface Command {

    /** The options and parameters that it takes, besides those that all take. */
    void describe(CommandSpec spec);

    /**
     * Does it.
     *
     * @throws Usage if it can't be done as asked
     * @throws IOException if the disk doesn't let it
     */
    Exit run(ParseResult asked, Console console) throws Usage, IOException;
}
