/** What the sampling engines share: the cells, one sample of a cell, the canaries, and the lines they write. */
package datasem.stress;
