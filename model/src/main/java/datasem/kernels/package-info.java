/** The table of kernels and patches. */
package datasem.kernels;
