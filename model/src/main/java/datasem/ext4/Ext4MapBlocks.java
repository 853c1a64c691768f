package datasem.ext4;

/** struct ext4_map_blocks: a request to map logical blocks, and its answer. Local to one task. */
public final class Ext4MapBlocks {
  public static final int EXT4_MAP_NEW = 1 << 5;
  public static final int EXT4_MAP_MAPPED = 1 << 4;
  public static final int EXT4_MAP_DELAYED = 1 << 8;
  public static final int EXT4_MAP_UNWRITTEN = 1 << 11;

  /** First logical block. */
  public final long m_lblk;

  /** Blocks asked for, then blocks answered for. */
  public long m_len;

  /** First physical block, 0 for holes. */
  public long m_pblk;

  /** EXT4_MAP_*. */
  public int m_flags;

  /** From v6.19: i_es_seq when the mapping was read. */
  public long m_seq;

  public Ext4MapBlocks(long m_lblk, long m_len) {
    this.m_lblk = m_lblk;
    this.m_len = m_len;
  }
}
