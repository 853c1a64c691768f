package datasem.ext4;

/** EXT4_GET_BLOCKS_* and EXT4_EX_*, fs/ext4/ext4.h. */
public final class MapFlags {
  public static final int EXT4_GET_BLOCKS_CREATE = 0x1;
  public static final int EXT4_GET_BLOCKS_UNWRIT_EXT = 0x2;
  public static final int EXT4_GET_BLOCKS_CREATE_UNWRIT_EXT = 0x3;
  public static final int EXT4_GET_BLOCKS_DELALLOC_RESERVE = 0x4;
  public static final int EXT4_GET_BLOCKS_PRE_IO = 0x8;
  public static final int EXT4_GET_BLOCKS_CONVERT = 0x10;
  public static final int EXT4_GET_BLOCKS_IO_CONVERT_EXT = 0x11;
  public static final int EXT4_GET_BLOCKS_IO_CREATE_EXT = 0xb;
  public static final int EXT4_GET_BLOCKS_METADATA_NOFAIL = 0x20;
  public static final int EXT4_GET_BLOCKS_CONVERT_UNWRITTEN = 0x100;
  public static final int EXT4_GET_BLOCKS_ZERO = 0x200;
  public static final int EXT4_GET_BLOCKS_IO_SUBMIT = 0x400;
  public static final int EXT4_GET_BLOCKS_CACHED_NOWAIT = 0x800;
  public static final int EXT4_EX_FORCE_CACHE = 0x20000000;
  public static final int EXT4_EX_NOCACHE = 0x40000000;

  private MapFlags() {}
}
