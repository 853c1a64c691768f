/** Checks the model against recordings of real kernels: their own status tree, operation by operation. */
package datasem.conformance;
