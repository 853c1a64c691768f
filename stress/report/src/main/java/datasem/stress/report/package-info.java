/** Lays what all engines say side by side and judges it. */
package datasem.stress.report;
