/** The cells under Lincheck, and the linearizability of the operations; nothing here is part of the model. */
package datasem.stress.lincheck;
