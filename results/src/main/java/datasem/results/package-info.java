/** Verdicts and diagrams: what the engines found, in the forms that people and programs read. */
package datasem.results;
