package datasem.ext4;

/** ext4_end_io_end(), fs/ext4/page-io.c: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface EndIoEnd {

  /**
   * The I/O of a run of pages has ended: what was mapped unwritten for it is made written.
   *
   * @param failed EXT4_IO_END_FAILED: the device has refused the data
   */
  void ext4_end_io_end(MpageDaData mpd, boolean failed);

  /** To v6.14: whether or not the data has reached the disk. */
  static void v6_7(MpageDaData mpd, boolean failed) {
    Writepages.convert_io_end_vec(mpd);
  }

  /** e856f93e0fb2, v6.15: only if it has. */
  static void v6_15(MpageDaData mpd, boolean failed) {
    if (!failed) {
      Writepages.convert_io_end_vec(mpd);
    }
  }
}
