/** Programs that engines drive: what a task does, what must never be seen, which verdict is expected. */
package datasem.scenarios;
