/**
 * The commands: reads what is asked for, opens the wiki, prints what was found. The only package that knows the terminal
 * and ends the process. Specifications of commands are made in code, and only that of the command that is asked for:
 * reading annotations costs a tenth of a small build.
 */
@NullMarked
package dev.demarc.cli;

import org.jspecify.annotations.NullMarked;
