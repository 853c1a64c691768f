/** Drives the generated jcstress tests within a budget and reads their results back. */
package datasem.stress.jcstress;
