/**
 * Follows a recording of ext4's tracepoints, made on a running kernel, on the model: {@link
 * datasem.conformance.trace.TraceFiles} is the way in.
 */
package datasem.conformance.trace;
