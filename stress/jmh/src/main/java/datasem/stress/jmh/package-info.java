/** What the fixes cost on the modelled paths, measured on the JVM's locks. */
package datasem.stress.jmh;
