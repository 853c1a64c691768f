/** The command {@code datasem}: names, arguments, output and exit codes; what it tells comes from elsewhere. */
package datasem.cli;
