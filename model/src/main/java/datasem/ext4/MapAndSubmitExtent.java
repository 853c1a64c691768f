package datasem.ext4;

/** mpage_map_and_submit_extent(), fs/ext4/inode.c: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface MapAndSubmitExtent {

  /**
   * Maps the blocks of a run of locked pages, extent by extent until the last page touched is mapped whole,
   * and submits the pages. What has been submitted ends its I/O before i_disksize follows it.
   *
   * @return 0 or -errno; after an error that no later try would mend the run says so
   */
  long mpage_map_and_submit_extent(MpageDaData mpd);

  /** To v6.16: if memory is short in the middle of a page, what has been mapped of it is left unwritten. */
  static long v6_7(MpageDaData mpd) {
    long err = 0;
    boolean progress = false;
    while (mpd.m_len > 0) {
      err = Writepages.mpage_map_one_extent(mpd);
      if (err == -Errno.ENOMEM) {
        if (progress) {
          break;
        }
        return err;
      }
      if (err < 0) {
        Writepages.mpage_submit_pages(mpd);
        mpd.give_up_on_write = true;
        return err;
      }
      progress = true;
      Writepages.mpage_map_buffers(mpd);
    }
    Writepages.mpage_submit_pages(mpd);
    Writepages.submit_and_end_io(mpd);
    mpd.inode.i_sb.kernel.mpage_update_disksize(mpd.inode, mpd.start_pos);
    return err;
  }

  /** ded2d726a304, v6.17: if memory is short in the middle of a page, what has been mapped of it is submitted. */
  static long v6_17(MpageDaData mpd) {
    long err = 0;
    boolean progress = false;
    while (mpd.m_len > 0) {
      err = Writepages.mpage_map_one_extent(mpd);
      if (err == -Errno.ENOMEM) {
        if (progress) {
          break;
        }
        return err;
      }
      if (err < 0) {
        Writepages.mpage_submit_pages(mpd);
        mpd.give_up_on_write = true;
        return err;
      }
      progress = true;
      Writepages.mpage_map_buffers(mpd);
    }
    Writepages.mpage_submit_pages(mpd);
    if (err < 0) {
      Writepages.mpage_submit_partial_folio(mpd);
    }
    Writepages.submit_and_end_io(mpd);
    mpd.inode.i_sb.kernel.mpage_update_disksize(mpd.inode, mpd.start_pos);
    return err;
  }

  /** The same, and of a page that is discarded nothing is made written: an idea, of nobody so far. */
  static long discard_no_convert(MpageDaData mpd) {
    long err = 0;
    boolean progress = false;
    while (mpd.m_len > 0) {
      err = Writepages.mpage_map_one_extent(mpd);
      if (err == -Errno.ENOMEM) {
        if (progress) {
          break;
        }
        return err;
      }
      if (err < 0) {
        Writepages.mpage_submit_pages(mpd);
        mpd.converts_up_to(mpd.inode.folio(mpd.m_lblk).lblk(0));
        mpd.give_up_on_write = true;
        return err;
      }
      progress = true;
      Writepages.mpage_map_buffers(mpd);
    }
    Writepages.mpage_submit_pages(mpd);
    if (err < 0) {
      Writepages.mpage_submit_partial_folio(mpd);
    }
    Writepages.submit_and_end_io(mpd);
    mpd.inode.i_sb.kernel.mpage_update_disksize(mpd.inode, mpd.start_pos);
    return err;
  }
}
