package datasem.results.witness;

import datasem.ext4.EsTree;
import datasem.ext4.ExtentStatus;
import datasem.ext4.ExtentTree;
import datasem.ext4.ExtentsStatus;
import datasem.ext4.Folio;

/** What ext4's trees and the page cache say of one block, as a letter. */
final class Ext4Blocks {
  private Ext4Blocks() {}

  /** Whether two values of a variable say different things of a block: another letter, or another place on disk. */
  static boolean differ(String variable, Object before, Object after, int block) {
    if (before instanceof EsTree old && after instanceof EsTree now) {
      return !at(old, block).equals(at(now, block));
    }
    if (before instanceof ExtentTree old && after instanceof ExtentTree now) {
      return !at(old, block).equals(at(now, block));
    }
    if (before instanceof Folio.Page old && after instanceof Folio.Page now && old.present() != now.present()) {
      int bpp = Math.max(old.buffers().size(), now.buffers().size());
      return variable.equals("page[" + block / bpp + "]");
    }
    return false;
  }

  private static String at(EsTree tree, int block) {
    ExtentStatus es = tree.at(block);
    return letter(tree, block) + (es != null && es.is_mapped() ? " " + (es.ext4_es_pblock() - es.es_lblk()) : "");
  }

  private static String at(ExtentTree tree, int block) {
    ExtentTree.Extent ex = tree.find(block);
    return letter(tree, block) + (ex == null ? "" : " " + (ex.ee_start() - ex.ee_block()));
  }

  /** The letter of a status as the tree stores it; delayed and unwritten at once is B. */
  static char letter(long status) {
    boolean delayed = (status & ExtentsStatus.EXTENT_STATUS_DELAYED) != 0;
    if ((status & ExtentsStatus.EXTENT_STATUS_UNWRITTEN) != 0) {
      return delayed ? 'B' : 'U';
    }
    if (delayed) {
      return 'D';
    }
    return (status & ExtentsStatus.EXTENT_STATUS_HOLE) != 0 ? 'H' : 'W';
  }

  static char letter(EsTree tree, long block) {
    ExtentStatus es = tree.at(block);
    return es == null ? '-' : letter(es.type());
  }

  static char letter(ExtentTree tree, long block) {
    ExtentTree.Extent ex = tree.find(block);
    return ex == null ? 'H' : ex.unwritten() ? 'U' : 'W';
  }

  /** Of one block of a page. */
  static char letter(Folio.Page page, int block) {
    return !page.present() ? '.' : page.buffer(block).dirty() ? 'd' : 'c';
  }
}
