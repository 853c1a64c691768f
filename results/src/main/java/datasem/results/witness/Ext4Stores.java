package datasem.results.witness;

import datasem.ext4.ExtentTree;
import datasem.ext4.Folio;
import java.util.ArrayList;
import java.util.List;

/** What a store does for which ext4 has no tracepoint: extents that go or move, space freed, pages, options. */
final class Ext4Stores {

  /** How an extent that is new to the tree is told. */
  static final String MAPS = "maps ";

  /** How an extent that only changes its type is told. */
  static final String MAKES = "makes ";

  /** A block of the file that an extent maps: where it is on disk, and whether it is unwritten. */
  private record Mapped(long lblk, long pblk, boolean unwritten) {}

  private Ext4Stores() {}

  /** Null for a store that a tracepoint tells of, or that a reader need not know. */
  static String of(String variable, Object before, Object after) {
    if (variable.startsWith(Ext4Locks.DONOR)) {
      String text = of(variable.substring(Ext4Locks.DONOR.length()), before, after);
      return text == null ? null : text + " of the donor";
    }
    if (before instanceof ExtentTree old && after instanceof ExtentTree now) {
      return extents(blocks(old), blocks(now));
    }
    if (before instanceof Folio.Page old && after instanceof Folio.Page now) {
      return page(variable.substring(5, variable.length() - 1), old, now);
    }
    if (after instanceof Boolean set && (variable.equals("delalloc") || variable.equals("dioread_nolock"))) {
      return (set ? "sets " : "clears ") + variable;
    }
    if (variable.equals("bb_bitmap")) {
      long freed = (Long) before & ~(Long) after;
      return freed == 0 ? null : "frees physical cluster " + Long.numberOfTrailingZeros(freed);
    }
    if (variable.equals("i_size") || variable.equals("i_disksize")) {
      return before.equals(after) ? null : "sets " + variable + " " + after;
    }
    return null;
  }

  private static String page(String index, Folio.Page old, Folio.Page now) {
    if (old.present() && !now.present()) {
      return "drops page " + index;
    }
    if (!old.present() && now.uptodate()) {
      return "fills page " + index;
    }
    return !old.dirty() && now.dirty() ? "dirties page " + index : null;
  }

  private static String extents(List<Mapped> old, List<Mapped> now) {
    List<Mapped> gone = without(old, now);
    if (gone.isEmpty()) {
      List<Mapped> added = without(now, old);
      return added.isEmpty() ? converted(old, now) : MAPS + extent(added);
    }
    if (now.stream().anyMatch(n -> n.lblk == gone.get(0).lblk)) {
      return "has " + extent(without(now, old)) + " in place of " + extent(gone);
    }
    return now.stream()
        .filter(n -> n.pblk == gone.get(0).pblk)
        .findFirst()
        .map(n -> "moves " + extent(gone) + " to " + n.lblk)
        .orElse("removes " + extent(gone));
  }

  private static String converted(List<Mapped> old, List<Mapped> now) {
    List<Mapped> changed = new ArrayList<>(now);
    changed.removeAll(old);
    return changed.isEmpty()
        ? null
        : MAKES + "extent " + changed.get(0).lblk + "/" + changed.size()
            + (changed.get(0).unwritten ? " unwritten" : " written");
  }

  /** What {@code these} map and {@code those} do not, or elsewhere. */
  private static List<Mapped> without(List<Mapped> these, List<Mapped> those) {
    List<Mapped> left = new ArrayList<>(these);
    left.removeIf(m -> those.stream().anyMatch(n -> n.lblk == m.lblk && n.pblk == m.pblk));
    return left;
  }

  private static String extent(List<Mapped> blocks) {
    Mapped first = blocks.get(0);
    return (first.unwritten ? "unwritten" : "written") + " extent " + first.lblk + "/" + blocks.size();
  }

  private static List<Mapped> blocks(ExtentTree tree) {
    List<Mapped> blocks = new ArrayList<>();
    for (int i = 0; i < tree.count(); i++) {
      ExtentTree.Extent ex = tree.get(i);
      for (long l = ex.ee_block(); l <= ex.last(); l++) {
        blocks.add(new Mapped(l, ex.ee_start() + l - ex.ee_block(), ex.unwritten()));
      }
    }
    return blocks;
  }
}
