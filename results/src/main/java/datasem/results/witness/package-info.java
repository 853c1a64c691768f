/**
 * One schedule of one program, told so that it can be pasted into a mail: the diagram of who calls
 * what when, the trees before and after, the window, and the command that shows it again.
 *
 * <p>What is drawn is what a {@link datasem.checker.Replay} reports; what things are called is in one
 * table, {@link datasem.results.witness.Words}.
 */
package datasem.results.witness;
