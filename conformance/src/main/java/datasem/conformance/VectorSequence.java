package datasem.conformance;

import java.util.List;

/**
 * One line of a vector file: operations on one inode, from an empty status tree on.
 *
 * @param kernel version of the kernel that was recorded
 * @param id unique in its file
 * @param cluster_ratio blocks per cluster, a power of two
 * @param hits successful look-ups in the whole sequence
 */
record VectorSequence(
    String file,
    long line,
    String kernel,
    String id,
    int cluster_ratio,
    boolean delalloc,
    boolean fc_replay,
    List<VectorOp> ops,
    long hits,
    long misses) {}
